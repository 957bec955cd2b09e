import Drawing
import Foundation
import TestSupport
import Testing

@testable import TerminalProbe

@Suite struct TerminalOutputTests {
  @Test func framesAreBracketed() throws {
    let session = try startProbe()
    let before = session.emulator.updateCount
    session.sendControl("n")
    try session.wait(forEvent: "\(InputEvent.key(.control("n")))")
    try session.wait { !$0.modes.contains(2026) }
    #expect(session.emulator.updateCount == before + 1)
  }

  /// A region smaller than the window would stop the cursor on its way down.
  @Test(arguments: ["xterm-256color", "vt100", "screen", "linux"])
  func noRowsAreSetAside(_ name: String) throws {
    let size = Size(columns: 132, rows: 40)
    let session = try TerminalSession(
      running: "TerminalProbe", environment: ["TERM": name], size: size)
    // What an earlier program left behind.
    session.disturb("\u{1b}[3;9r")
    try session.wait { $0.shows("end of screen") }
    #expect(session.emulator.scrollRegion == 0..<size.rows)
  }

  @Test func onlyChangesAreSent() throws {
    let session = try startProbe()
    session.send("a")
    try session.wait(forEvent: "\(InputEvent.key(.character("a")))")
    let before = session.transcript.count
    session.send("b")
    try session.wait(forEvent: "\(InputEvent.key(.character("b")))")
    // One letter, its place, and the bracket.
    #expect(session.transcript.count - before < 60)
  }

  @Test func glyphsThatAreNotOneColumnWideMoveNothing() throws {
    let session = try startProbe()
    session.sendControl("u")
    // Twice as wide, a picture, an accent, nothing at all, a control character, a soft hyphen.
    try session.wait { $0.row(0).contains("[??e???") && $0.row(0).hasSuffix("é]") }
    #expect(session.emulator.unknown == [])
    #expect(session.emulator.cutOff == [])
  }

  @Test func coloursBeyondThePairsOfNcursesArrive() throws {
    let size = Size(columns: 200, rows: 60)
    let session = try startProbe(environment: ["COLORTERM": "truecolor"], size: size)
    let numbers = 1...24
    var pairs: Set<[Color]> = []
    for number in numbers {
      session.sendControl("n")
      let expected = TestPattern(number: number, depth: .truecolor, glyphs: .braille)
        .screen(size: size, status: "\(InputEvent.key(.control("n")))")
      try session.wait { $0.screen.looksLike(expected) }
      pairs.formUnion(expected.cells.map { [$0.foreground, $0.background] })
    }
    #expect(pairs.count > 2 * 65536, "The test has to need more than there are.")
  }

  @Test func itEndsAlthoughNobodyReads() throws {
    let session = try startProbe()
    // More frames than any buffer between the two holds.
    for _ in 0..<200 { session.sendControl("n") }
    usleep(200_000)
    session.send(signal: SIGTERM)
    for _ in 0..<1000 where session.currentStatus() == nil { usleep(10_000) }
    #expect(session.currentStatus() == .exited(143))
  }

  #if os(Linux)
    @Test func waitingCostsNothing() throws {
      let session = try startProbe()
      session.send("a")
      try session.wait(forEvent: "\(InputEvent.key(.character("a")))")
      // On a busy machine it may take a while until the probe has done all that it wanted.
      var isQuiet = false
      for _ in 0..<50 where !isQuiet {
        let before = try switches(of: session.process)
        usleep(300_000)
        isQuiet = try switches(of: session.process) == before
      }
      #expect(isQuiet)
    }

    /// How often the system gave the process a processor.
    private func switches(of process: Int32) throws -> [Substring] {
      let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
      return status.split(separator: "\n").filter { $0.contains("ctxt_switches") }
    }
  #endif
}
