import CPseudoTerminal
import Drawing
import Foundation

/// A program on a pseudo-terminal whose output is kept with the time of its arrival.
///
/// Nothing is done with the output meanwhile: whoever measures a program must not keep it waiting.
final class RecordedProgram {
  /// Bytes that came in one piece.
  struct Arrival {
    let time: ContinuousClock.Instant
    let bytes: [UInt8]
  }

  let size: Size
  /// Just before the process was made.
  let start: ContinuousClock.Instant
  /// The number of the process.
  let process: Int32
  private(set) var arrivals: [Arrival] = []

  private let descriptor: Int32
  private var hasEnded = false

  /// Starts a program in an environment that does not depend on the caller's: a UTF-8 locale and a
  /// terminal of 256 colours or truecolor.
  init(
    _ path: String, _ arguments: [String], size: Size, colors: ColorDepth = .truecolor
  ) throws {
    self.size = size
    var environment = [
      "TERM=xterm-256color", "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=/nonexistent",
      "SWIFT_BACKTRACE=enable=no",
    ]
    if colors == .truecolor { environment.append("COLORTERM=truecolor") }
    let words = ([path] + arguments).map { strdup($0) }
    let assignments = environment.map { strdup($0) }
    defer { for copy in words + assignments { free(copy) } }
    var process: pid_t = 0
    var settings = terminal_settings()
    start = .now
    descriptor = pseudo_terminal_start(
      path, words + [nil], assignments + [nil], Int32(size.rows), Int32(size.columns), &process,
      &settings)
    self.process = process
    guard descriptor >= 0 else {
      hasEnded = true
      throw BenchmarkFailure("There is no pseudo-terminal to be had.")
    }
  }

  deinit {
    guard !hasEnded else { return }
    close(descriptor)
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  /// Keeps what comes until some time is over.
  func receive(for duration: Duration) {
    let end = ContinuousClock.now + duration
    while receiveOnce(before: end) {}
  }

  /// Keeps what comes until nothing has come for some time, or for too long something has.
  func receive(untilQuietFor pause: Duration, atMost limit: Duration = .seconds(20)) {
    let end = ContinuousClock.now + limit
    while receiveOnce(before: min(end, .now + pause)) {}
  }

  /// Types text.
  ///
  /// - Returns: When it was handed over.
  func send(_ text: String) -> ContinuousClock.Instant {
    let bytes = Array(text.utf8)
    let time = ContinuousClock.now
    _ = write(descriptor, bytes, bytes.count)
    return time
  }

  /// Reads until the program has ended of itself or been killed for taking too long.
  func waitForEnd() {
    let limit = ContinuousClock.now + .seconds(60)
    var status: Int32 = 0
    while !pseudo_terminal_has_ended(process, &status) {
      if ContinuousClock.now > limit { kill(process, SIGKILL) }
      if !receiveOnce(before: .now + .milliseconds(20)) { usleep(1000) }
    }
    while receiveOnce(before: .now + .milliseconds(20)) {}
    close(descriptor)
    hasEnded = true
  }

  /// Keeps the next piece; false when none came in time or none can come any more.
  private func receiveOnce(before end: ContinuousClock.Instant) -> Bool {
    let left = max(.zero, end - .now) / .milliseconds(1)
    var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, Int32(left.rounded(.up))) > 0 else { return false }
    let capacity = 1 << 16
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = max(read(descriptor, buffer.baseAddress, capacity), 0)
    }
    guard !bytes.isEmpty else { return false }
    arrivals.append(Arrival(time: .now, bytes: bytes))
    return true
  }
}
