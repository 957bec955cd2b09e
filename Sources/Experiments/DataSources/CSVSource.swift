import TrainingEngine

/// A CSV file with a header row.
public struct CSVSource: Codable, Equatable, Sendable {
  /// Path of the file, relative to the scenario file.
  public var file: String
  /// Names of the columns that are the features, in this order.
  public var columns: [String]
  /// Name of the column that is the target.
  public var target: String
  /// Whether the target is a number or the name of a class.
  public var targetKind: TargetKind
  /// The image that the columns make, channel after channel and row by row; none when absent.
  public var image: ImageShape?

  /// How the target column is read.
  public enum TargetKind: String, Codable, CaseIterable, Sendable {
    /// A number as it stands; the name of a class. Classes count from 0 in ascending order, by value
    /// where all names are numbers and by their characters else.
    case number, category
  }
}

extension CSVSource: DataSourceContent {
  static let variant = Variant(
    kind: DataSource.Kind.csv.rawValue,
    description: "A table of comma-separated values with a header row.",
    fields: [
      .required("file", .text(.prose), "Path of the file, relative to the scenario."),
      .required(
        "columns", .array(of: .text(.prose), count: 1...10_000),
        "Names of the columns that are the features, in this order."),
      .required("target", .text(.prose), "Name of the column that is the target."),
      .required(
        "targetKind",
        Shape.choice(TargetKind.self) { kind in
          switch kind {
          case .number: "The target is a number."
          case .category: "The target is the name of a class."
          }
        }, "What the target is."),
      .optional(
        "image", .array(of: .wholeNumber(WholeNumberRange(1...10_000)), count: 3...3),
        "Channels, height and width of the image that the columns make; no image when absent."),
    ])

  var source: DataSource { .csv(self) }
  var origin: SampleOrigin { .files([file]) }

  func inspect(into inspection: inout DataInspection, reading files: DataFiles?) {
    inspection.inputs = columns.count
    if targetKind == .number {
      inspection.targets = .values(Matrix(rows: 0, columns: 1, elements: []))
    }
    inspection.check(self)
    if let files { inspection.inspect(self, files) }
  }
}
