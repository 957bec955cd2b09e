import Dispatch
import Foundation
import Synchronization

/// A thread that does nothing but sleep, and notes how late it gets a core after each millisecond:
/// what any program has to put up with while another one is measured.
final class Sleeper: Sendable {
  private let isAwaited = Atomic(false)
  private let lateness = Mutex<[Double]>([])
  private let group = DispatchGroup()

  /// Goes to sleep for the first time.
  init() {
    let thread = Thread { [self] in
      while !isAwaited.load(ordering: .relaxed) {
        let late = Self.lateness()
        lateness.withLock { $0.append(late) }
      }
      group.leave()
    }
    group.enter()
    thread.start()
  }

  /// Ends the sleep.
  ///
  /// - Returns: Milliseconds, one value a millisecond slept.
  func wake() -> [Double] {
    isAwaited.store(true, ordering: .relaxed)
    group.wait()
    return lateness.withLock { $0 }
  }

  /// How late the calling thread gets a core after a millisecond of sleep, in milliseconds.
  static func lateness() -> Double { Stopwatch.wall { usleep(1000) } - 1 }
}
