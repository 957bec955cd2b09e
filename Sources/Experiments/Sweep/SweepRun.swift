import TrainingEngine

/// One run of a sweep: one side at one value.
struct SweepRun: Sendable {
  let side: ExperimentSide
  let rule: LearningRateRule
  let steps: Int
  let convergence: Convergence

  /// Trains from the start to the end, or to where the loss is no longer finite.
  ///
  /// The steps are those of a `Timeline`: the loss of a step is its batch's before the update.
  ///
  /// - Parameters:
  ///   - isCancelled: Asked before every step, those included by which a rule finds its learning rate. Once it
  ///     says yes it always does.
  ///   - passed: Told how many more steps are over, now and then; all of them in the end.
  /// - Returns: Nil when cancelled.
  func outcome(isCancelled: () -> Bool, passed: (Int) -> Void) -> SweepOutcome? {
    switch side.precision {
    case .float: outcome(in: Float.self, isCancelled: isCancelled, passed: passed)
    case .double: outcome(in: Double.self, isCancelled: isCancelled, passed: passed)
    }
  }

  private func outcome<Scalar: NetworkScalar>(
    in scalar: Scalar.Type, isCancelled: () -> Bool, passed: (Int) -> Void
  ) -> SweepOutcome? {
    let found = side.learningRate(by: rule, steps: steps, isCancelled: isCancelled)
    guard let rate = found else { return nil }
    var trainer = side.trainer(of: scalar, learningRate: rate)
    var mean = EpochMean(steps: convergence.epoch)
    var converged: Int?
    var divergence: Int?
    var last = trainer.network.state
    var told = 0
    for step in 0...steps {
      guard !isCancelled() else { return nil }
      if step == steps { last = trainer.network.state }
      let loss = trainer.advance().loss
      guard loss.isFinite else {
        divergence = step
        break
      }
      if converged == nil, let mean = mean.add(loss), mean <= convergence.bound { converged = step }
      if step - told >= max(1, steps / 50) {
        passed(step - told)
        told = step
      }
    }
    passed(steps - told)
    return SweepOutcome(
      learningRate: rate, startLoss: side.loss(at: side.network.state),
      finalLoss: divergence == nil ? side.loss(at: last.widened) : .infinity,
      convergence: convergence, stepsToConverge: converged, divergence: divergence)
  }
}
