/// One character cell of a screen.
public struct Cell: Hashable, Sendable {
  /// A glyph one column wide; the space leaves only the background.
  public var glyph: Unicode.Scalar
  /// The colour of the glyph.
  public var foreground: Color
  /// The colour behind it.
  public var background: Color
  /// What else is done to the glyph.
  public var style: Style

  /// What a terminal can do to a glyph besides colouring it.
  public struct Style: OptionSet, Hashable, Sendable {
    /// One bit an attribute; the C side of the terminal takes the bits as they are.
    public let rawValue: UInt8
    /// Bits other than those of the four attributes mean nothing.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Heavier letters, on many terminals brighter ones: SGR 1.
    public static let bold = Style(rawValue: 1)
    /// Fainter letters; terminals that know nothing of it show plain ones: SGR 2.
    public static let dim = Style(rawValue: 2)
    /// A line under the glyph, also under a space: SGR 4.
    public static let underline = Style(rawValue: 4)
    /// Foreground and background change places: SGR 7.
    public static let reverse = Style(rawValue: 8)
  }

  /// By default a blank in the terminal's own colours.
  public init(
    _ glyph: Unicode.Scalar = " ", foreground: Color = .standard, background: Color = .standard,
    style: Style = []
  ) {
    self.glyph = glyph
    self.foreground = foreground
    self.background = background
    self.style = style
  }
}
