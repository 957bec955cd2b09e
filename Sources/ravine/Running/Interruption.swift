import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ctrl-C while a command works without a screen: what it has printed is kept, the progress line goes, and
/// the program ends by the signal, as shells expect of it.
enum Interruption {
  private static let wasAsked = Atomic(false)
  /// Whether it is settled what becomes of the command: its result, or its end.
  private static let isSettled = Atomic(false)

  /// Whether somebody wants the command to end.
  static var isAsked: Bool { wasAsked.load(ordering: .relaxed) }

  /// Waits for Ctrl-C from now on, unless the program was started to ignore it.
  ///
  /// - Parameter patience: How long the command has, once asked, to end by itself; no time when nil.
  static func watch(patience: DispatchTimeInterval? = nil) {
    // What is pressed before the source listens waits until it does.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    var maskBefore = sigset_t()
    pthread_sigmask(SIG_BLOCK, &signals, &maskBefore)
    defer { pthread_sigmask(SIG_SETMASK, &maskBefore, nil) }
    // Before the source takes the signal over: afterwards it would not get to see it.
    let before = signal(SIGINT, SIG_IGN)
    guard unsafeBitCast(before, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self) else {
      return
    }
    let queue = DispatchQueue(label: "interruptions", qos: .userInteractive)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: queue)
    source.setEventHandler {
      // Whoever asks twice has waited enough. The source lives as long as its handler holds it.
      guard !source.isCancelled else { return }
      guard let patience, !wasAsked.exchange(true, ordering: .relaxed) else {
        end()
      }
      queue.asyncAfter(deadline: .now() + patience) {
        if !isSettled.exchange(true, ordering: .relaxed) { end() }
      }
    }
    let isHeard = DispatchSemaphore(value: 0)
    source.setRegistrationHandler { isHeard.signal() }
    source.activate()
    isHeard.wait()
  }

  /// Says that the work is done and only its result is left to be printed: nobody's patience ends any more,
  /// but for who asks twice. Does not come back where it has ended before.
  static func stopWaiting() {
    // The end is under way: nothing is to be printed beside it.
    while isSettled.exchange(true, ordering: .relaxed) { pause() }
  }

  /// Ends the program as the signal would have.
  ///
  /// - Parameter note: What came of the command.
  static func end(saying note: String = "Cancelled.") -> Never {
    notForLong { _ = StandardOutput.finish() }
    notForLong { StandardError.write((StandardError.isTerminal ? "\r\u{1B}[K" : "") + note + "\n") }
    signal(SIGINT, SIG_DFL)
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    kill(getpid(), SIGINT)
    exit(128 + SIGINT)
  }

  /// Writes on another thread, and leaves it to that after a moment: whoever reads may have stopped, and
  /// somebody may wait for that already.
  private static func notForLong(_ write: @escaping @Sendable () -> Void) {
    let isFinished = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      write()
      isFinished.signal()
    }
    _ = isFinished.wait(timeout: .now() + .milliseconds(200))
  }
}
