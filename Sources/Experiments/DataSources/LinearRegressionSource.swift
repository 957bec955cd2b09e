import TrainingEngine

/// Linear regression on normal features of chosen scales, means and correlation.
public struct LinearRegressionSource: Codable, Equatable, Sendable {
  /// From 2 to 10 million, before any are held out for testing.
  public var samples: Int
  /// Standard deviation of each feature; their number is the number of features.
  public var scales: [Double]
  /// Mean of each feature; 0 when absent.
  public var means: [Double]?
  /// Correlation of the second feature with the first, in (-1, 1); 0 when absent.
  public var correlation: Double?
  /// Weight of each standardized feature in the target.
  public var coefficients: [Double]
  /// Standard deviation of what the features do not explain.
  public var noise: Double
}

extension LinearRegressionSource: DataSourceContent {
  static let variant = Variant(
    kind: DataSource.Kind.linearRegression.rawValue,
    description:
      "Linear regression: y = sum of coefficients times z, plus noise; x = scales z + means.",
    fields: [
      .samples,
      .required(
        "scales", .array(of: .number(.positive), count: 1...1000),
        "Standard deviation of each feature."),
      .optional(
        "means", .array(of: .number(.any), count: 1...1000), "Mean of each feature; 0 when absent."),
      .optional(
        "correlation", .number(NumberRange(lower: .excluding(-1), upper: .excluding(1))),
        "Correlation of the second feature with the first; 0 when absent."),
      .required(
        "coefficients", .array(of: .number(.any), count: 1...1000),
        "Weight of each standardized feature in the target."),
      .required(
        "noise", .number(.nonNegative), "Standard deviation of what the features do not explain."),
    ])

  var source: DataSource { .linearRegression(self) }
  var origin: SampleOrigin { .made(synthesized) }

  func inspect(into inspection: inout DataInspection, reading files: DataFiles?) {
    inspection.inputs = scales.count
    inspection.count = samples
    inspection.targets = .values(Matrix(rows: 0, columns: 1, elements: []))
    inspection.checkLength(coefficients, "coefficients", as: scales, "scales")
    inspection.checkLength(means, "means", as: scales, "scales")
    if correlation != nil, scales.count < 2 {
      inspection.report(
        inspection.path.appending("correlation"),
        "a single feature has nothing to correlate with")
    }
  }

  private func synthesized(seed: UInt64, stream: UInt64) -> DataSet {
    .linearRegression(
      samples: samples, scales: scales,
      means: means ?? scales.map { _ in 0 },
      correlation: correlation ?? 0, coefficients: coefficients,
      noise: noise, seed: seed, stream: stream)
  }
}
