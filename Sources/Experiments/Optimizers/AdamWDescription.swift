import TrainingEngine

/// Adam with decoupled weight decay, as PyTorch defines it. In JSON the fields of Adam.
public struct AdamWDescription: Equatable, Sendable {
  /// The step without the decay.
  public var adam: AdamDescription
}

extension AdamWDescription: OptimizerContent {
  static let variant = Variant(
    kind: OptimizerDescription.Kind.adamW.rawValue,
    description: "Adam, with a weight decay apart from the gradient.",
    fields: AdamDescription.fields)

  var description: OptimizerDescription { .adamW(self) }

  func optimizer(learningRate: Double, weightDecay: Double?) -> Optimizer {
    var rule = AdamW(adam.rule(learningRate: learningRate, penalty: 0))
    rule.weightDecay = weightDecay ?? rule.weightDecay
    return .adamW(rule)
  }
}

extension AdamWDescription: Codable {
  public init(from decoder: any Decoder) throws {
    adam = try AdamDescription(from: decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    try adam.encode(to: encoder)
  }
}
