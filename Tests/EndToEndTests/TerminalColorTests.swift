import Drawing
import TestSupport
import Testing

@testable import TerminalProbe

/// The picture that the probe shows, read back cell by cell from what ncurses sent.
@Suite struct TerminalColorTests {
  struct Case: CustomTestStringConvertible {
    var environment: [String: String]
    var arguments: [String] = []
    var depth: ColorDepth
    var glyphs = GlyphSet.braille
    /// Styles that the terminal cannot show, where it has colours not together with them.
    var lacks: Cell.Style = []
    /// Bright colours are bold ones where there are only eight.
    var hasEightColors = false

    var testDescription: String { "\(environment) \(arguments)" }
  }

  static let cases = [
    Case(environment: ["TERM": "xterm-256color", "COLORTERM": "truecolor"], depth: .truecolor),
    Case(environment: ["TERM": "tmux-256color", "COLORTERM": "24bit"], depth: .truecolor),
    Case(environment: ["TERM": "xterm-direct"], depth: .truecolor),
    Case(environment: ["TERM": "xterm-256color"], depth: .indexed256),
    Case(environment: ["TERM": "screen-256color"], depth: .indexed256),
    Case(environment: ["TERM": "xterm-kitty"], depth: .indexed256),
    Case(environment: ["TERM": "xterm"], depth: .indexed16, hasEightColors: true),
    Case(environment: ["TERM": "xterm-16color"], depth: .indexed16),
    Case(environment: ["TERM": "some-new-terminal"], depth: .indexed16),
    Case(
      environment: ["TERM": "linux"], depth: .indexed16, glyphs: .block,
      lacks: [.underline, .dim], hasEightColors: true),
    Case(environment: ["TERM": "vt100"], depth: .monochrome, lacks: .dim),
    Case(environment: ["TERM": "xterm-256color", "NO_COLOR": "1"], depth: .monochrome),
    Case(environment: ["TERM": "vt100"], arguments: ["truecolor"], depth: .truecolor),
    Case(environment: ["TERM": "xterm"], arguments: ["256"], depth: .indexed256),
    Case(
      environment: ["TERM": "xterm-256color", "COLORTERM": "truecolor"], arguments: ["16"],
      depth: .indexed16),
    Case(environment: ["TERM": "xterm"], arguments: ["none"], depth: .monochrome),
    Case(environment: ["LC_ALL": "C"], depth: .indexed256, glyphs: .ascii),
    Case(environment: ["LANG": ""], depth: .indexed256),
    Case(environment: ["LANG": "xx_XX.UTF-8"], depth: .indexed256),
    Case(environment: ["LC_ALL": "C"], arguments: ["braille"], depth: .indexed256),
    Case(environment: [:], arguments: ["ascii"], depth: .indexed256, glyphs: .ascii),
  ]

  @Test("Every cell arrives", arguments: cases)
  func everyCellArrives(_ each: Case) throws {
    let session = try startProbe(each.arguments, environment: each.environment)
    try expectPattern(0, each, on: session)

    // Nearly all of it changes, over and over.
    for number in 1...3 {
      session.sendControl("n")
      try expectPattern(number, each, on: session)
    }
    #expect(session.emulator.unknown == [])

    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
  }

  private func expectPattern(_ number: Int, _ each: Case, on session: TerminalSession) throws {
    let status = number == 0 ? "nothing" : "\(InputEvent.key(.control("n")))"
    let pattern = TestPattern(number: number, depth: each.depth, glyphs: each.glyphs)
    let drawn = pattern.screen(size: session.emulator.size, status: status)
    let expected = drawn.lacking(
      each.lacks, hasColors: each.depth != .monochrome, eightColors: each.hasEightColors)
    // The status stays the same from one picture to the next, so wait for the cells.
    try session.wait { $0.screen.looksLike(expected) }
  }
}
