/// What a training step gives.
public struct StepResult: Equatable, Sendable {
  /// Mean loss over the step's batch, before the update.
  public let loss: Double
  /// η of the update: the optimizer's, times the schedule's factor.
  public let learningRate: Double
}
