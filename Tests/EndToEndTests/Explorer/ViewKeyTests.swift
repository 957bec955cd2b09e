import Drawing
import TestSupport
import Testing

/// The keys of the group View, each as help tells it, on the real screen.
@Suite struct ViewKeyTests {
  /// So low that the panes are much wider than high.
  private let window = Size(columns: 132, rows: 30)

  @Test func zoomAndPan() throws {
    var keys = Typist(on: try startAtTheInitialPicture())
    try zoomAndPan(&keys)
    try separateViewports(&keys)
    try changeLooks(&keys)

    let documented = try documentedKeys()["View"]
    #expect(keys.pressed == documented)
    keys.session.send("q")
    #expect(try keys.session.waitForEnd() == .exited(0))
    #expect(keys.session.emulator.unknown == [])
  }

  private func startAtTheInitialPicture() throws -> TerminalSession {
    let session = try startExplorer("ellipse-vs-circle", size: window)
    try session.wait(forFrameLike: initialPicture())
    return session
  }

  private func initialPicture() throws -> Screen {
    try renderedScreen("ellipse-vs-circle", "--color", "256", size: window)
  }

  /// What the minimum's place and the axes tell, with both panes alike; a cell is as fine as it gets.
  private func zoomAndPan(_ keys: inout Typist) throws {
    let session = keys.session
    let before = try #require(View(session.emulator))

    func wait(forScale scale: Double) throws {
      try session.wait { View($0).map { $0.scales.allSatisfy { $0.isNear(scale) } } == true }
    }
    keys.press("+")
    try wait(forScale: before.scales[0] * 0.8)
    keys.press("-")
    try wait(forScale: before.scales[0])
    let middle = before.minima[0]
    keys.turnWheel(away: true, column: middle.column, row: middle.row)
    try wait(forScale: before.scales[0] * 0.8)
    keys.turnWheel(away: false, column: middle.column, row: middle.row)
    try wait(forScale: before.scales[0])

    // The viewport, 8 wide and high, goes one way by a tenth, so all that is in it goes the other way.
    let (columns, rows) = (8 / before.scales[0], 8 / before.unitsPerRow)
    let pans: [(key: String, right: Double, down: Double)] = [
      ("a", 0.1, 0), ("d", 0, 0), ("d", -0.1, 0), ("a", 0, 0), ("w", 0, 0.1), ("x", 0, 0),
      ("x", 0, -0.1), ("w", 0, 0),
    ]
    for pan in pans {
      keys.press(pan.key)
      try session.wait { terminal in
        guard let now = View(terminal) else { return false }
        return zip(now.minima, before.minima).allSatisfy { minimum, old in
          abs(Double(minimum.column - old.column) - pan.right * columns) <= 1.1
            && abs(Double(minimum.row - old.row) - pan.down * rows) <= 1.1
        }
      }
    }
    for key in ["+", "a", "w", "z"] { keys.press(key) }
    try session.wait(forFrameLike: initialPicture())
  }

  private func separateViewports(_ keys: inout Typist) throws {
    let session = keys.session
    let before = try #require(View(session.emulator)).scales[0]
    func expectScales(_ left: Double, _ right: Double) throws {
      try session.wait {
        View($0).map { $0.scales[0].isNear(left) && $0.scales[1].isNear(right) } == true
      }
    }
    keys.press("v")
    keys.press("+")
    try expectScales(before * 0.8, before)
    keys.press("Tab")
    keys.press("-")
    try expectScales(before * 0.8, before * 1.25)
    keys.press("v")
    try expectScales(before * 1.25, before * 1.25)
    keys.press("z")
    try session.wait(forFrameLike: initialPicture(), lastRowMayDiffer: true)
  }

  private func changeLooks(_ keys: inout Typist) throws {
    let session = keys.session
    let initial = try initialPicture()

    /// Presses a key that changes the picture, looks at it, and presses on until it is the old one.
    func expectChange(
      _ key: String, presses: Int = 2, _ check: (TerminalEmulator) -> Bool
    ) throws {
      keys.press(key)
      try session.wait {
        !$0.isDrawing && $0.screen.difference(from: initial).count > 20 && check($0)
      }
      for _ in 1..<presses { keys.press(key) }
      try session.wait(forFrameLike: initial, lastRowMayDiffer: true)
    }
    // A unit is equally long along both axes when a cell is twice as high as wide.
    let round = try #require(PaneReading(session.emulator, pane: 1))
    #expect((round.unitsPerRow / round.unitsPerColumn).isNear(2, within: 0.15))
    try expectChange("f") { terminal in
      PaneReading(terminal, pane: 1).map {
        !($0.unitsPerRow / $0.unitsPerColumn).isNear(2, within: 0.3)
      } == true
    }
    try expectChange("e") { $0.shows("an ellipse of equal loss") }
    try expectChange("o") { $0.shows("Measured") && $0.shows("largest stable η") }
    try expectChange("L") { $0.shows("Each side has its own colours and levels.") }
    try expectChange("C", presses: 3) { $0.shows("Contour lines: evenly in the loss.") }
    try expectChange("#") { terminal in
      terminal.screen.difference(from: initial).contains {
        "0123456789".unicodeScalars.contains(terminal.screen[$0.column, $0.row].glyph)
      }
    }
    // The strips take the rows of the chart here; their axis goes from decade to decade.
    try expectChange("S") { terminal in
      terminal.shows("By η: loss after 450 steps")
        && terminal.text.contains(/loss .*\n.*\n *η 0.001 .* 100 +η 0.001 .* 100 *\n/)
    }
    try expectChange("G") { terminal in
      terminal.shows("Loss along the gradient") && terminal.shows("Effective β by step")
        && terminal.text.contains(/effective β [0-9]/) && !terminal.text.contains(/[0-9]% ─/)
    }
    try expectChange("c", presses: 5) { $0.shows("Colour map: cividis") }
    // On the pane of a side that lies outside of its pane nothing would be lit; the frame is.
    try expectChange("t") { terminal in
      terminal.screen.difference(from: initial).contains { $0.row == 1 }
    }
  }
}

/// What both panes of two sides show, as far as their axes tell.
private struct View {
  /// Units of the plane to a column, one a pane.
  let scales: [Double]
  /// Where the minimum stands, one a pane.
  let minima: [(column: Int, row: Int)]
  /// Units of the plane to a row of the first pane.
  let unitsPerRow: Double

  init?(_ terminal: TerminalEmulator) {
    let panes = (0...1).compactMap { PaneReading(terminal, pane: $0) }
    guard panes.count == 2 else { return nil }
    scales = panes.map(\.unitsPerColumn)
    minima = panes.compactMap { $0.place(of: "✕", on: terminal) }
    guard minima.count == 2 else { return nil }
    unitsPerRow = panes[0].unitsPerRow
  }
}

extension Double {
  /// Whether two scales are the same, as far as labels on whole cells tell.
  fileprivate func isNear(_ other: Double, within tolerance: Double = 0.08) -> Bool {
    abs(self / other - 1) < tolerance
  }
}

extension Screen {
  /// The cells that look different on another screen of the same size, the last row aside.
  fileprivate func difference(from other: Screen) -> [(column: Int, row: Int)] {
    (0..<size.rows - 1).flatMap { row in
      (0..<size.columns).filter { !self[$0, row].looksLike(other[$0, row]) }.map {
        (column: $0, row: row)
      }
    }
  }
}
