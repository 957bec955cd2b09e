import TrainingEngine

/// One contender of a scenario.
public struct Side: Codable, Equatable, Sendable {
  /// The name by which expectations and learning rates refer to it.
  public var id: String
  public var title: String
  /// What fills the model's normalization slots.
  public var normalization: Normalization
  /// What fills single slots, by name, where it differs from `normalization`.
  public var slots: [String: Normalization]?
  /// What is done to the features of this side, where it differs from what the data say.
  public var features: Preparation?
  /// Where this side trains differently.
  public var training: TrainingOverrides?
  /// Factor of all initial weights and biases; 1 when absent.
  public var initialScale: Double?
  /// By what its start is matched with the others'; by the weights when absent.
  public var startMatched: StartMatching?
}

/// The parts of a training that a side may change.
public struct TrainingOverrides: Codable, Equatable, Sendable {
  public var learningRate: LearningRateRule?
  public var schedule: ScheduleDescription?
  public var optimizer: OptimizerDescription?
  public var weightDecay: Double?
  public var clipping: ClippingDescription?
  public var batchSize: Int?
  public var dropLast: Bool?
  public var statistics: TrainingStatistics?
}
