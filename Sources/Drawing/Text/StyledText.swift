/// A line of text in runs of different ink.
///
/// Every Unicode scalar takes one column: no emoji, no wide and no combining characters.
public struct StyledText: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// Neighbouring characters that look alike.
  public struct Run: Hashable, Sendable {
    /// The characters.
    public var text: String
    /// What they are drawn in.
    public var ink: Ink
    /// Whether they are drawn bold.
    public var isBold: Bool

    /// By default plain text, in the ink of what is to be read.
    public init(_ text: String, _ ink: Ink = .text, isBold: Bool = false) {
      self.text = text
      self.ink = ink
      self.isBold = isBold
    }
  }

  /// In order.
  public var runs: [Run]

  /// Without runs an empty line, which takes no column.
  public init(_ runs: [Run] = []) {
    self.runs = runs
  }

  /// One run; none where the text is empty.
  public init(_ text: String, _ ink: Ink = .text, isBold: Bool = false) {
    runs = text.isEmpty ? [] : [Run(text, ink, isBold: isBold)]
  }

  /// Plain text, so that a literal can stand wherever styled text is asked for.
  public init(stringLiteral text: String) {
    self.init(text)
  }

  /// Whether there is nothing to draw.
  public var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }

  /// The text without its inks.
  public var plain: String { runs.map(\.text).joined() }

  /// Columns that the text takes on a rung: ASCII spells some symbols out.
  public func width(in glyphs: GlyphSet) -> Int {
    runs.reduce(0) { $0 + glyphs.spelling(of: $1.text).unicodeScalars.count }
  }

  /// One line behind the other; runs keep their inks.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    StyledText(left.runs + right.runs)
  }

  /// Appends the right line's runs.
  public static func += (left: inout StyledText, right: StyledText) {
    left.runs += right.runs
  }
}
