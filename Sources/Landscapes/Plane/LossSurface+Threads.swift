import Dispatch
import Synchronization

extension LossSurface {
  /// The losses at some points, in their order, computed by several threads.
  ///
  /// Threads only share out the points, so the result does not depend on their number.
  ///
  /// - Parameters:
  ///   - isCancelled: Asked at least every few milliseconds, on every thread.
  ///   - beginThread: Called on every thread before its first point.
  /// - Returns: Nil when cancelled.
  func losses(
    at points: [PlaneCoordinates], threads: Int, isCancelled: @Sendable () -> Bool,
    beginThread: @Sendable () -> Void
  ) -> [Double]? {
    precondition(threads > 0, "Somebody has to do the work.")
    // So much work that taking a block costs nothing beside it, in blocks so short that threads finish
    // together.
    let fewest = max(1, 1_000_000 / max(workPerPoint, 1))
    let blockLength = max(1, min(max(fewest, 8), points.count / (4 * threads)))
    let count = max(1, min(threads, points.count / max(fewest, blockLength)))
    let nextBlock = Atomic(0)
    let stopped = Atomic(false)
    let losses = Mutex(Array(repeating: Double.nan, count: points.count))

    DispatchQueue.concurrentPerform(iterations: count) { _ in
      beginThread()
      var surface = self
      var found: [(start: Int, losses: [Double])] = []
      while true {
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
        }
      }
    }
    return stopped.load(ordering: .relaxed) ? nil : losses.withLock { $0 }
  }
}
