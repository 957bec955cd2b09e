import Drawing
import TestSupport
import Testing

@testable import TerminalProbe

/// What a person does, as the bytes that terminals send for it.
@Suite struct TerminalInputTests {
  @Test func keysArriveInTheirSequencesOfEveryTerminal() throws {
    let session = try startProbe()
    // xterm in both modes of its arrow keys, the VT220, the Linux console, rxvt.
    try session.expect(.key(.up), after: "\u{1b}[A")
    try session.expect(.key(.left), after: "\u{1b}OD")
    try session.expect(.key(.shiftRight), after: "\u{1b}[1;2C")
    try session.expect(.key(.home), after: "\u{1b}[H")
    try session.expect(.key(.end), after: "\u{1b}[4~")
    try session.expect(.key(.pageUp), after: "\u{1b}[5~")
    try session.expect(.key(.backTab), after: "\u{1b}[Z")
    try session.expect(.key(.tab), after: "\t")
    try session.expect(.key(.enter), after: "\r")
    try session.expect(.key(.backspace), after: "\u{7f}")
    try session.expect(.key(.delete), after: "\u{1b}[3~")
    try session.expect(.key(.function(1)), after: "\u{1b}OP")
    try session.expect(.key(.function(2)), after: "\u{1b}[[B")
    try session.expect(.key(.function(12)), after: "\u{1b}[24~")
    try session.expect(.key(.character("λ")), after: "λ")
    try session.expect(.key(.control("g")), after: "\u{7}")
  }

  @Test func escapeAloneIsAKey() throws {
    let session = try startProbe()
    try session.expect(.key(.escape), after: "\u{1b}")
  }

  @Test func mouseArrivesBeyondColumn223() throws {
    let session = try startProbe(size: Size(columns: 300, rows: 24))
    try session.expect(.mouse(MouseEvent(.press, column: 279, row: 9)), after: "\u{1b}[<0;280;10M")
    try session.expect(.mouse(MouseEvent(.drag, column: 0, row: 0)), after: "\u{1b}[<32;1;1M")
    try session.expect(.mouse(MouseEvent(.release, column: 1, row: 2)), after: "\u{1b}[<0;2;3m")
    try session.expect(.mouse(MouseEvent(.wheelUp, column: 4, row: 5)), after: "\u{1b}[<64;5;6M")
    try session.expect(.mouse(MouseEvent(.wheelDown, column: 4, row: 5)), after: "\u{1b}[<65;5;6M")
  }

  @Test func aBurstIsTakenToItsEnd() throws {
    let session = try startProbe()
    session.send(String(repeating: "x\u{1b}[B\u{1b}[<64;5;6M", count: 500) + "z")
    try session.wait(forEvent: "\(InputEvent.key(.character("z")))")
  }

  @Test func rubbishIsIgnored() throws {
    let session = try startProbe()
    // Broken UTF-8, an unknown sequence that ends in the letter that quits, an answer of a terminal.
    session.send(
      [0xFF, 0xC3, 0x28, 0x80, 0xF5] + Array("\u{1b}[1;2;3q\u{1b}[?1;2c\u{1b}[24;80R".utf8))
    try session.expect(.key(.character("y")), after: "y")
  }

  @Test func aWaitEndsByTimeOrFromAnotherThread() throws {
    let session = try startProbe()
    session.sendControl("t")
    try session.wait(forEvent: "timedOut")
    session.sendControl("w")
    try session.wait(forEvent: "woken")
  }
}
