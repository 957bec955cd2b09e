import Experiments

/// Runs of all sides at other learning rates.
public struct SweepJob: Sendable {
  /// The session's `startEdition`; goes back with every report.
  public let start: Int
  let experiment: Experiment
  /// What is done already; nil for nothing.
  let begun: SweepResult?

  /// Does the runs that are left.
  ///
  /// - Parameters:
  ///   - threads: How many share the runs.
  ///   - isCancelled: Asked before every step, from any thread, and at least every few milliseconds while
  ///     the learning rates are found. Once it says yes it always does.
  ///   - report: Is given the sweep before the first run and after every one, one call at a time.
  public func run(
    threads: Int, isCancelled: @Sendable () -> Bool = { false },
    report: @Sendable (RateSweep) -> Void
  ) {
    let rates = experiment.learningRatesToCompare(isCancelled: isCancelled)
    guard let rates, !isCancelled() else { return }
    let plan = SweepPlan(
      of: experiment, learningRates: rates, steps: experiment.scenario.training.steps)
    let begun = begun ?? plan.empty
    report(RateSweep(start: start, result: begun))
    plan.perform(
      continuing: begun, threads: threads, isCancelled: isCancelled,
      report: { result in report(RateSweep(start: start, result: result)) })
  }
}
