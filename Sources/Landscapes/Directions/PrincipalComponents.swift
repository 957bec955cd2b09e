import TrainingEngine

/// The two directions in which some points of parameter space, those of a training run, spread most.
///
/// The points are centred on their mean. There are far fewer points than parameters, so the
/// eigenvectors q of the Gram matrix of the points take the place of those of the covariance, which has
/// the same eigenvalues λ: a component is Σ qᵢ (pᵢ - mean) / √λ.
public struct PrincipalComponents: Sendable {
  /// The mean of the finite points, as long as the parameters: where the plane's variance is measured
  /// from.
  public let mean: [Double]
  /// Of length 1, the strongest along x. Each points to the side on which the last point lies.
  public let directions: PlaneDirections
  /// The share of the points' variance along each of the two, from 0 to 1. What both leave is off the
  /// plane.
  public let explainedVariance: (x: Double, y: Double)

  /// - Parameters:
  ///   - points: In the order of the run; those that are not finite do not count.
  ///   - seed: Where all points lie on one line, the second direction is drawn, from this seed.
  ///   - isCancelled: Asked at least every few milliseconds.
  /// - Returns: Nil where fewer than two points differ, and when cancelled.
  public init?(
    of points: [[Double]], seed: UInt64, isCancelled: () -> Bool = { false }
  ) {
    let points = points.filter { point in !isCancelled() && point.allSatisfy(\.isFinite) }
    guard points.count > 1 else { return nil }
    let mean = Self.mean(of: points, isCancelled: isCancelled)
    guard let gram = Self.gram(of: points, around: mean, isCancelled: isCancelled) else {
      return nil
    }
    guard let decomposition = SymmetricEigendecomposition(gram, isCancelled: isCancelled) else {
      return nil
    }
    // What rounding leaves of an eigenvalue that is zero is negative half of the time.
    let variances = decomposition.values.map { max($0, 0) }
    let total = variances.reduce(0, +)
    guard total > 0, total.isFinite else { return nil }

    func component(_ number: Int) -> [Double] {
      var sum = Array(repeating: 0.0, count: mean.count)
      for (index, point) in points.enumerated() where !isCancelled() {
        let weight = decomposition.vectors[number, index]
        sum = sum.adding(point.adding(mean, times: -1), times: weight)
      }
      let last = points[points.count - 1].adding(mean, times: -1).dot(sum)
      return last < 0 ? sum.times(-1) : sum
    }
    let first = component(0)
    let spreads = variances[1] > Self.rounding * variances[0]
    let found =
      spreads
      ? PlaneDirections(unitAlong: first, and: component(1), isCancelled: isCancelled)
      : PlaneDirections(unitAlong: first, andRandomWithSeed: seed, isCancelled: isCancelled)
    guard let found, !isCancelled() else { return nil }
    self.mean = mean
    directions = found
    explainedVariance = (variances[0] / total, spreads ? variances[1] / total : 0)
  }

  /// The mean, taken from the first point on: where points do not differ in a coordinate it is theirs to
  /// the last bit, and nothing is left of it that could pass for a movement.
  private static func mean(of points: [[Double]], isCancelled: () -> Bool) -> [Double] {
    let first = points[0]
    var sums = Array(repeating: 0.0, count: first.count)
    for point in points.dropFirst() where !isCancelled() {
      for index in sums.indices { sums[index] += point[index] - first[index] }
    }
    return first.adding(sums, times: 1 / Double(points.count))
  }

  /// The products of all points with each other, less their mean, some thousand coordinates at a time:
  /// those of all points fit into the cache.
  ///
  /// - Returns: Nil when cancelled.
  private static func gram(
    of points: [[Double]], around mean: [Double], isCancelled: () -> Bool
  ) -> Matrix? {
    let count = points.count
    var sums = Array(repeating: 0.0, count: count * count)
    for start in stride(from: 0, to: mean.count, by: coordinatesAtATime) {
      let range = start..<min(start + coordinatesAtATime, mean.count)
      let center = Array(mean[range])
      let offsets = points.map { Array($0[range]).adding(center, times: -1) }
      for row in 0..<count {
        guard !isCancelled() else { return nil }
        for column in row..<count {
          sums[row * count + column] += offsets[row].dot(offsets[column])
        }
      }
    }
    for row in 0..<count {
      for column in 0..<row { sums[row * count + column] = sums[column * count + row] }
    }
    return Matrix(rows: count, columns: count, elements: sums)
  }

  private static let coordinatesAtATime = 2048

  /// Of two eigenvalues of a Gram matrix, one this much smaller is rounding.
  private static let rounding = 1e-12
}

extension PlaneDirections {
  /// A direction of length 1 and a random one at right angles to it.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds.
  /// - Returns: Nil where there is no direction, and when cancelled.
  public init?(
    unitAlong x: consuming [Double], andRandomWithSeed seed: UInt64,
    isCancelled: () -> Bool = { false }
  ) {
    let length = x.length
    guard length > 0, length.isFinite else { return nil }
    x.scale(by: 1 / length)
    self.init(along: x, andRandomWithSeed: seed, isCancelled: isCancelled)
  }
}
