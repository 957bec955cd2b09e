/// Losses over a viewport, at the centres of evenly spaced cells.
public struct LossGrid: Equatable, Sendable {
  public let viewport: Viewport
  /// Number of cells from left to right.
  public let columns: Int
  /// Number of cells from bottom to top.
  public let rows: Int
  /// `columns * rows` losses, row by row from the bottom up. Infinities and NaN are kept as they came.
  public let values: [Double]
  /// How coarse the grid is: every how-many-th column and row was evaluated, the last ones always.
  /// Values between are interpolated, see `value(at:)`. At 1 every value was evaluated.
  public let stride: Int

  public init(viewport: Viewport, columns: Int, rows: Int, values: [Double], stride: Int = 1) {
    precondition(columns > 0 && rows > 0, "A grid has at least one cell.")
    precondition(values.count == columns * rows, "A grid has one value a cell.")
    precondition(stride > 0, "A grid has at least its own resolution.")
    self.viewport = viewport
    self.columns = columns
    self.rows = rows
    self.values = values
    self.stride = stride
  }

  /// Whether every value was evaluated, none interpolated.
  public var isComplete: Bool { stride == 1 }

  /// The loss of a cell; column 0 is on the left, row 0 at the bottom.
  public func loss(atColumn column: Int, row: Int) -> Double { values[row * columns + column] }

  /// The centre of a cell.
  public func point(atColumn column: Int, row: Int) -> PlaneCoordinates {
    PlaneCoordinates(
      x: viewport.x.lowerBound + viewport.width * ((Double(column) + 0.5) / Double(columns)),
      y: viewport.y.lowerBound + viewport.height * ((Double(row) + 0.5) / Double(rows)))
  }

  /// The lowest finite loss and where it is; nil when no loss is finite.
  public var lowest: (point: PlaneCoordinates, loss: Double)? {
    var place: Int?
    for (index, value) in values.enumerated() where value.isFinite {
      if place.map({ value < values[$0] }) ?? true { place = index }
    }
    return place.map { (point(atColumn: $0 % columns, row: $0 / columns), values[$0]) }
  }
}
