extension PlotPath {
  /// Where the path was lost: the cell and sign of an arrow at the edge towards a last point
  /// outside of the plot, or of a cross on the last finite point inside it when none follows.
  func exit(
    from transform: PlotTransform
  ) -> (column: Int, row: Int, symbol: Symbol)? {
    let area = transform.area
    let end = points.firstIndex { !$0.isFinite } ?? points.endIndex
    guard let last = points[..<end].last, !area.isEmpty else { return nil }
    if let cell = transform.cell(of: last) {
      return end < points.endIndex ? (cell.column, cell.row, .failure) : nil
    }
    let position = transform.dotPosition(of: last)
    guard position.isFinite else { return nil }
    let (width, height) = (Double(area.columns * 2), Double(area.rows * 4))
    let beyond = (
      x: position.x < 0 ? position.x : max(position.x - width, 0),
      y: position.y < 0 ? position.y : max(position.y - height, 0)
    )
    let symbol: Symbol =
      abs(beyond.x) > abs(beyond.y)
      ? (beyond.x < 0 ? .exitLeft : .exitRight) : (beyond.y < 0 ? .exitUp : .exitDown)
    return (
      Int(min(max(position.x, 0), width - 1)) / 2, Int(min(max(position.y, 0), height - 1)) / 4,
      symbol
    )
  }
}
