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
