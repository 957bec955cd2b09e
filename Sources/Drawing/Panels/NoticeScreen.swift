/// All that fits into a window too small for anything else: what is needed.
public struct NoticeScreen: Drawable, Sendable {
  /// What is needed, in one line.
  public var text: StyledText

  public init(_ text: StyledText) {
    self.text = text
  }

  /// Draws the line in the middle.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    guard !rect.isEmpty else { return }
    screen.clear(rect, appearance: appearance)
    screen.draw(
      text, column: rect.column, row: rect.row + max(rect.rows - 1, 0) / 2, width: rect.columns,
      alignment: .centre, appearance: appearance)
  }
}
