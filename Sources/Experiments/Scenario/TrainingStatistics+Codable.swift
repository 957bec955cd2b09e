import TrainingEngine

/// In JSON a word, like `"running"`, or `{"kind": "frozen", "fromStep": 100}`.
extension TrainingStatistics: Codable {
  /// What a word says in full.
  enum Word: String, Codable, CaseIterable {
    case batch, running
  }

  /// What needs an object.
  enum Kind: String, Codable, CaseIterable {
    case frozen
  }

  private enum Field: String, CodingKey {
    case fromStep
  }

  public init(from decoder: any Decoder) throws {
    // The fields are looked for first: asked for a word, an object would be of the wrong type.
    guard let fields = try? decoder.container(keyedBy: Field.self) else {
      self =
        switch try decoder.singleValueContainer().decode(Word.self) {
        case .batch: .batch
        case .running: .running
        }
      return
    }
    self =
      switch try decoder.kind(Kind.self) {
      case .frozen: .frozen(fromStep: try fields.decodeIfPresent(Int.self, forKey: .fromStep) ?? 0)
      }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .batch: try encode(Word.batch, to: encoder)
    case .running: try encode(Word.running, to: encoder)
    case .frozen(let fromStep):
      try encoder.encode(kind: Kind.frozen)
      var fields = encoder.container(keyedBy: Field.self)
      try fields.encode(fromStep, forKey: .fromStep)
    }
  }

  private func encode(_ word: Word, to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(word)
  }
}
