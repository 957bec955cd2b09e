import Dispatch
import Synchronization

extension LossSurface {
  /// The losses at some points, in their order, computed by several threads.
  ///
  /// Threads only share out the points, so the result does not depend on their number.
  ///
  /// - Parameters:
  ///   - fewest: How many points are evaluated in any case.
  ///   - isCancelled: Asked at least every few milliseconds, on every thread.
  ///   - isDue: Asked after every few points, on every thread: whether those evaluated so far are to be
  ///     all.
  ///   - beginThread: Called on every thread before its first point.
  /// - Returns: Of as many points as were evaluated, from the first on. Nil when cancelled.
  func losses(
    at points: [PlaneCoordinates], atLeast fewest: Int, threads: Int,
    isCancelled: @Sendable () -> Bool, isDue: @Sendable () -> Bool,
    beginThread: @Sendable () -> Void
  ) -> [Double]? {
    precondition(threads > 0, "Somebody has to do the work.")
    // So much work that taking a block costs nothing beside it, in blocks so short that threads finish
    // together; a thread more for every two points at least.
    let worthwhile = max(2, 1_000_000 / max(workPerPoint, 1))
    let blockLength = max(1, min(worthwhile, points.count / (4 * threads)))
    let count = max(1, min(threads, points.count / worthwhile))
    let nextBlock = Atomic(0)
    let stopped = Atomic(false)
    let losses = Mutex(Array(repeating: Double.nan, count: points.count))
    let evaluated = Atomic(0)

    DispatchQueue.concurrentPerform(iterations: count) { _ in
      beginThread()
      var surface = self
      var found: [(start: Int, losses: [Double])] = []
      // A block that has been taken is evaluated, so that none is missing before the last.
      while nextBlock.load(ordering: .relaxed) * blockLength < fewest || !isDue() {
        let block = nextBlock.wrappingAdd(1, ordering: .relaxed).oldValue
        let start = block * blockLength
        guard start < points.count else { break }
        let chosen = points[start..<min(start + blockLength, points.count)]
        guard !isCancelled(), let values = surface.losses(at: chosen, isCancelled: isCancelled)
        else {
          stopped.store(true, ordering: .relaxed)
          return
        }
        found.append((start, values))
      }
      losses.withLock { all in
        for (start, values) in found {
          all.replaceSubrange(start..<start + values.count, with: values)
          evaluated.wrappingAdd(values.count, ordering: .relaxed)
        }
      }
    }
    guard !stopped.load(ordering: .relaxed) else { return nil }
    return Array(losses.withLock { $0 }.prefix(evaluated.load(ordering: .relaxed)))
  }
}
