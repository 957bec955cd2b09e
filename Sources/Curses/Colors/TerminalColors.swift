import Drawing

/// The colours of a terminal as the terminfo entry in use numbers them.
struct TerminalColors {
  let numbering: Numbering
  let depth: ColorDepth

  enum Numbering {
    /// The numbers are those of a palette.
    case palette(count: Int)
    /// The numbers of our own entry: 24-bit colours, and above them the palette.
    case embedded

    /// Whether bright colours have no numbers, so that bold has to make them.
    var lacksBrightColors: Bool {
      if case .palette(count: ..<16) = self { true } else { false }
    }
  }

  /// The number of a colour, or of the nearest that the terminal has; -1 is the terminal's own.
  func number(of color: Color) -> Int32 {
    switch (color.reduced(to: depth), numbering) {
    case (.standard, _): -1
    case (.indexed(let index), .palette(let count)): Int32(Int(index) < count ? index : index % 8)
    case (.indexed(let index), .embedded): EmbeddedTerminfo.firstPaletteNumber + Int32(index)
    case (.rgb(let red, let green, let blue), .embedded):
      Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
    case (.rgb, .palette):
      preconditionFailure("A palette is never used for truecolor.")
    }
  }
}
