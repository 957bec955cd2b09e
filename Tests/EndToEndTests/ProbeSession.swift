import Drawing
import TestSupport

@testable import TerminalProbe

/// Starts the probe and waits until it is ready for input.
func startProbe(
  _ arguments: [String] = [], environment: [String: String] = [:],
  size: Size = Size(columns: 80, rows: 24)
) throws -> TerminalSession {
  let session = try TerminalSession(
    running: "TerminalProbe", arguments: arguments, environment: environment, size: size)
  try session.wait { $0.shows("end of screen") }
  return session
}

extension TerminalSession {
  /// Waits until the probe tells of an event.
  func wait(forEvent event: String) throws {
    try wait { $0.row(0).contains("[\(event)]") }
  }

  /// Sends what a key sends, and waits until the probe tells of an event.
  func expect(_ event: InputEvent, after bytes: String) throws {
    send(bytes)
    try wait(forEvent: "\(event)")
  }

  /// Holds control and presses a letter.
  func sendControl(_ letter: Character) {
    send([(letter.asciiValue ?? 0) & 0x1F])
  }
}
