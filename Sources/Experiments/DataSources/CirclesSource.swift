import TrainingEngine

/// Two circles around the origin with normal noise, even samples on the outer one, labelled 0, and odd
/// ones on the inner one, labelled 1.
public struct CirclesSource: Codable, Equatable, Sendable {
  /// From 2 to 10 million; half of them on each circle, or one more on the outer.
  public var samples: Int
  /// Standard deviation of the noise.
  public var noise: Double
  /// Radius of the inner circle, in (0, 1), that of the outer being 1; 0.5 when absent.
  public var ratio: Double?
  /// Factor of each feature afterwards; 1 when absent.
  public var scales: [Double]?
}

extension CirclesSource: DataSourceContent {
  static let variant = Variant(
    kind: DataSource.Kind.circles.rawValue,
    description: "Two circles around one centre, labels 0 (outer) and 1 (inner).",
    fields: [
      .samples,
      .required("noise", .number(.nonNegative), "Standard deviation of the noise."),
      .optional(
        "ratio", .number(NumberRange(lower: .excluding(0), upper: .excluding(1))),
        "Radius of the inner circle, that of the outer being 1; 0.5 when absent."),
      .planarScales,
    ])

  var source: DataSource { .circles(self) }
  var origin: SampleOrigin { .made(synthesized) }

  func inspect(into inspection: inout DataInspection, reading files: DataFiles?) {
    inspection.expectTwoClasses(samples: samples)
  }

  private func synthesized(seed: UInt64, stream: UInt64) -> DataSet {
    .circles(
      samples: samples, noise: noise, ratio: ratio ?? 0.5,
      scales: scales ?? [1, 1], seed: seed, stream: stream)
  }
}
