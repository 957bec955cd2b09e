import Drawing
import Foundation
import TestSupport
import Testing

@testable import TerminalProbe

/// Whatever ends the program, the terminal is as it was.
@Suite struct WayOutTests {
  @Test func quitting() throws {
    let session = try startProbe()
    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
    expectRestored(session)
  }

  @Test func leavingByExit() throws {
    let session = try startProbe()
    session.sendControl("e")
    #expect(try session.waitForEnd() == .exited(3))
    expectRestored(session)
  }

  @Test func interruptingWithControlC() throws {
    let session = try startProbe()
    session.sendControl("c")
    #expect(try session.waitForEnd() == .exited(130))
    expectRestored(session)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func endingBySignal(_ signal: Int32) throws {
    let session = try startProbe()
    session.send(signal: signal)
    #expect(try session.waitForEnd() == .exited(128 + signal))
    expectRestored(session)
  }

  @Test func interruptingAProgramThatHangsTakesTwo() throws {
    let session = try startProbe()
    session.sendControl("x")
    try session.wait(forEvent: "\(InputEvent.key(.control("x")))")
    // Two in one moment are one to the system, so do it like a person.
    var status: EndStatus?
    for _ in 0..<100 where status == nil {
      session.sendControl("c")
      status = try? session.waitForEnd(seconds: 0.1)
    }
    #expect(status == .exited(130))
    expectRestored(session)
  }

  static let crashes: [(key: Character, signal: Int32)] = [
    ("a", SIGABRT), ("b", SIGILL), ("d", SIGILL), ("f", SIGILL), ("o", SIGSEGV), ("s", SIGSEGV),
  ]

  @Test(arguments: crashes)
  func crashing(_ key: Character, signal: Int32) throws {
    let session = try startProbe()
    session.sendControl(key)
    guard case .killed(let actual) = try session.waitForEnd() else {
      Issue.record("The probe survived.")
      return
    }
    // A trap is another signal on another processor.
    #expect(actual == signal || (signal == SIGILL && actual == SIGTRAP))
    expectRestored(session)
  }

  @Test func quittingInADump() throws {
    let session = try startProbe()
    session.send([0x1C])
    #expect(try session.waitForEnd() == .killed(signal: SIGQUIT))
    expectRestored(session)
  }

  @Test func aSignalToIgnoreChangesNothing() throws {
    let probe = BuiltProduct.path(of: "TerminalProbe")
    let session = try TerminalSession(
      running: "/bin/sh", arguments: ["-c", "trap '' INT QUIT; exec \(probe)"])
    try session.wait { $0.shows("end of screen") }
    session.send(signal: SIGINT)
    session.send(signal: SIGQUIT)
    session.send("x")
    try session.wait(forEvent: "\(InputEvent.key(.character("x")))")
    #expect(session.emulator.isAlternate)
    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
    expectRestored(session)
  }

  @Test func messagesAreReadableAfterwards() throws {
    let session = try startProbe()
    session.sendControl("p")
    try session.wait { $0.row(0).contains("control") }
    let isEarly = session.emulator.shows("A message for later.")
    #expect(!isEarly)
    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
    let isReadable = session.emulator.shows("A message for later.")
    #expect(isReadable)
  }

  @Test func theMessageOfATrapIsReadable() throws {
    let session = try startProbe(size: Size(columns: 200, rows: 24))
    session.sendControl("f")
    _ = try session.waitForEnd()
    let isReadable = session.emulator.shows("The probe was told to trap.")
    #expect(isReadable, "\(session.emulator.text)")
  }

  @Test func theBacktracerDoesNotWaitForAKey() throws {
    // Its own choice of when to be interactive, as for a person.
    let session = try startProbe(environment: ["SWIFT_BACKTRACE": "enable=yes"])
    session.sendControl("f")
    // It would wait for 30 seconds.
    _ = try session.waitForEnd(seconds: 25)
    expectRestored(session)
  }

  @Test func closingTheWindow() throws {
    let session = try startProbe()
    session.closeWindow()
    #expect(try session.waitForEnd() == .exited(128 + SIGHUP))
  }

  @Test func closingTheWindowOfAProgramThatIgnoresHangups() throws {
    let probe = BuiltProduct.path(of: "TerminalProbe")
    let session = try TerminalSession(
      running: "/bin/sh", arguments: ["-c", "trap '' HUP; exec \(probe)"])
    try session.wait { $0.shows("end of screen") }
    session.closeWindow()
    #expect(try session.waitForEnd() == .exited(128 + SIGHUP))
  }

  private func expectRestored(_ session: TerminalSession) {
    let terminal = session.emulator
    #expect(session.settings == session.originalSettings)
    #expect(terminal.showsCursor)
    #expect(!terminal.isAlternate)
    #expect(!terminal.reportsMouse)
    #expect(terminal.modes == [7, 25])
    #expect(terminal.pen == Cell())
    #expect(terminal.strings == [], "No colour of the palette was touched.")
    let isWiped = !terminal.shows("end of screen")
    #expect(isWiped)
  }
}
