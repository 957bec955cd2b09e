/// A line with a text at each end and one between them. The middle gives way first, then the
/// trailing text.
public struct HeaderLine: Drawable, Sendable {
  /// At the left end; cut when nothing else helps.
  public var leading: StyledText
  /// In the middle of the line where that is free.
  public var middle: StyledText
  /// At the right end.
  public var trailing: StyledText

  /// An empty text takes no room.
  public init(leading: StyledText, middle: StyledText = "", trailing: StyledText = "") {
    self.leading = leading
    self.middle = middle
    self.trailing = trailing
  }

  /// Draws the line in the first row.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    screen.clear(rect, appearance: appearance)
    let line = rect.inset(left: 1, right: 1)
    guard !line.isEmpty else { return }
    let glyphs = appearance.glyphs
    let left = min(leading.width(in: glyphs), line.columns)
    screen.draw(
      leading, column: line.column, row: line.row, width: line.columns, appearance: appearance)
    var free = (line.column + left + 2)..<max(line.endColumn, line.column + left + 2)
    let right = trailing.width(in: glyphs)
    if !trailing.isEmpty, right <= free.count {
      screen.draw(
        trailing, column: free.upperBound - right, row: line.row, width: right,
        appearance: appearance)
      free = free.lowerBound..<max(free.upperBound - right - 2, free.lowerBound)
    }
    let width = middle.width(in: glyphs)
    guard width <= free.count else { return }
    let centred = line.column + (line.columns - width) / 2
    let start = min(max(centred, free.lowerBound), free.upperBound - width)
    screen.draw(middle, column: start, row: line.row, width: width, appearance: appearance)
  }
}
