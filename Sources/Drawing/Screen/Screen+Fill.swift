extension Screen {
  /// Fills a rectangle with one cell.
  public mutating func fill(_ rect: Rect, with cell: Cell) {
    for row in max(rect.row, 0)..<max(min(rect.endRow, size.rows), max(rect.row, 0)) {
      for column in max(
        rect.column, 0)..<max(min(rect.endColumn, size.columns), max(rect.column, 0))
      {
        self[column, row] = cell
      }
    }
  }

  /// Fills a rectangle with the background of an appearance.
  public mutating func clear(_ rect: Rect, appearance: Appearance) {
    let palette = appearance.palette
    fill(rect, with: Cell(foreground: palette.text, background: palette.background))
  }
}
