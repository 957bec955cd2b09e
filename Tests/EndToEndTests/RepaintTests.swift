import Drawing
import TestSupport
import Testing

@testable import TerminalProbe

@Suite struct RepaintTests {
  @Test func whatSomethingElseWroteIsPaintedOver() throws {
    let session = try startProbe()
    // A message of another program, for example of the system, on the same terminal.
    session.disturb("\u{1b}[5;5H\u{1b}[41mDisk full\u{1b}[m\u{1b}[24;1H\n\n\n")
    #expect(session.emulator.shows("Disk full"))
    session.sendControl("l")
    let expected = TestPattern(number: 0, depth: .indexed256, glyphs: .braille)
      .screen(size: session.emulator.size, status: "\(InputEvent.key(.control("l")))")
    try session.wait { $0.screen.looksLike(expected) }
  }
}
