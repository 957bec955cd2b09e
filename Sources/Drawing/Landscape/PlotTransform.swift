/// Where points of the plane lie on the glass, and cells in the plane.
public struct PlotTransform: Hashable, Sendable {
  /// What the cells show.
  public let range: PlotRange
  /// The cells that show the range.
  public let area: Rect

  /// The edges of the range fall on the outer edges of the area's cells.
  public init(range: PlotRange, area: Rect) {
    self.range = range
    self.area = area
  }

  /// The point of the plane under the middle of a cell of the screen.
  public func point(column: Int, row: Int) -> PlotPoint {
    PlotPoint(
      range.x.lowerBound + range.width * (Double(column - area.column) + 0.5)
        / Double(max(area.columns, 1)),
      range.y.upperBound - range.height * (Double(row - area.row) + 0.5) / Double(max(area.rows, 1))
    )
  }

  /// The cell of the screen that shows a point; `nil` when it lies outside of the range or is not
  /// finite.
  public func cell(of point: PlotPoint) -> (column: Int, row: Int)? {
    guard !area.isEmpty, point.isFinite, range.contains(point) else { return nil }
    let position = dotPosition(of: point)
    return (
      area.column + min(Int(position.x / 2), area.columns - 1),
      area.row + min(Int(position.y / 4), area.rows - 1)
    )
  }

  /// The place of a point in dots from the top left of the area, y downwards: two dots a column,
  /// four a row. Not finite where the point is not.
  func dotPosition(of point: PlotPoint) -> PlotPoint {
    PlotPoint(
      (point.x - range.x.lowerBound) / range.width * Double(area.columns * 2),
      (range.y.upperBound - point.y) / range.height * Double(area.rows * 4))
  }
}
