/// Two units of a layer over a batch: what a scatter plot shows, with the moments of the cloud.
public struct UnitPair: Equatable, Sendable {
  /// The first unit, one number a sample.
  public let x: [Double]
  /// The second unit, one number a sample.
  public let y: [Double]
  /// Mean and spread of the first.
  public let xSummary: SummaryStatistics
  /// Mean and spread of the second.
  public let ySummary: SummaryStatistics
  /// Σ(x - mean x)(y - mean y)/n, biased like the variances beside which it stands.
  public let covariance: Double

  /// Traps when the two are not equally long.
  ///
  /// - Parameters:
  ///   - x: One number a sample.
  ///   - y: As many.
  public init(x: [Double], y: [Double]) {
    precondition(x.count == y.count, "A pair needs two numbers a sample.")
    let (xSummary, ySummary) = (SummaryStatistics(of: x), SummaryStatistics(of: y))
    var products = 0.0
    for (x, y) in zip(x, y) { products.addProduct(x - xSummary.mean, y - ySummary.mean) }
    self.x = x
    self.y = y
    self.xSummary = xSummary
    self.ySummary = ySummary
    covariance = products / Double(x.count)
  }

  /// Pearson's correlation, from -1 to 1 but for rounding; nil where a unit is the same for all samples,
  /// so that there is none.
  public var correlation: Double? {
    guard xSummary.variance > 0, ySummary.variance > 0 else { return nil }
    return covariance / (xSummary.standardDeviation * ySummary.standardDeviation)
  }
}
