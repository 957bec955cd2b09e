import Drawing
import TestSupport
import Testing

/// Windows that change their size faster than anybody draws, and below all that fits.
@Suite struct ResizeStormTests {
  @Test(arguments: [1, 2] as [UInt64])
  func everyStormEndsInAWholePicture(seed: UInt64) throws {
    let session = try startExplorer("ellipse-vs-circle")
    var random = SeededGenerator(seed: seed)
    for size in [(80, 24), (200, 60), (97, 31), (120, 40)].map(Size.init(columns:rows:)) {
      for _ in 0..<20 {
        session.resize(
          to: Size(
            columns: Int.random(in: 1...240, using: &random),
            rows: Int.random(in: 1...70, using: &random)))
        // Some come while a frame is drawn, some before the last was noticed.
        if Bool.random(using: &random) { session.receive() }
      }
      session.resize(to: size)
      let expected = try renderedScreen("ellipse-vs-circle", "--color", "256", size: size)
      try session.wait(forFrameLike: expected)
      #expect(session.currentStatus() == nil)
    }
    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(session.emulator.unknown == [])
  }

  /// The path grows through all of it; a resize does not stop the clock.
  @Test func aRunPlaysOnThroughAStorm() throws {
    let session = try startExplorer("wine-ravine")
    // So slow that the run does not come to its end meanwhile.
    session.send(",,,, ")
    // The first sizes of the storm have no room for the panes, and such a window takes no keys.
    try session.wait(forReading: \.isPlaying)
    for columns in stride(from: 70, through: 160, by: 6) {
      session.resize(to: Size(columns: columns, rows: columns / 3))
      session.receive()
    }
    let step = try session.wait(forReading: { $0.isPlaying && $0.step > 0 }).step
    try session.wait(forReading: { $0.isPlaying && $0.step > step })
    session.resize(to: Size(columns: 40, rows: 12))
    try session.wait(forFrameWith: "80 x 24", "40 x 12")
    session.resize(to: usualWindow)
    try session.wait(forReading: \.isPlaying)
    session.send(" 0....")
    try session.wait(
      forFrameLike: renderedScreen("wine-ravine", "--color", "256", size: usualWindow),
      lastRowMayDiffer: true)
  }
}
