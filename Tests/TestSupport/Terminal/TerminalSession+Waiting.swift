import Foundation

extension TerminalSession {
  /// Waits until the screen is as a test expects it.
  ///
  /// - Parameters:
  ///   - seconds: how long at most; a slow machine must not fail a test.
  ///   - condition: what to wait for.
  /// - Throws: `TerminalSessionFailure`, with what the screen shows instead, when the time is over
  ///   or the program has ended.
  public func wait(
    seconds: Double = 60, file: StaticString = #fileID, line: Int = #line,
    until condition: (TerminalEmulator) -> Bool
  ) throws {
    let start = ContinuousClock.now
    while !condition(emulator) {
      let hasEnded = currentStatus() != nil
      let reception = receive()
      if condition(emulator) { return }
      if hasEnded, reception != .bytes {
        throw failure("The program has ended; \(file):\(line) still waits.")
      }
      if ContinuousClock.now - start > .seconds(seconds) {
        throw failure("The screen did not become what \(file):\(line) expects.")
      }
    }
  }

  /// Waits until the program ends, and reads its last words.
  ///
  /// - Throws: `TerminalSessionFailure` when it does not end in time.
  public func waitForEnd(seconds: Double = 60) throws -> EndStatus {
    let start = ContinuousClock.now
    while true {
      if let status = currentStatus() {
        while receive() == .bytes {}
        return status
      }
      _ = receive()
      if ContinuousClock.now - start > .seconds(seconds) {
        throw failure("The program did not end.")
      }
    }
  }

  private func failure(_ reason: String) -> TerminalSessionFailure {
    let sent = transcript.suffix(400).map { byte in
      (0x20..<0x7F).contains(byte) ? String(Unicode.Scalar(byte)) : "\\x" + String(byte, radix: 16)
    }
    return TerminalSessionFailure(
      message: """
        \(reason) The program sent \(transcript.count) bytes; the last are \(sent.joined())
        The screen shows:
        \(emulator.text.inASCII)
        """)
  }
}

extension String {
  /// With plain stand-ins for everything else: `swift test` swallows a message of which a piece that
  /// it reads ends within a character.
  fileprivate var inASCII: String {
    let standIns = unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "\0"..."\u{7E}": Character(scalar)
      case "─", "━", "╌": "-"
      case "│", "┃", "╎": "|"
      case "\u{250C}"..."\u{254B}", "\u{256D}"..."\u{2570}": "+"
      case "\u{2580}"..."\u{259F}": "#"
      case "\u{2801}"..."\u{28FF}": ":"
      default: "?"
      }
    }
    return String(standIns)
  }
}

/// Why a session could not go on.
public struct TerminalSessionFailure: Error, CustomStringConvertible {
  /// What happened, and what the screen showed.
  public let message: String

  public var description: String { message }
}
