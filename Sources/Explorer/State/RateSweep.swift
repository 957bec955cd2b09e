import Experiments
import Landscapes

/// What is known of how every side does at other learning rates.
public struct RateSweep: Sendable {
  /// The session's `startEdition`, which tells data, initial weights and start: `result` is left aside once
  /// runs begin elsewhere.
  public let start: Int
  /// As far as it has got.
  public let result: SweepResult
}

extension Session {
  /// The `startEdition` whose sweep stands under the panes; nil while they show none.
  var wantedSweep: Int? { view.showsSweep ? startEdition : nil }

  /// The work of the sweep over the runs as they begin now, as far as it is not done; nil when all of it is.
  var sweepJob: SweepJob? {
    let begun = rateSweep.flatMap { $0.start == startEdition ? $0.result : nil }
    guard begun?.isComplete != true else { return nil }
    return SweepJob(start: startEdition, experiment: experiment, begun: begun)
  }

  /// Takes a sweep as far as it has come, unless it is one of another start or scenario.
  mutating func take(_ sweep: RateSweep) {
    guard sweep.start == startEdition else { return }
    rateSweep = sweep
  }
}
