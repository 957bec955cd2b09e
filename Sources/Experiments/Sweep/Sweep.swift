/// Runs of one scenario that differ in one number: a description, which `SweepPlan` carries out.
public struct Sweep: Equatable, Sendable {
  /// What differs from run to run: one run of every side a value.
  public let axis: SweepAxis
  /// Length of every run in parameter updates.
  public let steps: Int
  /// The learning rate of every side, where the axis is another; by the scenario's rule when nil.
  public let learningRate: Double?
  /// The loss that counts as converged; by `Convergence`'s own rules when nil.
  public let threshold: Double?

  /// - Parameters:
  ///   - axis: With at least one value.
  ///   - steps: At least 1.
  ///   - learningRate: Nil where the axis is the learning rate.
  public init(
    over axis: SweepAxis, steps: Int, learningRate: Double? = nil, threshold: Double? = nil
  ) {
    precondition(axis.count > 0 && steps > 0, "A sweep has runs, and runs have steps.")
    if case .learningRate = axis { precondition(learningRate == nil, "The axis says the rate.") }
    self.axis = axis
    self.steps = steps
    self.learningRate = learningRate
    self.threshold = threshold
  }
}
