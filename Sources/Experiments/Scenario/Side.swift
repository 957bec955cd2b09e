import TrainingEngine

/// One contender of a scenario.
public struct Side: Codable, Equatable, Sendable {
  /// The name by which expectations and learning rates refer to it.
  public var id: String
  /// A few words above its pane and its columns in tables.
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

/// The parts of a training that a side may change; what is absent is as the training has it.
public struct TrainingOverrides: Codable, Equatable, Sendable {
  /// The side's rule in place of the training's; a scene's goes before both.
  public var learningRate: LearningRateRule?
  /// How the side's learning rate changes along the run.
  public var schedule: ScheduleDescription?
  /// How the side's parameters follow the gradient, with all of its settings.
  public var optimizer: OptimizerDescription?
  /// λ of the side's L2 penalty, or AdamW's decoupled decay; not negative.
  public var weightDecay: Double?
  /// What bounds the side's gradient; `none` frees it of the training's bound.
  public var clipping: ClippingDescription?
  /// Samples of the side's mini-batches, above 0.
  public var batchSize: Int?
  /// Whether the side leaves out a smaller last mini-batch of an epoch.
  public var dropLast: Bool?
  /// Which mean and variance the side's batch normalization trains with.
  public var statistics: TrainingStatistics?
}
