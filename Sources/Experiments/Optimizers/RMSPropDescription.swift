import TrainingEngine

/// RMSProp, as PyTorch defines it.
public struct RMSPropDescription: Codable, Equatable, Sendable {
  /// α, in [0, 1); 0.99 when absent.
  public var decay: Double?
  /// ε, above 0; 1e-8 when absent.
  public var epsilon: Double?
}

extension RMSPropDescription: OptimizerContent {
  static let variant = Variant(
    kind: OptimizerDescription.Kind.rmsProp.rawValue,
    description: "Each gradient is divided by the root of its recent mean square.",
    fields: [
      .optional(
        "decay", .number(.fraction),
        "Part of the mean square that each step keeps; 0.99 when absent."),
      .epsilon("1e-8"),
    ])

  var description: OptimizerDescription { .rmsProp(self) }

  func optimizer(learningRate: Double, weightDecay: Double?) -> Optimizer {
    var rule = RMSProp(learningRate: learningRate, penalty: weightDecay ?? 0)
    rule.decay = decay ?? rule.decay
    rule.epsilon = epsilon ?? rule.epsilon
    return .rmsProp(rule)
  }
}
