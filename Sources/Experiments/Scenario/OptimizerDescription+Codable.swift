extension OptimizerDescription: Codable {
  enum Kind: String, Codable, CaseIterable {
    case sgd
  }

  public init(from decoder: any Decoder) throws {
    self =
      switch try decoder.kind(Kind.self) {
      case .sgd: .sgd(try SGDDescription(from: decoder))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .sgd(let description):
      try encoder.encode(kind: Kind.sgd)
      try description.encode(to: encoder)
    }
  }
}
