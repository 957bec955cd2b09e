import Landscapes

/// In JSON a word, like `"linear"`, or the losses themselves: `{"at": [0.1, 0.5, 1]}`.
extension LevelSpacing: Codable {
  /// What a word says in full.
  enum Word: String, Codable, CaseIterable {
    case logarithmic, linear, quantiles
  }

  private enum Field: String, CodingKey {
    case at
  }

  public init(from decoder: any Decoder) throws {
    // The key is looked for first: asked for a word, an object would be of the wrong type.
    if let fields = try? decoder.container(keyedBy: Field.self) {
      self = .losses(try fields.decode([Double].self, forKey: .at))
      return
    }
    self =
      switch try decoder.singleValueContainer().decode(Word.self) {
      case .logarithmic: .logarithmic
      case .linear: .linear
      case .quantiles: .quantiles
      }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .logarithmic: try encode(Word.logarithmic, to: encoder)
    case .linear: try encode(Word.linear, to: encoder)
    case .quantiles: try encode(Word.quantiles, to: encoder)
    case .losses(let losses):
      var fields = encoder.container(keyedBy: Field.self)
      try fields.encode(losses, forKey: .at)
    }
  }

  private func encode(_ word: Word, to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(word)
  }
}
