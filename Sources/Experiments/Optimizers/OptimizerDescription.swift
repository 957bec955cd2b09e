/// The rule by which parameters follow the gradient. In JSON an object whose `kind` names it; the
/// engine's types of the same names state the equations.
public enum OptimizerDescription: Equatable, Sendable {
  /// Stochastic gradient descent.
  case sgd(SGDDescription)
  /// Steps divided by the root of the sum of squared gradients.
  case adaGrad(AdaGradDescription)
  /// Steps divided by the root of a running mean of squared gradients.
  case rmsProp(RMSPropDescription)
  /// A running mean of gradients, divided by the root of one of their squares.
  case adam(AdamDescription)
  /// Adam with decoupled weight decay.
  case adamW(AdamWDescription)
}

extension OptimizerDescription {
  /// The names by which files call the kinds.
  enum Kind: String, Codable, CaseIterable {
    case sgd, adaGrad, rmsProp, adam, adamW

    /// What stands beside the name.
    var content: any OptimizerContent.Type {
      switch self {
      case .sgd: SGDDescription.self
      case .adaGrad: AdaGradDescription.self
      case .rmsProp: RMSPropDescription.self
      case .adam: AdamDescription.self
      case .adamW: AdamWDescription.self
      }
    }
  }

  /// What stands beside the name of the kind, which tells all else.
  var content: any OptimizerContent {
    switch self {
    case .sgd(let description): description
    case .adaGrad(let description): description
    case .rmsProp(let description): description
    case .adam(let description): description
    case .adamW(let description): description
    }
  }

  /// The name by which files call it.
  var word: String { type(of: content).variant.kind }
}

extension OptimizerDescription: Codable {
  public init(from decoder: any Decoder) throws {
    self = try decoder.kind(Kind.self).content.init(from: decoder).description
  }

  public func encode(to encoder: any Encoder) throws {
    try encoder.encode(kind: word)
    try content.encode(to: encoder)
  }
}

extension Shape {
  static let optimizer = Shape.named(
    "optimizer", .union(OptimizerDescription.Kind.allCases.map { $0.content.variant }, shared: []))
}
