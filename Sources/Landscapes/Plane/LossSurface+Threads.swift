import Dispatch
import Synchronization

extension LossSurface {
  /// The losses at some points, in their order, computed by several threads.
  ///
  /// Threads only share out the points, so the result does not depend on their number.
  ///
  /// - Parameters:
  ///   - isCancelled: Asked before every point, on every thread.
  ///   - beginThread: Called on every thread before its first point.
  /// - Returns: Nil when cancelled.
  func losses(
    at points: [PlaneCoordinates], threads: Int, isCancelled: @Sendable () -> Bool,
    beginThread: @Sendable () -> Void
  ) -> [Double]? {
    precondition(threads > 0, "Somebody has to do the work.")
    // Few enough that threads finish together, enough that taking one costs nothing beside them.
    let blockLength = 8
    let nextBlock = Atomic(0)
    let stopped = Atomic(false)
    let losses = Mutex(Array(repeating: Double.nan, count: points.count))

    DispatchQueue.concurrentPerform(
      iterations: max(1, min(threads, points.count / blockLength))
    ) { _ in
      beginThread()
      var surface = self
      var found: [(start: Int, losses: [Double])] = []
      while true {
        let block = nextBlock.wrappingAdd(1, ordering: .relaxed).oldValue
        let start = block * blockLength
        guard start < points.count else { break }
        var values: [Double] = []
        values.reserveCapacity(blockLength)
        for point in points[start..<min(start + blockLength, points.count)] {
          if isCancelled() {
            stopped.store(true, ordering: .relaxed)
            return
          }
          values.append(surface.loss(at: point))
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
