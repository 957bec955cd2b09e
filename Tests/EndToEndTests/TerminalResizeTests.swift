import Drawing
import TestSupport
import Testing

@testable import TerminalProbe

@Suite struct TerminalResizeTests {
  @Test(
    arguments: [[:], ["LINES": "24", "COLUMNS": "80"]])
  func thePictureFollowsTheWindow(_ environment: [String: String]) throws {
    let session = try startProbe(environment: environment)
    for size in [(132, 43), (200, 60), (20, 5), (1, 1), (3, 2), (500, 140), (80, 24)] {
      let size = Size(columns: size.0, rows: size.1)
      session.resize(to: size)
      let pattern = TestPattern(number: 0, depth: .indexed256, glyphs: .braille)
      let expected = pattern.screen(size: size, status: "\(InputEvent.resized(size))")
      try session.wait { $0.screen.looksLike(expected) }
    }
    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test func manySizesInOneMomentEndInTheLast() throws {
    let session = try startProbe()
    for columns in stride(from: 60, through: 120, by: 3) {
      session.resize(to: Size(columns: columns, rows: 30))
    }
    try session.wait { $0.row(0).hasPrefix("120x30") && $0.row(29) == "end of screen" }
  }
}
