extension Screen {
  /// The glyphs alone: a line a row, blanks at line ends left out, each line ended by a newline.
  public var plainText: String {
    var text = ""
    for row in 0..<size.rows {
      var line = String.UnicodeScalarView()
      var used = line.endIndex
      for column in 0..<size.columns {
        let glyph = self[column, row].glyph
        line.append(glyph)
        if glyph != " " { used = line.endIndex }
      }
      text.unicodeScalars.append(contentsOf: line[..<used])
      text.append("\n")
    }
    return text
  }

  /// The picture for a terminal: a line a row, with SGR sequences where colour or style change.
  ///
  /// Every line begins and ends in the terminal's own colours, so that lines can be cut and joined.
  public var ansiText: String {
    var text = ""
    text.reserveCapacity(size.columns * size.rows * 8)
    for row in 0..<size.rows {
      var pen = Pen()
      for column in visibleColumns(ofRow: row) {
        let cell = self[column, row]
        pen.change(to: cell, in: &text)
        text.unicodeScalars.append(cell.glyph)
      }
      pen.change(to: Cell(), in: &text)
      text.append("\n")
    }
    return text
  }

  /// Up to the last cell that leaves a mark.
  private func visibleColumns(ofRow row: Int) -> Range<Int> {
    var end = size.columns
    while end > 0, self[end - 1, row] == Cell() { end -= 1 }
    return 0..<end
  }
}

/// The colours and style that a terminal draws in, and the shortest sequence to change them.
private struct Pen {
  private var foreground = Color.standard
  private var background = Color.standard
  private var style = Cell.Style()

  mutating func change(to cell: Cell, in text: inout String) {
    var codes: [String] = []
    // A space shows no foreground, unless reversed or underlined: keeping the old saves a sequence.
    let showsForeground =
      cell.glyph != " " || cell == Cell() || !cell.style.isDisjoint(with: [.reverse, .underline])
    let foreground = showsForeground ? cell.foreground : self.foreground
    if style != cell.style {
      let unchanged = Pen()
      if !style.isSubset(of: cell.style) {
        codes.append("0")
        self = unchanged
      }
      if cell.style.contains(.bold), !style.contains(.bold) { codes.append("1") }
      if cell.style.contains(.dim), !style.contains(.dim) { codes.append("2") }
      if cell.style.contains(.underline), !style.contains(.underline) { codes.append("4") }
      if cell.style.contains(.reverse), !style.contains(.reverse) { codes.append("7") }
      style = cell.style
    }
    if foreground == .standard, cell.background == .standard, style.isEmpty,
      self.foreground != .standard || self.background != .standard
    {
      codes = ["0"]
    } else {
      if self.foreground != foreground { codes.append(foreground.selection(base: 30)) }
      if self.background != cell.background { codes.append(cell.background.selection(base: 40)) }
    }
    self.foreground = foreground
    background = cell.background
    guard !codes.isEmpty else { return }
    text += "\u{1B}[" + codes.joined(separator: ";") + "m"
  }
}

extension Color {
  /// The SGR parameters that select the colour; base 30 for the foreground, 40 for the background.
  fileprivate func selection(base: Int) -> String {
    switch self {
    case .standard: "\(base + 9)"
    case .indexed(let index) where index < 8: "\(base + Int(index))"
    case .indexed(let index) where index < 16: "\(base + 52 + Int(index))"
    case .indexed(let index): "\(base + 8);5;\(index)"
    case .rgb(let red, let green, let blue): "\(base + 8);2;\(red);\(green);\(blue)"
    }
  }
}
