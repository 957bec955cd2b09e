/// Evaluates a program at the points of a list, two at a time where most of what they read is the same.
///
/// The coefficients of what is affine in the coordinates fill many megabytes, and reading them takes
/// longer than combining them: so every part that is read is combined for both points. A point's loss
/// does not depend on which other one it is evaluated with.
struct PairedPlaneEvaluator<Scalar: NetworkScalar>: Sendable {
  private var first: PlaneEvaluator<Scalar>
  private var second: PlaneEvaluator<Scalar>
  /// How many rows are combined for one point and then for the other; nil where each point is evaluated
  /// by itself.
  private let sharedRows: Int?

  /// Coefficients that the second-level cache does not keep from one point to the next, and how many it
  /// keeps while they are combined for two.
  private static var largeBytes: Int { 1 << 19 }
  private static var sharedBytes: Int { 1 << 17 }

  init(_ evaluator: PlaneEvaluator<Scalar>, of program: PlaneProgram<Scalar>) {
    first = evaluator
    second = evaluator
    switch program.stretches.first?.source {
    case .affine(let numbers), .normalizedAffine(let numbers, _):
      let bytes = 3 * MemoryLayout<Scalar>.size
      let rowBytes = max(1, bytes * (program.stretches.first?.entering ?? 0))
      let isLarge = bytes * numbers.base.count > Self.largeBytes
      sharedRows = isLarge ? max(1, Self.sharedBytes / rowBytes) : nil
    case .constant, .normalized, .layer, nil: sharedRows = nil
    }
  }

  /// The mean losses at some points.
  ///
  /// - Parameter isCancelled: Asked before every block of rows.
  /// - Returns: Nil when cancelled.
  mutating func losses(
    at points: [(x: Double, y: Double)], isCancelled: () -> Bool
  ) -> [Double]? {
    var losses: [Double] = []
    losses.reserveCapacity(points.count)
    var next = 0
    while next < points.count {
      if let sharedRows, next + 1 < points.count {
        let pair = (points[next], points[next + 1])
        guard let both = pairOfLosses(at: pair, by: sharedRows, isCancelled: isCancelled) else {
          return nil
        }
        losses += [both.0, both.1]
        next += 2
      } else {
        guard let loss = first.loss(at: points[next], isCancelled: isCancelled) else { return nil }
        losses.append(loss)
        next += 1
      }
    }
    return losses
  }

  private mutating func pairOfLosses(
    at points: ((x: Double, y: Double), (x: Double, y: Double)), by sharedRows: Int,
    isCancelled: () -> Bool
  ) -> (Double, Double)? {
    first.begin(at: points.0)
    second.begin(at: points.1)
    for block in first.blocks {
      guard !isCancelled() else { return nil }
      for start in stride(from: block.lowerBound, to: block.upperBound, by: sharedRows) {
        let part = start..<min(start + sharedRows, block.upperBound)
        first.load(0, block, part: part)
        second.load(0, block, part: part)
      }
      first.run(0, block)
      second.run(0, block)
    }
    guard let loss = first.finish(from: 1, isCancelled: isCancelled),
      let other = second.finish(from: 1, isCancelled: isCancelled)
    else { return nil }
    return (loss, other)
  }
}
