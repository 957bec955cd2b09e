/// What one run of a sweep came to.
public struct SweepOutcome: Equatable, Sendable {
  /// The learning rate of the run, before its schedule has its say.
  public let learningRate: Double
  /// Mean loss over all training samples at the start, with batch statistics over them.
  public let startLoss: Double
  /// The same after the last step; not finite for a run that diverged.
  public let finalLoss: Double
  /// What counts as converged.
  public let convergence: Convergence
  /// The first step that converged; nil when none did.
  public let stepsToConverge: Int?
  /// The first step whose loss is infinite or not a number, at which the run was given up; nil when
  /// there is none.
  public let divergence: Int?

  /// Whether the run lost more than it learnt: it diverged, or is on its way there.
  public var endsAboveStart: Bool { !(finalLoss <= startLoss) }
}
