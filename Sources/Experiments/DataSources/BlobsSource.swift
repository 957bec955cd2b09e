import TrainingEngine

/// Two normal clouds of unit variance at ±offset, even samples labelled 1 and odd ones 0.
public struct BlobsSource: Codable, Equatable, Sendable {
  /// From 2 to 10 million; half of them in each cloud, or one more in that of label 1.
  public var samples: Int
  /// Centre of the cloud of label 1; that of label 0 is its negative.
  public var offset: [Double]
  /// Factor of each feature afterwards; 1 when absent.
  public var scales: [Double]?
}

extension BlobsSource: DataSourceContent {
  static let variant = Variant(
    kind: DataSource.Kind.blobs.rawValue,
    description: "Two normal clouds of unit variance, labels 0 and 1.",
    fields: [
      .samples,
      .required(
        "offset", .array(of: .number(.any), count: 1...1000),
        "Centre of the cloud of label 1; that of label 0 is its negative."),
      .optional(
        "scales", .array(of: .number(.positive), count: 1...1000),
        "Factor of each feature afterwards; 1 when absent."),
    ])

  var source: DataSource { .blobs(self) }
  var origin: SampleOrigin { .made(synthesized) }

  func inspect(into inspection: inout DataInspection, reading files: DataFiles?) {
    inspection.expectTwoClasses(samples: samples, inputs: offset.count, first: 1)
    inspection.checkLength(scales, "scales", as: offset, "offset")
  }

  private func synthesized(seed: UInt64, stream: UInt64) -> DataSet {
    .blobs(
      samples: samples, offset: offset,
      scales: scales ?? offset.map { _ in 1 }, seed: seed, stream: stream)
  }
}
