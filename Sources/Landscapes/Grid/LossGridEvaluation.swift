/// Coarse to fine evaluation of one grid.
///
/// The first pass evaluates every eighth column and row, each further pass doubles the resolution and
/// keeps what was evaluated before; the fourth completes the grid. No point is evaluated twice.
public struct LossGridEvaluation: Sendable {
  public let viewport: Viewport
  public let columns: Int
  public let rows: Int
  /// Points of the grid evaluated so far.
  public private(set) var evaluatedPoints = 0

  private let surface: any LossSurface
  private var values: [Double]
  private var isEvaluated: [Bool]
  /// The stride of the next pass; nil when there is none.
  private var nextStride: Int?

  /// - Parameters:
  ///   - plane: The loss; every thread of every pass works on a copy.
  ///   - columns: Cells from left to right.
  ///   - rows: Cells from bottom to top.
  public init(plane: any LossSurface, viewport: Viewport, columns: Int, rows: Int) {
    precondition(columns > 0 && rows > 0, "A grid has at least one cell.")
    surface = plane
    self.viewport = viewport
    self.columns = columns
    self.rows = rows
    values = Array(repeating: .nan, count: columns * rows)
    isEvaluated = Array(repeating: false, count: columns * rows)
    nextStride = 8
  }

  /// Whether every point has been evaluated.
  public var isComplete: Bool { nextStride == nil }

  /// The share of points evaluated, 0 to 1.
  public var progress: Double { Double(evaluatedPoints) / Double(values.count) }

  /// Evaluates the next, finer set of points.
  ///
  /// - Parameters:
  ///   - threads: How many share the points out; the result does not depend on it, bit for bit.
  ///   - isCancelled: Asked before every point, on every thread.
  ///   - beginThread: Called on each of the threads before its first point.
  /// - Returns: The whole grid, interpolated between the points evaluated so far; nil when it was
  ///   complete before, or when cancelled (what the cancelled pass evaluated is then dropped).
  public mutating func nextPass(
    threads: Int = 1, isCancelled: @Sendable () -> Bool = { false },
    beginThread: @Sendable () -> Void = {}
  ) -> LossGrid? {
    guard let stride = nextStride else { return nil }
    let blank = LossGrid(viewport: viewport, columns: columns, rows: rows, values: values)
    var pending: [Int] = []
    for row in 0..<rows where row.isMultiple(of: stride) || row == rows - 1 {
      for column in 0..<columns where column.isMultiple(of: stride) || column == columns - 1 {
        let index = row * columns + column
        if !isEvaluated[index] { pending.append(index) }
      }
    }
    let points = pending.map { blank.point(atColumn: $0 % columns, row: $0 / columns) }
    guard
      let losses = surface.losses(
        at: points, threads: threads, isCancelled: isCancelled, beginThread: beginThread)
    else { return nil }
    for (index, loss) in zip(pending, losses) {
      values[index] = loss
      isEvaluated[index] = true
    }
    evaluatedPoints += pending.count
    nextStride = stride == 1 ? nil : stride / 2
    return LossGrid(
      viewport: viewport, columns: columns, rows: rows, values: filled(stride: stride),
      stride: stride)
  }

  /// Evaluates all that is left in one go; for pictures that nobody waits in front of.
  ///
  /// - Returns: The complete grid; nil when it was complete before, or when cancelled.
  public mutating func finish(
    threads: Int = 1, isCancelled: @Sendable () -> Bool = { false }
  ) -> LossGrid? {
    if nextStride != nil { nextStride = 1 }
    return nextPass(threads: threads, isCancelled: isCancelled)
  }

  /// The values, with those between the points of a stride interpolated.
  private func filled(stride: Int) -> [Double] {
    guard stride > 1 else { return values }
    let horizontal = Bracket.all(count: columns, stride: stride)
    let vertical = Bracket.all(count: rows, stride: stride)
    var filled = values
    for row in 0..<rows {
      for column in 0..<columns where !isEvaluated[row * columns + column] {
        filled[row * columns + column] = Bracket.interpolated(horizontal[column], vertical[row]) {
          values[$1 * columns + $0]
        }
      }
    }
    return filled
  }
}
