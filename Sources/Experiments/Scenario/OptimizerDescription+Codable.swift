extension OptimizerDescription: Codable {
  enum Kind: String, Codable, CaseIterable {
    case sgd, adaGrad, rmsProp, adam, adamW
  }

  var kind: Kind {
    switch self {
    case .sgd: .sgd
    case .adaGrad: .adaGrad
    case .rmsProp: .rmsProp
    case .adam: .adam
    case .adamW: .adamW
    }
  }

  public init(from decoder: any Decoder) throws {
    self =
      switch try decoder.kind(Kind.self) {
      case .sgd: .sgd(try SGDDescription(from: decoder))
      case .adaGrad: .adaGrad(try AdaGradDescription(from: decoder))
      case .rmsProp: .rmsProp(try RMSPropDescription(from: decoder))
      case .adam: .adam(try AdamDescription(from: decoder))
      case .adamW: .adamW(try AdamDescription(from: decoder))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    try encoder.encode(kind: kind)
    switch self {
    case .sgd(let description): try description.encode(to: encoder)
    case .adaGrad(let description): try description.encode(to: encoder)
    case .rmsProp(let description): try description.encode(to: encoder)
    case .adam(let description), .adamW(let description): try description.encode(to: encoder)
    }
  }
}
