import TrainingEngine

/// Points below and above the wave x₂ = 0.8 sin(1.5 x₁), even samples below, labelled 0, and odd ones
/// above, labelled 1.
public struct CatsSource: Codable, Equatable, Sendable {
  /// From 2 to 10 million; half of them on each side, or one more below.
  public var samples: Int
  /// The ends between which x₁ is uniform; -3.1 and -0.1, the black cats, when absent.
  public var range: ClosedRange<Double>?
  /// Factor of each feature afterwards; 1 when absent.
  public var scales: [Double]?
}

extension CatsSource: DataSourceContent {
  static let variant = Variant(
    kind: DataSource.Kind.cats.rawValue,
    description: "Points below (label 0) and above (label 1) the wave y = 0.8 sin(1.5 x).",
    fields: [
      .samples,
      .optional(
        "range", .interval, "The ends between which x is uniform; -3.1 and -0.1 when absent."),
      .planarScales,
    ])

  var source: DataSource { .cats(self) }
  var origin: SampleOrigin { .made(synthesized) }

  func inspect(into inspection: inout DataInspection, reading files: DataFiles?) {
    inspection.expectTwoClasses(samples: samples)
  }

  private func synthesized(seed: UInt64, stream: UInt64) -> DataSet {
    .cats(
      samples: samples, range: range ?? -3.1 ... -0.1,
      scales: scales ?? [1, 1], seed: seed, stream: stream)
  }
}
