/// How every side trains, unless it says otherwise.
public struct TrainingDescription: Codable, Equatable, Sendable {
  /// Length of the run in parameter updates.
  public var steps: Int
  public var learningRate: LearningRate
  /// Gradient descent without momentum when absent.
  public var optimizer: OptimizerDescription?
  /// Samples of a mini-batch, reshuffled each epoch; the full batch when absent.
  public var batchSize: Int?
}

/// The rule by which parameters follow the gradient. In JSON an object whose `kind` names it.
public enum OptimizerDescription: Equatable, Sendable {
  /// Stochastic gradient descent.
  case sgd(SGDDescription)
}

/// Stochastic gradient descent with momentum, as PyTorch defines it.
public struct SGDDescription: Codable, Equatable, Sendable {
  /// In [0, 1); 0 when absent.
  public var momentum: Double?
  /// Whether the gradient is taken ahead, after Nesterov; false when absent.
  public var nesterov: Bool?
}
