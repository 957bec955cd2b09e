/// A line of keys and what they do; the last ones are left out when there is no room.
public struct KeyHints: Drawable, Sendable {
  /// A key and what it does.
  public struct Hint: Hashable, Sendable {
    /// As printed on the keyboard.
    public var key: String
    /// In a word or two.
    public var label: String

    /// Both are drawn as they are given, the key bold before its label.
    public init(_ key: String, _ label: String) {
      self.key = key
      self.label = label
    }
  }

  /// The most important first.
  public var hints: [Hint]

  /// The order is that of importance: what has no room is left out from the end.
  public init(_ hints: [Hint]) {
    self.hints = hints
  }

  /// Draws the line in the first row.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    screen.clear(rect, appearance: appearance)
    let line = rect.inset(left: 1, right: 1)
    guard !line.isEmpty else { return }
    var column = line.column
    for hint in hints {
      let text = StyledText(hint.key, .accent, isBold: true) + StyledText(" " + hint.label, .dim)
      let width = text.width(in: appearance.glyphs)
      guard column + width <= line.endColumn else { break }
      screen.draw(text, column: column, row: line.row, width: width, appearance: appearance)
      column += width + 2
    }
  }
}
