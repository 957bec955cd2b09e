import Drawing
import TestSupport
import Testing

/// Why a terminal cannot be drawn on, said on a terminal that is left alone.
@Suite struct TerminalErrorTests {
  private func expectRefusal(
    _ message: String, command: String = "exec \"$0\"", environment: [String: String] = [:]
  ) throws {
    let session = try TerminalSession(
      running: "/bin/sh", arguments: ["-c", command, BuiltProduct.path(of: "TerminalProbe")],
      environment: environment, size: Size(columns: 200, rows: 24))
    #expect(try session.waitForEnd() == .exited(2))
    let isSaid = session.emulator.shows(message)
    #expect(isSaid, "\(session.emulator.text)")
    #expect(session.settings == session.originalSettings)
    #expect(session.emulator.modes == [7, 25])
  }

  @Test func inputFromAFile() throws {
    try expectRefusal(
      "Standard input is not a terminal.", command: "exec \"$0\" < /dev/null")
  }

  @Test func outputIntoAPipe() throws {
    try expectRefusal(
      "Standard output is not a terminal.",
      command: "{ \"$0\" 2>&3 | cat; } 3>&2; exit 2")
  }

  @Test func noKindOfTerminal() throws {
    try expectRefusal("export TERM=xterm-256color", environment: ["TERM": ""])
  }

  @Test func aTerminalWithoutCursorAddressing() throws {
    try expectRefusal(
      "The terminal \"dumb\" cannot place the cursor", environment: ["TERM": "dumb"])
  }

  @Test func aSecondScreenIsRefusedAndTheFirstOneStays() throws {
    let session = try startProbe(["twice"])
    let isRefused = session.emulator.row(0).contains("already in use")
    #expect(isRefused)
    try session.expect(.key(.character("x")), after: "x")
    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test func aTerminalCanBeOpenedAgain() throws {
    let session = try startProbe(["reopen"])
    session.sendControl("c")
    #expect(try session.waitForEnd() == .exited(130))
    #expect(session.settings == session.originalSettings)
    #expect(session.emulator.modes == [7, 25])
  }
}
