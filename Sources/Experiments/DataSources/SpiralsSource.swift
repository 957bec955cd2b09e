import TrainingEngine

/// Two spirals out of the origin, opposite each other, with normal noise; even samples labelled 0 and
/// odd ones 1.
public struct SpiralsSource: Codable, Equatable, Sendable {
  /// From 2 to 10 million; half of them on each spiral, or one more on that of label 0.
  public var samples: Int
  /// Standard deviation of the noise.
  public var noise: Double
  /// How often each winds around the origin; 1 when absent.
  public var turns: Double?
  /// Factor of each feature afterwards; 1 when absent.
  public var scales: [Double]?
}

extension SpiralsSource: DataSourceContent {
  static let variant = Variant(
    kind: DataSource.Kind.spirals.rawValue,
    description: "Two spirals wound into each other, labels 0 and 1.",
    fields: [
      .samples,
      .required("noise", .number(.nonNegative), "Standard deviation of the noise."),
      .optional(
        "turns", .number(.positive), "How often each winds around the centre; 1 when absent."),
      .planarScales,
    ])

  var source: DataSource { .spirals(self) }
  var origin: SampleOrigin { .made(synthesized) }

  func inspect(into inspection: inout DataInspection, reading files: DataFiles?) {
    inspection.expectTwoClasses(samples: samples)
  }

  private func synthesized(seed: UInt64, stream: UInt64) -> DataSet {
    .spirals(
      samples: samples, noise: noise, turns: turns ?? 1,
      scales: scales ?? [1, 1], seed: seed, stream: stream)
  }
}
