import Foundation
import Synchronization

/// How long work goes on without asking whether it is still wanted: so long may it go on after nobody
/// wants it any more.
///
/// In processor time of the asking thread, which other programs make hardly longer.
final class Silence: Sendable {
  private let state = Mutex(State())

  private struct State {
    /// When each thread asked last, by its own clock.
    var asked: [UInt: Double] = [:]
    var longest = 0.0
  }

  /// The longest so far, in milliseconds.
  var longest: Double { state.withLock { $0.longest } }

  /// Begins to listen to the calling thread, unless it is listened to already.
  func begin() {
    let (thread, now) = (Self.thread, Stopwatch.processorTime)
    state.withLock { state in
      if state.asked[thread] == nil { state.asked[thread] = now }
    }
  }

  /// Takes note of a question of the calling thread, or of the end of its work.
  func ask() {
    let (thread, now) = (Self.thread, Stopwatch.processorTime)
    state.withLock { state in
      if let before = state.asked[thread] { state.longest = max(state.longest, now - before) }
      state.asked[thread] = now
    }
  }

  private static var thread: UInt {
    #if canImport(Darwin)
      UInt(bitPattern: pthread_self())
    #else
      UInt(pthread_self())
    #endif
  }
}
