/// What a training step gives.
public struct StepResult: Equatable, Sendable {
  /// Mean loss over the step's batch, before the update.
  public let loss: Double
  /// Euclidean norm of the gradient of that loss, before clipping, the optimizer's penalty and the update.
  public let gradientNorm: Double
  /// η of the update: the optimizer's, times the schedule's factor.
  public let learningRate: Double
}
