import TrainingEngine

/// In JSON a word, like `"layer"`, or an object where the word alone does not say enough:
/// `{"kind": "group", "groups": 4}`.
extension Normalization: Codable {
  /// What a word says in full.
  enum Word: String, Codable, CaseIterable {
    case none, batch, layer, rms
  }

  /// What needs an object.
  enum Kind: String, Codable, CaseIterable {
    case group, noisyBatch
  }

  private enum Field: String, CodingKey {
    case groups, scale, shift, deviation
  }

  public init(from decoder: any Decoder) throws {
    // The kind is looked for first: asked for a word, an object would be of the wrong type.
    guard let fields = try? decoder.container(keyedBy: Field.self) else {
      let word = try decoder.singleValueContainer().decode(Word.self)
      self =
        switch word {
        case .none: .none
        case .batch: .batch
        case .layer: .layer
        case .rms: .rms
        }
      return
    }
    self =
      switch try decoder.kind(Kind.self) {
      case .group: .group(groups: try fields.decode(Int.self, forKey: .groups))
      case .noisyBatch: .noisyBatch(try Self.noise(from: fields))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .none: try encode(Word.none, to: encoder)
    case .batch: try encode(Word.batch, to: encoder)
    case .layer: try encode(Word.layer, to: encoder)
    case .rms: try encode(Word.rms, to: encoder)
    case .group(let groups):
      try encoder.encode(kind: Kind.group)
      var fields = encoder.container(keyedBy: Field.self)
      try fields.encode(groups, forKey: .groups)
    case .noisyBatch(let noise):
      try encoder.encode(kind: Kind.noisyBatch)
      var fields = encoder.container(keyedBy: Field.self)
      try fields.encode(noise.scale, forKey: .scale)
      try fields.encode(noise.shift, forKey: .shift)
      try fields.encode(noise.deviation, forKey: .deviation)
    }
  }

  private static func noise(
    from fields: KeyedDecodingContainer<Field>
  ) throws -> ActivationNoise {
    var noise = ActivationNoise()
    noise.scale = try fields.decodeIfPresent(ClosedRange.self, forKey: .scale) ?? noise.scale
    noise.shift = try fields.decodeIfPresent(ClosedRange.self, forKey: .shift) ?? noise.shift
    noise.deviation =
      try fields.decodeIfPresent(Double.self, forKey: .deviation) ?? noise.deviation
    return noise
  }

  private func encode(_ word: Word, to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(word)
  }

  /// The word or the kind by which files call it.
  var name: String {
    switch self {
    case .none: Word.none.rawValue
    case .batch: Word.batch.rawValue
    case .layer: Word.layer.rawValue
    case .rms: Word.rms.rawValue
    case .group: Kind.group.rawValue
    case .noisyBatch: Kind.noisyBatch.rawValue
    }
  }
}
