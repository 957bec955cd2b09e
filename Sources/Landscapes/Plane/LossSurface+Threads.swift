import Dispatch
import Synchronization

/// Multiplications with an addition of a point that takes milliseconds.
private let slowPoint = 10_000_000

extension LossSurface {
  /// The losses at some points, computed by several threads.
  ///
  /// Threads only share out the points, so the result does not depend on their number.
  ///
  /// - Parameters:
  ///   - count: How many points there are.
  ///   - fewest: How many of them are evaluated in any case.
  ///   - isDue: Asked after every few points, on every thread: whether those evaluated so far are to be
  ///     all.
  ///   - beginThread: Called on every thread before its first point.
  ///   - evaluate: The losses at some of the points, asked for on every thread when their turn has come.
  ///     Nil when cancelled.
  /// - Returns: The losses of as many points as were evaluated, from the first on, in blocks. Nil when
  ///   cancelled.
  func losses(
    of count: Int, atLeast fewest: Int, threads: Int, isDue: @Sendable () -> Bool,
    beginThread: @Sendable () -> Void,
    evaluate: @Sendable (inout any LossSurface, Range<Int>) -> [Double]?
  ) -> [[Double]]? {
    precondition(threads > 0, "Somebody has to do the work.")
    // So much work that taking a block costs nothing beside it, in blocks so short that threads finish
    // together and memory need not be had from the system; a thread more for every two points at least.
    // Point by point where a picture is overdue, or would be after two points that take milliseconds each.
    let worthwhile = max(2, 1_000_000 / max(workPerPoint, 1))
    let hurries = fewest < count && (workPerPoint > slowPoint || isDue())
    // Rows are cut to pieces as rarely as work of a few milliseconds allows.
    let wanted = takesRows ? max(worthwhile, min(256, 100 * worthwhile)) : worthwhile
    let blockLength = hurries ? 1 : max(1, min(wanted, count / (4 * threads), 4096))
    let threads = max(1, min(threads, count / worthwhile))
    let nextBlock = Atomic(0)
    let stopped = Atomic(false)
    let losses = Mutex<[(block: Int, losses: [Double])]>([])

    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      beginThread()
      var surface: any LossSurface = self
      var found: [(block: Int, losses: [Double])] = []
      // A block that has been taken is evaluated, so that none is missing before the last.
      while nextBlock.load(ordering: .relaxed) * blockLength < fewest || !isDue() {
        let block = nextBlock.wrappingAdd(1, ordering: .relaxed).oldValue
        let start = block * blockLength
        guard start < count else { break }
        guard let values = evaluate(&surface, start..<min(start + blockLength, count)) else {
          stopped.store(true, ordering: .relaxed)
          return
        }
        found.append((block, values))
      }
      losses.withLock { [found] in $0 += found }
    }
    guard !stopped.load(ordering: .relaxed) else { return nil }
    return losses.withLock { $0 }.sorted { $0.block < $1.block }.map(\.losses)
  }
}
