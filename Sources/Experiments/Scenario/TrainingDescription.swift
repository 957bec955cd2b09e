import TrainingEngine

/// How every side trains, unless it says otherwise.
public struct TrainingDescription: Codable, Equatable, Sendable {
  /// Length of the run in parameter updates.
  public var steps: Int
  /// A rule for all sides or one for each; scenes of the lesson may have others.
  public var learningRate: LearningRate
  /// How the learning rate changes along the run; it is constant when absent.
  public var schedule: ScheduleDescription?
  /// Gradient descent without momentum when absent.
  public var optimizer: OptimizerDescription?
  /// λ of the L2 penalty λ/2 Σ p², which the losses on screen leave out, other than the model's own; of
  /// AdamW the decoupled decay. 0 when absent, for AdamW 0.01.
  public var weightDecay: Double?
  /// What bounds the gradient before the optimizer sees it; nothing when absent.
  public var clipping: ClippingDescription?
  /// Samples of a mini-batch, reshuffled each epoch; the full batch when absent.
  public var batchSize: Int?
  /// Whether the last mini-batch of an epoch is left out when it is smaller than the others; false when
  /// absent.
  public var dropLast: Bool?
  /// Which mean and variance batch normalization trains with; those of each batch when absent.
  public var statistics: TrainingStatistics?
}
