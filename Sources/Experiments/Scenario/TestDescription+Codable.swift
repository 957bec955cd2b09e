import TrainingEngine

/// What stands under `test`: whatever does not fit under `testEvery`.
extension TestDescription: Codable {
  /// What is no source.
  enum Kind: String, Codable, CaseIterable {
    case shuffled
  }

  public init(from decoder: any Decoder) throws {
    self =
      switch Kind(rawValue: try decoder.kind(String.self)) {
      case .shuffled: .shuffled(try ShuffledTest(from: decoder))
      case nil: .source(try DataSource(from: decoder))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .every:
      preconditionFailure("The data write every how many samples are held out.")
    case .shuffled(let description):
      try encoder.encode(kind: Kind.shuffled)
      try description.encode(to: encoder)
    case .source(let source):
      try source.encode(to: encoder)
    }
  }
}

/// In JSON an object, with what it leaves out as it is.
extension CovariateShift: Codable {
  private enum Field: String, CodingKey {
    case factors, offsets, noise
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    self.init()
    factors = try fields.decodeIfPresent([Double].self, forKey: .factors) ?? factors
    offsets = try fields.decodeIfPresent([Double].self, forKey: .offsets) ?? offsets
    noise = try fields.decodeIfPresent(Double.self, forKey: .noise) ?? noise
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encode(factors, forKey: .factors)
    try fields.encode(offsets, forKey: .offsets)
    try fields.encode(noise, forKey: .noise)
  }
}

/// In JSON an array: channels, height, width.
extension ImageShape: Codable {
  public init(from decoder: any Decoder) throws {
    var sizes = try decoder.unkeyedContainer()
    self.init(
      channels: try sizes.decode(Int.self), height: try sizes.decode(Int.self),
      width: try sizes.decode(Int.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var sizes = encoder.unkeyedContainer()
    try sizes.encode(channels)
    try sizes.encode(height)
    try sizes.encode(width)
  }
}
