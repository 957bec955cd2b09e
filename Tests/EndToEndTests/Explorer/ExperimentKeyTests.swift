import TestSupport
import Testing

/// The keys of the group Experiment, each as help tells it, on the real screen.
@Suite struct ExperimentKeyTests {
  @Test func everyKeyOfTheGroup() throws {
    let session = try startExplorer("ellipse-vs-circle")
    var keys = Typist(on: session)
    for _ in 0..<2 { session.send(Keys.pageDown) }
    let before = try session.wait(forReading: {
      $0.step == 90 && $0.learningRates.count == 2 && $0.losses.count == 2 && $0.hash != nil
    })

    try changeRates(&keys, from: before)
    try moveStart(&keys, from: before)
    try changeSceneAndSeed(&keys)

    let documented = try documentedKeys()["Experiment"]
    #expect(keys.pressed == documented)
    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(session.emulator.unknown == [])
  }

  /// The plain side's rate is just below the largest stable one: a little more, and its loss explodes.
  private func changeRates(_ keys: inout Typist, from before: ExplorerReading) throws {
    let session = keys.session
    var last = before
    func expect(_ factor: Double, after key: String) throws -> ExplorerReading {
      keys.press(key)
      last = try session.wait(forReading: { now in
        // The new rate stands there at once, its run when it is trained. Three digits are on screen.
        now.step == before.step && now.hash != nil && now.hash != last.hash
          && zip(now.learningRates, before.learningRates).allSatisfy {
            abs($0 / ($1 * factor) - 1) < 0.006
          }
      })
      return last
    }
    let raised = try expect(1.05, after: "↑")
    #expect(raised.losses[0] > 10 * before.losses[0])
    _ = try expect(1.05 * 1.05, after: "k")
    _ = try expect(1.05, after: "↓")
    let back = try expect(1, after: "j")
    #expect(back.hash == before.hash)
    #expect(back.losses == before.losses)
    _ = try expect(2, after: "⇧↑")
    _ = try expect(4, after: "K")
    _ = try expect(2, after: "⇧↓")
    _ = try expect(1, after: "J")
    _ = try expect(0.5, after: "J")
    let reset = try expect(1, after: "=")
    #expect(reset.hash == before.hash)
  }

  /// The start is the circle; the scenario has it at (-2, 2).
  private func moveStart(_ keys: inout Typist, from before: ExplorerReading) throws {
    let session = keys.session
    let pane = try #require(PaneReading(session.emulator, pane: 0))
    let home = try #require(pane.place(of: "○", on: session.emulator))
    let point = pane.coordinates(column: home.column, row: home.row)
    #expect(abs(point.x + 2) < 1.1 * pane.unitsPerColumn)
    #expect(abs(point.y - 2) < 1.1 * pane.unitsPerRow)

    func expectStart(column: Int, row: Int, slack: Int = 0) throws {
      try session.wait { terminal in
        guard let reading = ExplorerReading(terminal), reading.hash != nil else { return false }
        return (0...1).allSatisfy { side in
          let pane = PaneReading(terminal, pane: side)
          guard let start = pane?.place(of: "○", on: terminal) else { return false }
          return abs(start.column - pane!.columns.lowerBound - column) <= slack
            && abs(start.row - row) <= slack
        }
      }
    }
    // A fifth of the viewport to the right and a fortieth back, then the same downwards.
    keys.press("m")
    session.send(Keys.shiftRight + Keys.left + Keys.enter)
    let columns = Int((7.0 / 40 * 8 / pane.unitsPerColumn).rounded())
    try expectStart(column: home.column + columns, row: home.row, slack: 2)
    keys.press("m")
    session.send(Keys.shiftDown + Keys.up + Keys.enter)
    let rows = Int((7.0 / 40 * 8 / pane.unitsPerRow).rounded())
    try expectStart(column: home.column + columns, row: home.row + rows, slack: 2)
    // The arrows step again.
    session.send(Keys.right)
    try session.wait(forReading: { $0.step == before.step + 1 })
    session.send(Keys.left)

    let (column, row) = (30, pane.rows.lowerBound + 3)
    keys.click(column: column, row: row)
    try expectStart(column: column, row: row)
    keys.click(column: pane.columns.count + column + 5, row: row + 1)
    try expectStart(column: column + 5, row: row + 1)

    keys.press("M")
    try expectStart(column: home.column, row: home.row)
    try session.wait(forReading: { $0.step == before.step && $0.hash == before.hash })
  }

  /// The second scene gives both sides one small rate; between 87 and 120 lies the condition number of
  /// this scenario's data, whatever the seed.
  private func changeSceneAndSeed(_ keys: inout Typist) throws {
    let session = keys.session
    #expect(session.emulator.shows("Each side at a rate that suits it"))
    keys.press("s")
    try session.wait(forFrameWith: "One small rate for both sides")
    let first = try session.wait(forReading: {
      $0.step == 0 && $0.learningRates.count == 2 && $0.learningRates[0] == $0.learningRates[1]
        && $0.losses.count == 2
    })
    keys.press("r")
    let second = try session.wait(forReading: {
      $0.seed == "2" && $0.losses.count == 2 && $0.conditionNumbers.count == 2
    })
    // The weights begin where the scenario says, but what is to be learnt is other data.
    #expect(second.losses != first.losses)
    #expect(second.conditionNumbers != first.conditionNumbers)
    let conditionNumber = try #require(Double(second.conditionNumbers[0]))
    #expect((87...120).contains(conditionNumber))
    let normalized = try #require(Double(second.conditionNumbers[1]))
    #expect((1...1.2).contains(normalized))
  }
}
