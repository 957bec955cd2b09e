import TestSupport
import Testing

/// The keys of the group Time, each as help tells it, on the real screen.
@Suite struct TimeKeyTests {
  /// The run is 450 steps long and plays at 20 steps a second.
  @Test func everyKeyOfTheGroup() throws {
    let session = try startExplorer("ellipse-vs-circle")
    var keys = Typist(on: session)
    try session.wait(forReading: { $0.step == 0 && $0.steps == 450 && !$0.isPlaying })

    func go(_ key: String, to step: Int) throws {
      keys.press(key)
      try session.wait(forReading: { $0.step == step })
    }
    try go("→", to: 1)
    try go("l", to: 2)
    try go("←", to: 1)
    try go("h", to: 0)
    try go("PgDn", to: 45)
    try go("⇧→", to: 90)
    try go("PgUp", to: 45)
    try go("⇧←", to: 0)
    try go("End", to: 450)
    try go("Home", to: 0)
    try go("$", to: 450)
    try go("0", to: 0)

    for (key, speed) in [(".", 50.0), (".", 100), (",", 50), (",", 20), (",", 10)] {
      keys.press(key)
      try session.wait(forReading: { $0.speed == speed })
    }

    keys.press("space")
    try session.wait(forReading: { $0.isPlaying && $0.step > 2 })
    keys.press("space")
    let stopped = try session.wait(forReading: { !$0.isPlaying }).step
    // Had time gone on, the next step would be another one.
    try go("→", to: stopped + 1)

    let documented = try documentedKeys()["Time"]
    #expect(keys.pressed == documented)
    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(session.emulator.unknown == [])
  }

  @Test func theRunPlaysToItsEndAndAgain() throws {
    let session = try startExplorer("ellipse-vs-circle")
    session.send("......... ")
    try session.wait(forReading: { $0.step == 450 && !$0.isPlaying && $0.speed == 1000 })
    session.send(",,,,,,,,, ")
    try session.wait(forReading: { $0.step < 10 && $0.isPlaying && $0.speed == 1 })
    // The timeline, of which a press seeks and stops.
    session.click(column: usualWindow.columns / 2, row: usualWindow.rows - 2)
    try session.wait(forReading: { abs($0.step - 225) < 5 && !$0.isPlaying })
  }
}
