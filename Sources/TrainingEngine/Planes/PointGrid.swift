/// The points at the crossings of columns and rows of a plane, counted row by row.
public struct PointGrid: Sendable {
  /// The x of each column.
  public let x: [Double]
  /// The y of each row.
  public let y: [Double]

  /// A grid of as many points as there are crossings.
  public init(x: [Double], y: [Double]) {
    (self.x, self.y) = (x, y)
  }

  /// How many points there are.
  public var count: Int { x.count * y.count }

  /// The same with coordinates as a scalar holds them.
  func rounded<Scalar: NetworkScalar>(to scalar: Scalar.Type) -> PointGrid {
    PointGrid(x: x.map { Double(Scalar($0)) }, y: y.map { Double(Scalar($0)) })
  }

  /// What some of the points take of one row.
  struct Piece {
    let y: Double
    let columns: Range<Int>
  }

  /// Points that follow each other, cut where a row ends.
  func pieces(of points: Range<Int>) -> [Piece] {
    precondition(points.lowerBound >= 0 && points.upperBound <= count, "A grid has no such points.")
    guard !points.isEmpty else { return [] }
    let rows = points.lowerBound / x.count...(points.upperBound - 1) / x.count
    return rows.map { row in
      let start = row * x.count
      let taken = points.clamped(to: start..<start + x.count)
      return Piece(y: y[row], columns: taken.lowerBound - start..<taken.upperBound - start)
    }
  }

  /// The coordinates of points that follow each other.
  func listed(_ points: Range<Int>) -> [(x: Double, y: Double)] {
    var listed: [(x: Double, y: Double)] = []
    listed.reserveCapacity(points.count)
    for piece in pieces(of: points) {
      for column in piece.columns { listed.append((x[column], piece.y)) }
    }
    return listed
  }
}
