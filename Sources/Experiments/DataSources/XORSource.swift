import TrainingEngine

/// Four normal clouds at (±1, ±1): even samples where the signs agree, labelled 0, and odd ones where
/// they differ, labelled 1.
public struct XORSource: Codable, Equatable, Sendable {
  /// From 2 to 10 million; half of them of each label, or one more of label 0.
  public var samples: Int
  /// Standard deviation of each cloud.
  public var noise: Double
  /// Factor of each feature afterwards; 1 when absent.
  public var scales: [Double]?
}

extension XORSource: DataSourceContent {
  static let variant = Variant(
    kind: DataSource.Kind.xor.rawValue,
    description: "Four normal clouds at (+-1, +-1), labels 0 where signs agree and 1 elsewhere.",
    fields: [
      .samples,
      .required("noise", .number(.nonNegative), "Standard deviation of each cloud."),
      .planarScales,
    ])

  var source: DataSource { .xor(self) }
  var origin: SampleOrigin { .made(synthesized) }

  func inspect(into inspection: inout DataInspection, reading files: DataFiles?) {
    inspection.expectTwoClasses(samples: samples)
  }

  private func synthesized(seed: UInt64, stream: UInt64) -> DataSet {
    .exclusiveOr(
      samples: samples, noise: noise, scales: scales ?? [1, 1], seed: seed,
      stream: stream)
  }
}
