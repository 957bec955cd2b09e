import TrainingEngine

/// A kind of data source: what stands in a file beside its name, and which samples come of it. Each has a
/// file of its own.
protocol DataSourceContent: Codable, Equatable, Sendable {
  /// Its name in files, what it is, and its fields.
  static var variant: Variant { get }

  /// The same as one of all kinds.
  var source: DataSource { get }

  /// Where the samples come from.
  var origin: SampleOrigin { get }

  /// Finds out what the other parts of a scenario need to know, and reports what is wrong.
  ///
  /// - Parameter files: The data files; nil where they are not to be read.
  func inspect(into inspection: inout DataInspection, reading files: DataFiles?)
}

/// Where samples come from.
enum SampleOrigin {
  /// They are read; paths relative to the scenario file.
  case files([String])
  /// They are made from a stream of a seed.
  case made((_ seed: UInt64, _ stream: UInt64) -> DataSet)
}

extension DataSourceContent {
  /// Paths of the files that it names.
  var files: [String] {
    if case .files(let paths) = origin { paths } else { [] }
  }
}

extension Field {
  /// What all sources that make samples say.
  static let samples = Field.required(
    "samples", .wholeNumber(WholeNumberRange(2...10_000_000)), "Number of samples.")

  /// What sources in the plane say.
  static let planarScales = Field.optional(
    "scales", .array(of: .number(.positive), count: 2...2),
    "Factor of each of the two features afterwards; 1 when absent.")
}
