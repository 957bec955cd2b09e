import TrainingEngine

/// Two interleaved half circles with normal noise, even samples labelled 0 and odd ones 1.
public struct MoonsSource: Codable, Equatable, Sendable {
  /// From 2 to 10 million; half of them on each half circle, or one more on that of label 0.
  public var samples: Int
  /// Standard deviation of the noise.
  public var noise: Double
  /// Factor of each feature afterwards; 1 when absent.
  public var scales: [Double]?
}

extension MoonsSource: DataSourceContent {
  static let variant = Variant(
    kind: DataSource.Kind.moons.rawValue,
    description: "Two interleaved half circles, labels 0 and 1.",
    fields: [
      .samples,
      .required("noise", .number(.nonNegative), "Standard deviation of the noise."),
      .planarScales,
    ])

  var source: DataSource { .moons(self) }
  var origin: SampleOrigin { .made(synthesized) }

  func inspect(into inspection: inout DataInspection, reading files: DataFiles?) {
    inspection.expectTwoClasses(samples: samples)
  }

  private func synthesized(seed: UInt64, stream: UInt64) -> DataSet {
    .moons(
      samples: samples, noise: noise, scales: scales ?? [1, 1], seed: seed,
      stream: stream)
  }
}
