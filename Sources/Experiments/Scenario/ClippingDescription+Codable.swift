extension ClippingDescription: Codable {
  enum Kind: String, Codable, CaseIterable {
    case none, norm, adaptive
  }

  public init(from decoder: any Decoder) throws {
    self =
      switch try decoder.kind(Kind.self) {
      case .none: .none
      case .norm: .norm(try NormClippingDescription(from: decoder))
      case .adaptive: .adaptive(try AdaptiveClippingDescription(from: decoder))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .none:
      try encoder.encode(kind: Kind.none)
    case .norm(let description):
      try encoder.encode(kind: Kind.norm)
      try description.encode(to: encoder)
    case .adaptive(let description):
      try encoder.encode(kind: Kind.adaptive)
      try description.encode(to: encoder)
    }
  }
}
