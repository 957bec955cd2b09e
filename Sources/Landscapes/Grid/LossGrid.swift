/// Losses over a viewport, at the centres of evenly spaced cells.
public struct LossGrid: Equatable, Sendable {
  /// What the cells share out among them: the outer edges of the outermost cells are its edges.
  public let viewport: Viewport
  /// Number of cells from left to right.
  public let columns: Int
  /// Number of cells from bottom to top.
  public let rows: Int
  /// `columns * rows` losses, row by row from the bottom up. Infinities and NaN are kept as they came.
  public let values: [Double]
  /// How coarse the grid is: on every how-many-th column and row, the last ones always, it is as exact
  /// as it is meant to become by what is known so far. Values between are interpolated, see `value(at:)`.
  /// A picture of less than its corners has a stride beyond both sides, and everywhere the loss of the
  /// nearest of them.
  public let stride: Int
  /// How many values were evaluated; the others are interpolated.
  public let evaluatedPoints: Int

  /// - Parameter evaluatedPoints: All when nil.
  public init(
    viewport: Viewport, columns: Int, rows: Int, values: [Double], stride: Int = 1,
    evaluatedPoints: Int? = nil
  ) {
    precondition(columns > 0 && rows > 0, "A grid has at least one cell.")
    precondition(values.count == columns * rows, "A grid has one value a cell.")
    precondition(stride > 0, "A grid has at least its own resolution.")
    self.viewport = viewport
    self.columns = columns
    self.rows = rows
    self.values = values
    self.stride = stride
    self.evaluatedPoints = evaluatedPoints ?? values.count
  }

  /// Whether it is as fine as it is meant to become: what is interpolated still could not be told from
  /// what it would be.
  public var isComplete: Bool { stride == 1 }

  /// The loss of a cell; column 0 is on the left, row 0 at the bottom.
  public func loss(atColumn column: Int, row: Int) -> Double { values[row * columns + column] }

  /// The centre of a cell.
  public func point(atColumn column: Int, row: Int) -> PlaneCoordinates {
    PlaneCoordinates(
      x: viewport.centerX(ofColumn: column, of: columns),
      y: viewport.centerY(ofRow: row, of: rows))
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

extension Viewport {
  func centerX(ofColumn column: Int, of columns: Int) -> Double {
    x.lowerBound + width * ((Double(column) + 0.5) / Double(columns))
  }

  func centerY(ofRow row: Int, of rows: Int) -> Double {
    y.lowerBound + height * ((Double(row) + 0.5) / Double(rows))
  }

  /// Where the centres of a grid's columns lie, from left to right.
  func columnCenters(_ columns: Int) -> [Double] {
    (0..<columns).map { centerX(ofColumn: $0, of: columns) }
  }

  /// Where the centres of a grid's rows lie, from bottom to top.
  func rowCenters(_ rows: Int) -> [Double] { (0..<rows).map { centerY(ofRow: $0, of: rows) } }
}
