/// Evaluates a program at the points of a list, two at a time where most of what they read is the same.
///
/// The coefficients of what is affine in the coordinates fill many megabytes, and reading them takes
/// longer than combining them: so every part that is read is combined for both points. A point's loss
/// does not depend on which other one it is evaluated with.
struct PairedPlaneEvaluator<Scalar: NetworkScalar>: Sendable {
  private var first: PlaneEvaluator<Scalar>
  private var second: PlaneEvaluator<Scalar>
  /// Whether two points share what they read, and not each point is evaluated by itself.
  private let areShared: Bool

  /// Coefficients that the second-level cache does not keep from one point to the next.
  private static var largeBytes: Int { 1 << 19 }

  init(_ evaluator: PlaneEvaluator<Scalar>, of program: PlaneProgram<Scalar>) {
    first = evaluator
    second = evaluator
    areShared =
      if case .affine(let numbers, _) = program.stretches.first?.source {
        3 * MemoryLayout<Scalar>.size * numbers.base.count > Self.largeBytes
      } else {
        false
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
      if areShared, next + 1 < points.count {
        guard first.begin(at: points[next], isCancelled: isCancelled),
          second.begin(at: points[next + 1], isCancelled: isCancelled)
        else { return nil }
        for block in first.blocks {
          guard !isCancelled() else { return nil }
          PlaneEvaluator.runFirst(block, of: &first, &second)
        }
        guard let loss = first.finish(from: 1, isCancelled: isCancelled),
          let other = second.finish(from: 1, isCancelled: isCancelled)
        else { return nil }
        losses += [loss, other]
        next += 2
      } else {
        guard let loss = first.loss(at: points[next], isCancelled: isCancelled) else { return nil }
        losses.append(loss)
        next += 1
      }
    }
    return losses
  }
}
