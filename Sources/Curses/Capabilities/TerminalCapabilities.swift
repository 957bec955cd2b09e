import Drawing

/// What a terminal can show: the rungs of both ladders, decided once from the environment.
public struct TerminalCapabilities: Hashable, Sendable {
  /// The richest colours to draw in.
  public var colorDepth: ColorDepth
  /// The richest glyphs to draw with.
  public var glyphs: GlyphSet

  /// The two ladders are independent: an ASCII terminal may have all colours.
  public init(colorDepth: ColorDepth, glyphs: GlyphSet) {
    self.colorDepth = colorDepth
    self.glyphs = glyphs
  }

  /// Whether characters beyond ASCII reach the terminal.
  public var supportsUnicode: Bool { glyphs != .ascii }
}

extension GlyphSet {
  /// The glyphs that an environment promises, where characters are written in UTF-8 or not.
  ///
  /// The font of the Linux console has blocks but no braille.
  static func promised(by environment: TerminalEnvironment, writesUTF8: Bool) -> GlyphSet {
    guard writesUTF8 else { return .ascii }
    return environment.term == "linux" ? .block : .braille
  }
}

extension ColorDepth {
  /// The depth that an environment promises.
  ///
  /// - `NO_COLOR`, not empty, means no colours (no-color.org).
  /// - A terminal of the kind `…-direct`, or a `COLORTERM` of `truecolor` or `24bit`, means
  ///   truecolor. GNU screen passes `COLORTERM` on without understanding such colours, and a kind
  ///   without any colours was chosen on purpose, so there it does not count.
  /// - Otherwise the number of colours that the system knows for the kind decides.
  /// - Kinds that the system does not know are today's terminals on yesterday's machines. Those
  ///   known to show 256 colours, by name or because the name says so, get them, and others 16.
  ///
  /// - Parameter knownColors: the number of colours in the system's entry for `TERM`; nil when it
  ///   has none.
  static func promised(by environment: TerminalEnvironment, knownColors: Int?) -> ColorDepth {
    if !environment.noColor.isEmpty { return .monochrome }
    if environment.term.contains("-direct") { return .truecolor }
    let promisesTruecolor = ["truecolor", "24bit"].contains(environment.colorTerm.lowercased())
    let isGNUScreen = environment.isInsideGNUScreen && !environment.isInsideTmux
    if promisesTruecolor && !isGNUScreen && knownColors != 0 { return .truecolor }
    guard let knownColors else {
      let showsMany = kindsOf256Colors.contains { environment.term.contains($0) }
      return showsMany ? .indexed256 : .indexed16
    }
    return switch knownColors {
    case 256...: .indexed256
    case 8...: .indexed16
    default: .monochrome
    }
  }

  private static let kindsOf256Colors = [
    "256color", "kitty", "ghostty", "wezterm", "foot", "alacritty", "contour", "rio", "konsole",
    "iterm", "vte", "gnome", "mlterm", "mintty",
  ]

  /// The number of colours that a terminfo entry needs for this depth.
  var leastColors: Int {
    switch self {
    case .monochrome: 0
    case .indexed16: 8
    case .indexed256: 256
    case .truecolor: 1 << 24
    }
  }
}
