/// Follows the lines of one level after the other through a grid.
///
/// A line crosses edges between neighbouring samples. In every square of four samples it runs from one
/// edge to another, with the higher ground on its left; the neighbouring square takes it up at the
/// same edge. So each crossed edge has at most one successor, and lines are chains of successors.
struct ContourTracer {
  private let grid: LossGrid
  /// The lowest and the highest sample of each square, by its lower left sample. Most levels pass most
  /// squares by, which these two tell at once; where a sample is not finite, all do.
  private var lows: [Double]
  private var highs: [Double]
  /// For each edge the edge that follows on the line at hand, or none. The edge to the right of sample
  /// (column, row) has number 2 (row · columns + column), the edge above it has the next.
  private var successor: [Int32]
  private var hasPredecessor: [Bool]

  private static let none: Int32 = -1

  init(grid: LossGrid) {
    self.grid = grid
    lows = Array(repeating: .infinity, count: grid.columns * grid.rows)
    highs = Array(repeating: -.infinity, count: grid.columns * grid.rows)
    for row in 0..<grid.rows - 1 {
      for column in 0..<grid.columns - 1 {
        let sample = row * grid.columns + column
        guard let range = Square(of: grid, at: sample).range else { continue }
        lows[sample] = range.lowerBound
        highs[sample] = range.upperBound
      }
    }
    let edges = 2 * grid.columns * grid.rows
    successor = Array(repeating: Self.none, count: edges)
    hasPredecessor = Array(repeating: false, count: edges)
  }

  /// The lines of a level: open ones first, each group in the order of the edges where they begin.
  mutating func lines(at level: Double) -> [ContourLine] {
    guard level.isFinite else { return [] }
    let starts = connect(level)
    var lines: [ContourLine] = []
    for edge in starts where successor[edge] != Self.none && !hasPredecessor[edge] {
      lines.append(follow(edge, level, isClosed: false))
    }
    // What is left has neither beginning nor end.
    for edge in starts where successor[edge] != Self.none {
      lines.append(follow(edge, level, isClosed: true))
    }
    return lines
  }

  /// Finds every square's piece of the lines.
  ///
  /// - Returns: The edges at which a piece begins.
  private mutating func connect(_ level: Double) -> [Int] {
    var starts: [Int] = []
    let columns = grid.columns
    for row in 0..<grid.rows - 1 {
      for column in 0..<columns - 1 {
        let sample = row * columns + column
        guard lows[sample] < level, level <= highs[sample] else { continue }
        for piece in Square(of: grid, at: sample).pieces(at: level) {
          let start = edge(piece.from, of: sample)
          let end = edge(piece.to, of: sample)
          successor[start] = Int32(end)
          hasPredecessor[end] = true
          starts.append(start)
        }
      }
    }
    return starts
  }

  private func edge(_ side: Square.Side, of sample: Int) -> Int {
    switch side {
    case .bottom: 2 * sample
    case .left: 2 * sample + 1
    case .top: 2 * (sample + grid.columns)
    case .right: 2 * (sample + 1) + 1
    }
  }

  /// Takes a line out of the table, from one edge on.
  private mutating func follow(_ first: Int, _ level: Double, isClosed: Bool) -> ContourLine {
    var points: [PlaneCoordinates] = []
    var edge = first
    while true {
      let point = crossing(of: edge, level)
      // Through a sample that is exactly at the level, a line crosses two edges at one point.
      if point != points.last { points.append(point) }
      let next = successor[edge]
      successor[edge] = Self.none
      hasPredecessor[edge] = false
      if next == Self.none || Int(next) == first { break }
      edge = Int(next)
    }
    if isClosed, points.count > 1, points.first == points.last { points.removeLast() }
    return ContourLine(level: level, points: points, isClosed: isClosed)
  }

  /// Where the level crosses an edge, by linear interpolation.
  private func crossing(of edge: Int, _ level: Double) -> PlaneCoordinates {
    let sample = edge / 2
    let isHorizontal = edge.isMultiple(of: 2)
    let (column, row) = (sample % grid.columns, sample / grid.columns)
    let (nextColumn, nextRow) = isHorizontal ? (column + 1, row) : (column, row + 1)
    let (start, end) = (
      grid.loss(atColumn: column, row: row), grid.loss(atColumn: nextColumn, row: nextRow)
    )
    // Halved, so that the difference of two finite losses is finite.
    let fraction = (level / 2 - start / 2) / (end / 2 - start / 2)
    let (from, to) = (
      grid.point(atColumn: column, row: row), grid.point(atColumn: nextColumn, row: nextRow)
    )
    return PlaneCoordinates(
      x: from.x + (to.x - from.x) * fraction, y: from.y + (to.y - from.y) * fraction)
  }
}
