import TrainingEngine

/// AdaGrad, as PyTorch defines it.
public struct AdaGradDescription: Codable, Equatable, Sendable {
  /// ε, above 0; 1e-10 when absent.
  public var epsilon: Double?
}

extension AdaGradDescription: OptimizerContent {
  static let variant = Variant(
    kind: OptimizerDescription.Kind.adaGrad.rawValue,
    description: "Each gradient is divided by the root of the sum of its squares so far.",
    fields: [.epsilon("1e-10")])

  var description: OptimizerDescription { .adaGrad(self) }

  func optimizer(learningRate: Double, weightDecay: Double?) -> Optimizer {
    var rule = AdaGrad(learningRate: learningRate, penalty: weightDecay ?? 0)
    rule.epsilon = epsilon ?? rule.epsilon
    return .adaGrad(rule)
  }
}
