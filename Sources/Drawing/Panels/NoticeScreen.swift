/// All that fits into a window too small for anything else: what is needed.
public struct NoticeScreen: Drawable, Sendable {
  /// What is needed, in a sentence or two.
  public var text: String

  /// The text is wrapped by words; it needs no line breaks of its own.
  public init(_ text: String) {
    self.text = text
  }

  /// Draws the text in the middle, in one line where that is possible, in as many as there are rows
  /// otherwise.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    guard !rect.isEmpty else { return }
    screen.clear(rect, appearance: appearance)
    let lines = appearance.glyphs.spelling(of: text).wrapped(toColumns: rect.columns)
      .prefix(rect.rows)
    let first = rect.row + (rect.rows - lines.count) / 2
    for (index, line) in lines.enumerated() {
      screen.draw(
        StyledText(line), column: rect.column, row: first + index, width: rect.columns,
        alignment: .centre, appearance: appearance)
    }
  }
}
