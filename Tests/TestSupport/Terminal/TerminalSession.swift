import CPseudoTerminal
import Drawing
import Foundation

/// A program that runs on a pseudo-terminal, with someone who types and looks.
///
///     let session = try TerminalSession(running: "ravine", arguments: ["wine-ravine"])
///     try session.wait { $0.shows("Without normalization") }
///     session.send("q")
///     #expect(try session.waitForEnd() == .exited(0))
///
/// The program makes progress whenever the session waits. Its environment holds only what is given
/// and a few defaults, so a test does not depend on the person who runs it.
public final class TerminalSession {
  /// What the program has drawn so far.
  public private(set) var emulator: TerminalEmulator
  /// All that the program has sent.
  public private(set) var transcript: [UInt8] = []
  /// The number of the program's process.
  public let process: Int32
  /// The settings before the program ran.
  public let originalSettings: TerminalSettings

  private let descriptor: Int32
  private(set) var isWindowOpen = true
  private var endStatus: EndStatus?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: the name of a program that this package builds, or a path.
  ///   - arguments: without the program's name.
  ///   - environment: on top of a UTF-8 locale, `TERM=xterm-256color` and a usual `PATH`; an empty
  ///     value leaves a variable out.
  ///   - size: of the window.
  public init(
    running program: String, arguments: [String] = [], environment: [String: String] = [:],
    size: Size = Size(columns: 80, rows: 24)
  ) throws {
    let path = program.contains("/") ? program : BuiltProduct.path(of: program)
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw TerminalSessionFailure(message: "There is no program at \(path).")
    }
    var variables = [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
      "HOME": "/nonexistent",
      // Swift's backtracer takes a second to tell what a test of a crash knows.
      "SWIFT_BACKTRACE": "enable=no",
    ]
    let coverage = ProcessInfo.processInfo.environment["LLVM_PROFILE_FILE"]
    variables["LLVM_PROFILE_FILE"] = coverage
    variables.merge(environment) { $1 }
    let assignments = variables.filter { !$0.value.isEmpty }.map { "\($0.key)=\($0.value)" }

    emulator = TerminalEmulator(size: size)
    var process: pid_t = 0
    var settings = terminal_settings()
    descriptor = Self.withCStrings([path] + arguments) { arguments in
      Self.withCStrings(assignments) { environment in
        pseudo_terminal_start(
          path, arguments, environment, Int32(size.rows), Int32(size.columns), &process,
          &settings)
      }
    }
    self.process = process
    originalSettings = TerminalSettings(settings)
    guard descriptor >= 0 else {
      throw TerminalSessionFailure(message: "There is no pseudo-terminal to be had.")
    }
  }

  deinit {
    closeWindow()
    guard endStatus == nil else { return }
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  /// The terminal's settings as they are now; nil once the window is closed.
  public var settings: TerminalSettings? {
    isWindowOpen ? TerminalSettings(descriptor: descriptor) : nil
  }

  /// Types text, or sends the bytes of a key.
  public func send(_ text: String) {
    send(Array(text.utf8))
  }

  /// Sends bytes.
  public func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty, isWindowOpen {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      // A terminal that takes no more has a program that waits to be read.
      if count > 0 { rest = rest.dropFirst(count) } else if receive() == .closed { return }
    }
  }

  /// Shows on the terminal what the program has not sent.
  public func disturb(_ text: String) {
    emulator.feed(Array(text.utf8))
  }

  /// Sends a signal to the program.
  public func send(signal: Int32) {
    kill(process, signal)
  }

  /// Sends a signal to the programs in the foreground, if the program is a shell.
  public func send(signalToForeground signal: Int32) {
    kill(-tcgetpgrp(descriptor), signal)
  }

  /// Gives the window a new size.
  public func resize(to size: Size) {
    emulator.resize(to: size)
    _ = pseudo_terminal_resize(descriptor, Int32(size.rows), Int32(size.columns))
  }

  /// Closes the window, as a person does in the middle of everything.
  public func closeWindow() {
    guard isWindowOpen else { return }
    isWindowOpen = false
    close(descriptor)
  }

  /// What a look at the terminal found.
  public enum Reception: Sendable {
    case bytes, nothing, closed
  }

  /// Reads what the program has sent, or waits a moment for it.
  @discardableResult
  public func receive() -> Reception {
    guard isWindowOpen else {
      usleep(10_000)
      return .closed
    }
    var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, 10) > 0 else { return .nothing }
    let capacity = 65536
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = max(read(descriptor, buffer.baseAddress, capacity), 0)
    }
    emulator.feed(bytes)
    transcript += bytes
    return bytes.isEmpty ? .closed : .bytes
  }

  /// How the program ended; nil while it runs. Nothing is read, so a program that waits to be read
  /// goes on waiting.
  public func currentStatus() -> EndStatus? {
    if endStatus == nil {
      var status: Int32 = 0
      if pseudo_terminal_has_ended(process, &status) { endStatus = EndStatus(waitStatus: status) }
    }
    return endStatus
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
