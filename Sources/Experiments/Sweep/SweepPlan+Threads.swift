import Dispatch
import Synchronization

extension SweepPlan {
  /// Does the runs, on several threads: each run on one, so the result does not depend on their number.
  ///
  /// - Parameters:
  ///   - start: What is done already, by this sweep; nothing when nil.
  ///   - threads: At least one.
  ///   - isCancelled: Asked before every step, from any thread. Once it says yes it always does.
  ///   - passed: Told how many more steps are over, now and then, from any thread.
  ///   - report: Is given the result so far after each run, one call at a time.
  /// - Returns: The whole result, or what there is of it when cancelled.
  @discardableResult
  public func perform(
    continuing start: SweepResult? = nil, threads: Int,
    isCancelled: @Sendable () -> Bool = { false }, passed: @Sendable (Int) -> Void = { _ in },
    report: @Sendable (SweepResult) -> Void = { _ in }
  ) -> SweepResult {
    precondition(threads > 0, "Somebody has to do the work.")
    let sides = empty.sides.count
    let beginning = start ?? empty
    precondition(beginning.sweep == sweep, "This was begun by another sweep.")
    let open = (0..<empty.runs).filter { beginning.outcomes[$0 % sides][$0 / sides] == nil }
    let next = Atomic(0)
    let result = Mutex(beginning)

    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, open.count))) { _ in
      while true {
        let ticket = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard ticket < open.count, !isCancelled() else { return }
        let (value, side) = open[ticket].quotientAndRemainder(dividingBy: sides)
        let outcome = run(value: value, side: side).outcome(
          isCancelled: isCancelled, passed: passed)
        guard let outcome else { return }
        result.withLock { result in
          result.outcomes[side][value] = outcome
          report(result)
        }
      }
    }
    return result.withLock { $0 }
  }
}
