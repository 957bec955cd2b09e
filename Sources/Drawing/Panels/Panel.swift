/// A frame with a title in its upper edge and two texts in its lower edge.
public struct Panel: Drawable, Sendable {
  /// At the left end of the upper edge.
  public var title: StyledText
  /// At the right end of the upper edge.
  public var titleTrailing: StyledText
  /// At the left end of the lower edge.
  public var footerLeading: StyledText
  /// At the right end of the lower edge; left out when it does not fit.
  public var footerTrailing: StyledText
  /// Whether keys act on what is inside.
  public var isFocused: Bool

  /// By default a plain frame without texts that no key acts on.
  public init(
    title: StyledText = "", titleTrailing: StyledText = "", footerLeading: StyledText = "",
    footerTrailing: StyledText = "", isFocused: Bool = false
  ) {
    self.title = title
    self.titleTrailing = titleTrailing
    self.footerLeading = footerLeading
    self.footerTrailing = footerTrailing
    self.isFocused = isFocused
  }

  /// What is left for the content.
  public static func content(of rect: Rect) -> Rect { rect.inset(by: 1) }

  /// Draws the frame and clears what is inside.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    screen.clear(rect, appearance: appearance)
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let (right, bottom) = (rect.endColumn - 1, rect.endRow - 1)
    let palette = appearance.palette
    let ink = Ink.frame.resolved(for: appearance)
    var cell = Cell(
      foreground: isFocused ? palette.focusedFrame : ink.color, background: palette.background,
      style: isFocused ? [] : ink.style)
    func put(_ symbol: Symbol, _ column: Int, _ row: Int) {
      cell.glyph = appearance.glyphs.glyph(symbol)
      screen[column, row] = cell
    }
    for column in rect.column...right {
      put(.horizontal, column, rect.row)
      put(.horizontal, column, bottom)
    }
    for row in rect.row...bottom {
      put(.vertical, rect.column, row)
      put(.vertical, right, row)
    }
    put(.topLeft, rect.column, rect.row)
    put(.topRight, right, rect.row)
    put(.bottomLeft, rect.column, bottom)
    put(.bottomRight, right, bottom)
    drawEdge(title, titleTrailing, row: rect.row, rect: rect, of: &screen, appearance: appearance)
    drawEdge(
      footerLeading, footerTrailing, row: bottom, rect: rect, of: &screen, appearance: appearance)
  }

  /// Two texts in an edge, each with a blank before and after it. The trailing one gives way.
  private func drawEdge(
    _ leading: StyledText, _ trailing: StyledText, row: Int, rect: Rect, of screen: inout Screen,
    appearance: Appearance
  ) {
    let room = rect.columns - 4
    guard room > 0 else { return }
    let leadingWidth = min(leading.width(in: appearance.glyphs), room)
    if !leading.isEmpty {
      screen.draw(
        " " + leading + " ", column: rect.column + 1, row: row, width: leadingWidth + 2,
        appearance: appearance)
    }
    let trailingWidth = trailing.width(in: appearance.glyphs)
    let rest = leading.isEmpty ? room : room - leadingWidth - 3
    guard !trailing.isEmpty, trailingWidth <= rest else { return }
    screen.draw(
      " " + trailing + " ", column: rect.endColumn - 3 - trailingWidth, row: row,
      width: trailingWidth + 2, appearance: appearance)
  }
}
