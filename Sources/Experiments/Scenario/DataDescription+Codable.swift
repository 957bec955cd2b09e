import TrainingEngine

extension DataDescription: Codable {
  private enum Field: String, CodingKey {
    case features, targets, testEvery, test, testShift
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    source = try DataSource(from: decoder)
    features = try fields.decodeIfPresent(Preparation.self, forKey: .features)
    targets = try fields.decodeIfPresent(Preparation.self, forKey: .targets)
    test =
      try fields.decodeIfPresent(Int.self, forKey: .testEvery).map(TestDescription.every)
      ?? fields.decodeIfPresent(TestDescription.self, forKey: .test)
    testShift = try fields.decodeIfPresent(CovariateShift.self, forKey: .testShift)
  }

  public func encode(to encoder: any Encoder) throws {
    try source.encode(to: encoder)
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encodeIfPresent(features, forKey: .features)
    try fields.encodeIfPresent(targets, forKey: .targets)
    if case .every(let stride)? = test {
      try fields.encode(stride, forKey: .testEvery)
    } else {
      try fields.encodeIfPresent(test, forKey: .test)
    }
    try fields.encodeIfPresent(testShift, forKey: .testShift)
  }
}

extension DataSource: Codable {
  enum Kind: String, Codable, CaseIterable {
    case linearRegression, blobs, moons, circles, spirals, xor, cats, csv, idx
  }

  public init(from decoder: any Decoder) throws {
    self =
      switch try decoder.kind(Kind.self) {
      case .linearRegression: .linearRegression(try LinearRegressionSource(from: decoder))
      case .blobs: .blobs(try BlobsSource(from: decoder))
      case .moons: .moons(try MoonsSource(from: decoder))
      case .circles: .circles(try CirclesSource(from: decoder))
      case .spirals: .spirals(try SpiralsSource(from: decoder))
      case .xor: .xor(try XORSource(from: decoder))
      case .cats: .cats(try CatsSource(from: decoder))
      case .csv: .csv(try CSVSource(from: decoder))
      case .idx: .idx(try IDXSource(from: decoder))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .linearRegression(let source):
      try encoder.encode(kind: Kind.linearRegression)
      try source.encode(to: encoder)
    case .blobs(let source):
      try encoder.encode(kind: Kind.blobs)
      try source.encode(to: encoder)
    case .moons(let source):
      try encoder.encode(kind: Kind.moons)
      try source.encode(to: encoder)
    case .circles(let source):
      try encoder.encode(kind: Kind.circles)
      try source.encode(to: encoder)
    case .spirals(let source):
      try encoder.encode(kind: Kind.spirals)
      try source.encode(to: encoder)
    case .xor(let source):
      try encoder.encode(kind: Kind.xor)
      try source.encode(to: encoder)
    case .cats(let source):
      try encoder.encode(kind: Kind.cats)
      try source.encode(to: encoder)
    case .csv(let source):
      try encoder.encode(kind: Kind.csv)
      try source.encode(to: encoder)
    case .idx(let source):
      try encoder.encode(kind: Kind.idx)
      try source.encode(to: encoder)
    }
  }
}
