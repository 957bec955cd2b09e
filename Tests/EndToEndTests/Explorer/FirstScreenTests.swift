import Drawing
import Foundation
import TestSupport
import Testing

/// What stands on the screen when the explorer has opened.
@Suite struct FirstScreenTests {
  static let sizes = [(80, 24), (120, 40), (200, 60)].map(Size.init(columns:rows:))

  /// What one of the package's scenarios is expected to show. The condition numbers are those of the
  /// reference runs in PyTorch and NumPy.
  struct Case: CustomTestStringConvertible {
    let scenario: String
    let sides: [String]
    let conditionNumbers: [String]
    let caption: String

    var testDescription: String { scenario }
  }

  static let cases = [
    Case(
      scenario: "wine-ravine", sides: ["Own units", "Batch normalization"],
      conditionNumbers: ["406", "1.14"], caption: "178 wines."),
    Case(
      scenario: "ellipse-vs-circle", sides: ["Without normalization", "Batch normalization"],
      conditionNumbers: ["104", "1.16"], caption: "Two weights, one loss"),
    Case(
      scenario: "digits-mlp", sides: ["Without normalization", "Batch normalization"],
      conditionNumbers: ["37", "3.67"], caption: "1437 images of digits"),
  ]

  @Test(arguments: cases, sizes)
  func hasTitlesNumbersCaptionAndTimeline(_ each: Case, size: Size) throws {
    let session = try startExplorer(each.scenario, size: size)
    let reading = try session.wait(forReading: {
      $0.step == 0 && !$0.isPlaying && $0.conditionNumbers == each.conditionNumbers
        && $0.learningRates.count == 2 && $0.losses.count == 2
    })
    #expect(reading.losses.allSatisfy { $0 > 0 })
    let terminal = session.emulator
    for (pane, title) in each.sides.enumerated() {
      let reading = try #require(PaneReading(terminal, pane: pane))
      let upperEdge = terminal.row(1).dropFirst(reading.columns.lowerBound)
      #expect(upperEdge.hasPrefix("╭ \(title) "))
    }
    #expect(terminal.shows(each.caption))
    let timeline = terminal.row(size.rows - 2).filter { $0 != " " }
    #expect(timeline.count == size.columns - 2)
    #expect(timeline.hasPrefix("●─"))
    #expect(terminal.row(size.rows - 1).hasPrefix(" space play"))

    // To the last cell, when all work is done.
    try session.wait(
      forFrameLike: renderedScreen(each.scenario, "--color", "256", size: size))
    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(session.emulator.unknown == [])
    #expect(session.emulator.cutOff == [])
  }

  @Test func aWindowThatIsTooSmallSaysSoAndStillQuits() throws {
    let session = try TerminalSession(
      running: "ravine", arguments: ["wine-ravine"], environment: ravineEnvironment,
      size: Size(columns: 60, rows: 10))
    try session.wait(forFrameWith: "80 x 24", "60 x 10")
    session.resize(to: Size(columns: 80, rows: 24))
    try session.wait(forReading: { $0.conditionNumbers == ["406", "1.14"] })
    session.resize(to: Size(columns: 79, rows: 24))
    try session.wait(forFrameWith: "80 x 24", "79 x 24")
    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
  }
}
