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

/// A learning rate, given or by a rule. In JSON a number, or an object with one of the keys.
public enum LearningRate: Equatable, Sendable {
  /// One rate for every side: a number.
  case value(Double)
  /// A fraction of the side's own largest stable rate, 2/λmax of the full-batch loss at the start on
  /// the plane: `{"ofLargestStable": 0.9}`.
  case ofLargestStable(Double)
  /// A rate for each side, by its id: `{"bySide": {"plain": 0.02, "normalized": 0.9}}`.
  indirect case bySide([String: LearningRate])
  /// The rate of a list with which the side converges in the fewest steps:
  /// `{"bestOf": [0.01, 0.03, 0.1]}`.
  case bestOf([Double])
}
