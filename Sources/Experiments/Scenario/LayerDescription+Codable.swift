import TrainingEngine

/// The fields of the layer, with its name under `kind`: `{"kind": "linear", "name": "output",
/// "outputs": 10}`, `{"kind": "relu"}`, `{"kind": "leakyReLU", "slope": 0.2}`.
extension LayerDescription: Codable {
  enum Kind: String, Codable, CaseIterable {
    case linear, convolution, maxPooling, averagePooling, flatten, normalization, relu, leakyReLU,
      sigmoid, tanh, gelu, silu, identity, dropout, residual
  }

  private enum Field: String, CodingKey {
    case slope
  }

  public init(from decoder: any Decoder) throws {
    self =
      switch try decoder.kind(Kind.self) {
      case .linear: .linear(try LinearDescription(from: decoder))
      case .convolution: .convolution(try ConvolutionDescription(from: decoder))
      case .maxPooling: .maxPooling(try PoolingDescription(from: decoder))
      case .averagePooling: .averagePooling(try PoolingDescription(from: decoder))
      case .flatten: .flatten
      case .normalization: .normalization(try NormalizationSlot(from: decoder))
      case .relu: .activation(.relu)
      case .leakyReLU:
        .activation(
          .leakyReLU(
            slope: try decoder.container(keyedBy: Field.self)
              .decodeIfPresent(Double.self, forKey: .slope) ?? 0.01))
      case .sigmoid: .activation(.sigmoid)
      case .tanh: .activation(.tanh)
      case .gelu: .activation(.gelu)
      case .silu: .activation(.silu)
      case .identity: .activation(.identity)
      case .dropout: .dropout(try DropoutDescription(from: decoder))
      case .residual: .residual(try ResidualDescription(from: decoder))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .linear(let description):
      try encoder.encode(kind: Kind.linear)
      try description.encode(to: encoder)
    case .convolution(let description):
      try encoder.encode(kind: Kind.convolution)
      try description.encode(to: encoder)
    case .maxPooling(let description):
      try encoder.encode(kind: Kind.maxPooling)
      try description.encode(to: encoder)
    case .averagePooling(let description):
      try encoder.encode(kind: Kind.averagePooling)
      try description.encode(to: encoder)
    case .flatten: try encoder.encode(kind: Kind.flatten)
    case .normalization(let slot):
      try encoder.encode(kind: Kind.normalization)
      try slot.encode(to: encoder)
    case .activation(.relu): try encoder.encode(kind: Kind.relu)
    case .activation(.leakyReLU(let slope)):
      try encoder.encode(kind: Kind.leakyReLU)
      var fields = encoder.container(keyedBy: Field.self)
      try fields.encode(slope, forKey: .slope)
    case .activation(.sigmoid): try encoder.encode(kind: Kind.sigmoid)
    case .activation(.tanh): try encoder.encode(kind: Kind.tanh)
    case .activation(.gelu): try encoder.encode(kind: Kind.gelu)
    case .activation(.silu): try encoder.encode(kind: Kind.silu)
    case .activation(.identity): try encoder.encode(kind: Kind.identity)
    case .dropout(let description):
      try encoder.encode(kind: Kind.dropout)
      try description.encode(to: encoder)
    case .residual(let description):
      try encoder.encode(kind: Kind.residual)
      try description.encode(to: encoder)
    }
  }
}
