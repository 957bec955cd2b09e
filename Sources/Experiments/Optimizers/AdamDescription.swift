import TrainingEngine

/// Adam, as PyTorch defines it.
public struct AdamDescription: Codable, Equatable, Sendable {
  /// β₁, in [0, 1); 0.9 when absent.
  public var gradientDecay: Double?
  /// β₂, in [0, 1); 0.999 when absent.
  public var squareDecay: Double?
  /// ε, above 0; 1e-8 when absent.
  public var epsilon: Double?
}

extension AdamDescription: OptimizerContent {
  static let variant = Variant(
    kind: OptimizerDescription.Kind.adam.rawValue,
    description: "The mean gradient is divided by the root of the mean square.", fields: fields)

  static let fields: [Field] = [
    .optional(
      "gradientDecay", .number(.fraction),
      "Part of the mean gradient that each step keeps; 0.9 when absent."),
    .optional(
      "squareDecay", .number(.fraction),
      "Part of the mean square that each step keeps; 0.999 when absent."),
    .epsilon("1e-8"),
  ]

  var description: OptimizerDescription { .adam(self) }

  func optimizer(learningRate: Double, weightDecay: Double?) -> Optimizer {
    .adam(rule(learningRate: learningRate, penalty: weightDecay ?? 0))
  }

  /// Adam's rule.
  func rule(learningRate: Double, penalty: Double) -> Adam {
    var rule = Adam(learningRate: learningRate, penalty: penalty)
    rule.gradientDecay = gradientDecay ?? rule.gradientDecay
    rule.squareDecay = squareDecay ?? rule.squareDecay
    rule.epsilon = epsilon ?? rule.epsilon
    return rule
  }
}
