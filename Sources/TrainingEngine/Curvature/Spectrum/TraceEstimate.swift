/// The trace of a large symmetric matrix, estimated from its products with random vectors.
///
/// For z with independent components ±1 the mean of zᵀHz is the trace, and its variance is twice the sum
/// of the squares off the diagonal (Hutchinson 1990).
public struct TraceEstimate: Equatable, Sendable {
  /// The mean over the probes.
  public let value: Double
  /// The standard error of that mean; not a number with a single probe, which tells nothing of it.
  public let standardError: Double
  /// Products that were taken.
  public let probes: Int

  /// - Parameters:
  ///   - order: Rows and columns of the matrix.
  ///   - probes: Vectors, of which there are some or it traps; vector k comes from stream 91000 + k.
  ///   - product: The matrix times a vector; nil when cancelled.
  /// - Returns: Nil when cancelled or when a product is not finite.
  public init?(
    order: Int, probes: Int, seed: UInt64, product: (_ vector: [Double]) -> [Double]?
  ) {
    precondition(probes > 0, "An estimate takes at least one probe.")
    var heights: [Double] = []
    for probe in 0..<probes {
      var stream = RandomStream(seed: seed, stream: 91000 + UInt64(probe))
      let signs = (0..<order).map { _ in stream.next() >> 63 == 0 ? 1.0 : -1.0 }
      guard let image = product(signs) else { return nil }
      let height = Kernels.dot(signs.span, image.span)
      guard height.isFinite else { return nil }
      heights.append(height)
    }
    let mean = heights.reduce(0, +) / Double(probes)
    let squares = heights.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    value = mean
    standardError = (squares / Double(probes - 1) / Double(probes)).squareRoot()
    self.probes = probes
  }
}
