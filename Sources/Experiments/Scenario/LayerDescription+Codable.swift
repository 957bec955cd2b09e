import TrainingEngine

/// The fields of the layer, with its name under `kind`: `{"kind": "linear", "name": "output",
/// "outputs": 10}`, `{"kind": "relu"}`.
extension LayerDescription: Codable {
  enum Kind: String, Codable, CaseIterable {
    case linear, normalization, relu, sigmoid, tanh
  }

  public init(from decoder: any Decoder) throws {
    self =
      switch try decoder.kind(Kind.self) {
      case .linear: .linear(try LinearDescription(from: decoder))
      case .normalization: .normalization(try NormalizationSlot(from: decoder))
      case .relu: .activation(.relu)
      case .sigmoid: .activation(.sigmoid)
      case .tanh: .activation(.tanh)
      }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .linear(let description):
      try encoder.encode(kind: Kind.linear)
      try description.encode(to: encoder)
    case .normalization(let slot):
      try encoder.encode(kind: Kind.normalization)
      try slot.encode(to: encoder)
    case .activation(.relu): try encoder.encode(kind: Kind.relu)
    case .activation(.sigmoid): try encoder.encode(kind: Kind.sigmoid)
    case .activation(.tanh): try encoder.encode(kind: Kind.tanh)
    }
  }
}
