import Experiments
import Landscapes

/// Which runs a sweep over learning rates takes: those of an experiment from one start.
public struct SweepRequest: Equatable, Sendable {
  /// The session's `startEdition`: which data, initial weights and start.
  let start: Int
}

/// What is known of how every side does at other learning rates.
public struct RateSweep: Sendable {
  /// Which runs `result` is of: it is left aside when other ones are wanted by now.
  public let request: SweepRequest
  /// As far as it has got.
  public let result: SweepResult
}

extension Session {
  /// The sweep whose strips stand under the panes; nil while they show none.
  var wantedSweep: SweepRequest? { view.showsSweep ? sweepRequest : nil }

  /// The sweep over the runs as they begin now.
  private var sweepRequest: SweepRequest {
    SweepRequest(start: startEdition)
  }

  /// The work of that sweep, as far as it is not done; nil when all of it is.
  var sweepJob: SweepJob? {
    let begun = rateSweep.flatMap { $0.request == sweepRequest ? $0.result : nil }
    guard begun?.isComplete != true else { return nil }
    return SweepJob(request: sweepRequest, experiment: experiment, begun: begun)
  }

  /// Takes a sweep as far as it has come, unless it is one of another start or scenario.
  mutating func take(_ sweep: RateSweep) {
    guard sweep.request == sweepRequest else { return }
    rateSweep = sweep
  }
}
