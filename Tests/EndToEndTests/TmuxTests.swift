import Drawing
import Foundation
import TestSupport
import Testing

@testable import TerminalProbe

private let tmux = "/usr/bin/tmux"

/// The same pictures through another hand: tmux reads what the probe sends, and draws what it
/// understood on the terminal around it in its own way.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: tmux)))
struct TmuxTests {
  @Test(arguments: [
    ("tmux-256color", "truecolor", ColorDepth.truecolor), ("tmux-256color", "", .indexed256),
    ("screen", "", .indexed16),
  ])
  func everyCellArrives(_ term: String, _ colorTerm: String, _ depth: ColorDepth) throws {
    let size = Size(columns: 130, rows: 30)
    let probe = BuiltProduct.path(of: "TerminalProbe")
    let session = try TerminalSession(
      running: tmux,
      arguments: [
        "-L", "ravine-test-\(UUID().uuidString)", "-f", "/dev/null", "-u", "-T", "256,RGB",
        "start-server", ";", "set", "-g", "status", "off", ";", "set", "-g", "destroy-unattached",
        "on", ";", "new-session", "TERM=\(term) COLORTERM=\(colorTerm) exec \(probe)",
      ], size: size)
    for number in 0...2 {
      if number > 0 { session.sendControl("n") }
      let status = number == 0 ? "nothing" : "\(InputEvent.key(.control("n")))"
      let drawn = TestPattern(number: number, depth: depth, glyphs: .braille)
        .screen(size: size, status: status)
      let expected = depth == .indexed16 ? drawn.withEightColors : drawn
      try session.wait { $0.screen.looksLike(expected) }
    }
    session.send("\u{1b}[<0;130;30M")
    try session.wait(forEvent: "\(InputEvent.mouse(MouseEvent(.press, column: 129, row: 29)))")
    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
  }
}
