import TrainingEngine

extension Timeline {
  /// Steps of the run up to one of them, evenly picked from those whose numbers are kept, and that one:
  /// their states cost no training again but for the last.
  ///
  /// - Parameters:
  ///   - last: Not beyond the run.
  ///   - count: At least 2.
  /// - Returns: In ascending order.
  public func keptSteps(upTo last: Int, atMost count: Int) -> [Int] {
    precondition(count > 1 && (0...lastStep).contains(last), "A run has a start and an end.")
    var kept = Array(stride(from: 0, to: last, by: training.stride))
    let most = count - 1
    if kept.count > most {
      kept = (0..<most).map { kept[$0 * (kept.count - 1) / max(most - 1, 1)] }
    }
    return kept + [last]
  }

  /// The network's numbers at steps of the run; see `keptSteps(upTo:atMost:)`.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  public func states(
    upTo last: Int, atMost count: Int, isCancelled: () -> Bool
  ) -> [NetworkState<Double>]? {
    var states: [NetworkState<Double>] = []
    for step in keptSteps(upTo: last, atMost: count) {
      guard !isCancelled(), let state = state(at: step, isCancelled: isCancelled) else {
        return nil
      }
      states.append(state)
    }
    return states
  }

  /// Goes through states of the run, which costs at most as much as the run itself.
  ///
  /// - Parameters:
  ///   - steps: In ascending order, none beyond the run.
  ///   - isCancelled: Asked at least every few milliseconds, but for what visits take. Once it says yes
  ///     it always does.
  ///   - visit: Is given each of the steps with its state; false ends the visits.
  /// - Returns: Whether all were visited.
  public func visitStates(
    at steps: [Int], isCancelled: () -> Bool = { false },
    _ visit: (Int, NetworkState<Double>) -> Bool
  ) -> Bool {
    let last = steps.last ?? 0
    precondition(last <= lastStep, "The run has not come to step \(last) yet.")
    return training.visitStates(at: steps, isCancelled: isCancelled, visit)
  }
}
