import Drawing
import TestSupport
import Testing

/// Somebody who presses whatever there is, faster than anybody looks.
@Suite struct RandomKeysTests {
  @Test(arguments: ["wine-ravine", "digits-mlp"], [1, 2] as [UInt64])
  func theTerminalIsSaneAfterwards(scenario: String, seed: UInt64) throws {
    let session = try startExplorer(scenario)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      act(&random, on: session)
      // Now and then somebody looks.
      if Int.random(in: 0..<4, using: &random) == 0 { session.receive() }
    }
    // Escape closes whatever is open, one layer at a time.
    session.resize(to: usualWindow)
    session.send(String(repeating: Keys.escape, count: 4))
    try session.wait { terminal in
      ExplorerReading(terminal) != nil && !terminal.shows("Scenarios")
        && !terminal.shows("play or pause")
    }
    #expect(session.currentStatus() == nil)
    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(session.settings == session.originalSettings)
    #expect(session.emulator.modes == [7, 25])
    #expect(session.emulator.pen == Cell())
    #expect(session.emulator.unknown == [])
    let isWiped = session.emulator.text.allSatisfy(\.isWhitespace)
    #expect(isWiped, "\(session.emulator.text)")
  }

  private func act(_ random: inout SeededGenerator, on session: TerminalSession) {
    let size = session.emulator.size
    let column = Int.random(in: 0..<size.columns, using: &random)
    let row = Int.random(in: 0..<size.rows, using: &random)
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<80: session.send(Self.keys.randomElement(using: &random)!)
    case 80..<86: session.click(column: column, row: row)
    case 86..<89: session.drag(column: column, row: row)
    case 89..<92: session.wheelUp(column: column, row: row)
    case 92..<95: session.wheelDown(column: column, row: row)
    default:
      session.resize(
        to: Size(
          columns: Int.random(in: 20...220, using: &random),
          rows: Int.random(in: 5...65, using: &random)))
    }
  }

  /// All that is typed with one key, `q` aside, and what has a name; sequences that nobody knows, too.
  private static let keys: [String] =
    (0x20..<0x7F).map { String(Unicode.Scalar($0)) }.filter { $0 != "q" } + [
      Keys.up, Keys.down, Keys.left, Keys.right, Keys.shiftUp, Keys.shiftDown, Keys.shiftLeft,
      Keys.shiftRight, Keys.home, Keys.end, Keys.pageUp, Keys.pageDown, Keys.tab, Keys.enter,
      Keys.backspace, Keys.escape, "é", "漢", "\u{1b}[99~", "\u{1b}OP", "\u{0c}",
    ]
}
