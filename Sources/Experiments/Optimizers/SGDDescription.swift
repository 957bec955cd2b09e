import TrainingEngine

/// Stochastic gradient descent with momentum, as PyTorch defines it.
public struct SGDDescription: Codable, Equatable, Sendable {
  /// In [0, 1); 0 when absent.
  public var momentum: Double?
  /// Whether the gradient is taken ahead, after Nesterov; false when absent.
  public var nesterov: Bool?
}

extension SGDDescription: OptimizerContent {
  static let variant = Variant(
    kind: OptimizerDescription.Kind.sgd.rawValue, description: "Stochastic gradient descent.",
    fields: [
      .optional(
        "momentum", .number(.fraction), "Part of the last update that goes on; 0 when absent."),
      .optional(
        "nesterov", .boolean,
        "Whether the gradient is taken ahead, after Nesterov; false when absent."),
    ])

  var description: OptimizerDescription { .sgd(self) }

  var fault: (key: String, message: String)? {
    guard nesterov == true, (momentum ?? 0) == 0 else { return nil }
    return ("nesterov", "'nesterov' needs a 'momentum' above 0")
  }

  func optimizer(learningRate: Double, weightDecay: Double?) -> Optimizer {
    .sgd(
      SGD(
        learningRate: learningRate, momentum: momentum ?? 0, isNesterov: nesterov ?? false,
        penalty: weightDecay ?? 0))
  }
}
