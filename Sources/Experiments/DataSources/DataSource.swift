/// What makes the samples.
public enum DataSource: Equatable, Sendable {
  /// y = Σ coefficients·z + noise·ε with z normal; features x = scales·z + means.
  case linearRegression(LinearRegressionSource)
  /// Two normal clouds, labels 0 and 1.
  case blobs(BlobsSource)
  /// Two interleaved half circles, labels 0 and 1.
  case moons(MoonsSource)
  /// Two circles around one centre, labels 0 and 1.
  case circles(CirclesSource)
  /// Two spirals wound into each other, labels 0 and 1.
  case spirals(SpiralsSource)
  /// Four normal clouds at the corners of a square, labels 0 and 1 across.
  case xor(XORSource)
  /// Points on both sides of a wave, labels 0 and 1.
  case cats(CatsSource)
  /// A table with a header row.
  case csv(CSVSource)
  /// Images and labels in MNIST's own format.
  case idx(IDXSource)
}

extension DataSource {
  /// The names by which files call the kinds.
  enum Kind: String, Codable, CaseIterable {
    case linearRegression, blobs, moons, circles, spirals, xor, cats, csv, idx

    /// What stands beside the name.
    var content: any DataSourceContent.Type {
      switch self {
      case .linearRegression: LinearRegressionSource.self
      case .blobs: BlobsSource.self
      case .moons: MoonsSource.self
      case .circles: CirclesSource.self
      case .spirals: SpiralsSource.self
      case .xor: XORSource.self
      case .cats: CatsSource.self
      case .csv: CSVSource.self
      case .idx: IDXSource.self
      }
    }
  }

  /// What stands beside the name of the kind, which tells all else.
  var content: any DataSourceContent {
    switch self {
    case .linearRegression(let source): source
    case .blobs(let source): source
    case .moons(let source): source
    case .circles(let source): source
    case .spirals(let source): source
    case .xor(let source): source
    case .cats(let source): source
    case .csv(let source): source
    case .idx(let source): source
    }
  }
}

/// In JSON the fields of the source, with its name under `kind`.
extension DataSource: Codable {
  public init(from decoder: any Decoder) throws {
    self = try decoder.kind(Kind.self).content.init(from: decoder).source
  }

  public func encode(to encoder: any Encoder) throws {
    try encoder.encode(kind: type(of: content).variant.kind)
    try content.encode(to: encoder)
  }
}
