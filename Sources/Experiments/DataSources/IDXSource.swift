import TrainingEngine

/// IDX files of images and labels, plain or gzip.
public struct IDXSource: Codable, Equatable, Sendable {
  /// Path of the images, relative to the scenario file.
  public var images: String
  /// Path of the labels, relative to the scenario file.
  public var labels: String
  /// What pixels are divided by; 1 when absent.
  public var pixelScale: Double?
}

extension IDXSource: DataSourceContent {
  static let variant = Variant(
    kind: DataSource.Kind.idx.rawValue,
    description: "Images and labels in MNIST's own format, plain or gzip.",
    fields: [
      .required("images", .text(.prose), "Path of the images, relative to the scenario."),
      .required("labels", .text(.prose), "Path of the labels, relative to the scenario."),
      .optional("pixelScale", .number(.positive), "What pixels are divided by; 1 when absent."),
    ])

  var source: DataSource { .idx(self) }
  var origin: SampleOrigin { .files([images, labels]) }

  func inspect(into inspection: inout DataInspection, reading files: DataFiles?) {
    if let files { inspection.inspect(self, files) }
  }
}
