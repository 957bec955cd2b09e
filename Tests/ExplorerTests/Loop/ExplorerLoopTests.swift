import Curses
import Drawing
import Explorer
import Testing

@testable import ravine

/// The loop with a terminal in memory: events in, screens out.
@Suite struct ExplorerLoopTests {
  /// Runs a scenario until the terminal or the user ends it.
  private func run(_ fixture: Fixture?, on terminal: any Terminal) throws -> Int32? {
    var state = ExplorerState(window: terminal.size, appearance: Appearance(), gallery: [])
    if fixture == nil { state.openGallery() }
    var loop = ExplorerLoop(terminal: terminal, state: state, threads: 2, patience: .seconds(30))
    let first = try fixture.map { Action.opened(try $0.experiment(), path: $0.path) }
    return loop.run(beginningWith: first) { Fixture.gallery }
  }

  @Test func theFirstFrameHasItsPictures() throws {
    for fixture in [Fixture.line, .moons, .three] {
      let terminal = StageTerminal([.wait { !$0.isEmpty }, .press("q")])
      #expect(try run(fixture, on: terminal) == nil)
      let first = try #require(terminal.screens.first)
      #expect(first.size == terminal.size)
      #expect(!first.plainText.contains("computing"))
    }
  }

  @Test func whoWaitsInVainIsShownWhatThereIs() throws {
    let terminal = StageTerminal([.wait { !$0.isEmpty }, .press("q")])
    var loop = ExplorerLoop(
      terminal: terminal,
      state: ExplorerState(window: terminal.size, appearance: Appearance(), gallery: []),
      threads: 1, patience: .zero)
    // A scenario that does not exist never has a picture.
    #expect(loop.run(beginningWith: .failed("no such scenario"), listing: { [] }) == nil)
    #expect(terminal.screens.first?.plainText.contains("no such scenario") == true)
  }

  @Test func qEndsIt() throws {
    let terminal = MemoryTerminal(
      size: Size(columns: 80, rows: 24), script: [.input(.key(.character("q")))])
    #expect(try run(.line, on: terminal) == nil)
  }

  @Test(arguments: [1, 2, 15] as [Int32]) func aSignalEndsItAndIsPassedOn(signal: Int32) throws {
    let terminal = MemoryTerminal(
      size: Size(columns: 80, rows: 24), script: [.interrupted(signal: signal)])
    #expect(try run(.line, on: terminal) == signal)
  }

  @Test func keysChangeTheScreen() throws {
    let terminal = StageTerminal([
      .waitUntilIdle, .key(.right), .wait(for: "step 1/60"), .key(.end), .wait(for: "step 60/60"),
      .press("?"), .wait(for: "one step forward"), .key(.escape), .wait(for: "Loss by step"),
      .press("q"),
    ])
    #expect(try run(.line, on: terminal) == nil)
    #expect(!terminal.timedOut)
  }

  @Test func aNewRunComesUp() throws {
    let terminal = StageTerminal([
      .waitUntilIdle, .wait(for: "η 0.0135 "), .press("J"), .wait(for: "η 0.00675 "), .press("q"),
    ])
    #expect(try run(.line, on: terminal) == nil)
    #expect(!terminal.timedOut)
  }

  @Test func playingRunsToTheEndByItself() throws {
    let fastest = Array(repeating: StageTerminal.Act.press("."), count: 9)
    let terminal = StageTerminal(
      [.waitUntilIdle] + fastest + [.press(" "), .wait(for: "step 60/60"), .press("q")])
    #expect(try run(.line, on: terminal) == nil)
    #expect(!terminal.timedOut)
  }

  @Test func whilePlayingThePictureFollows() throws {
    let terminal = StageTerminal(
      [.waitUntilIdle, .press("."), .press("."), .press("."), .press(" ")]
        + [
          .wait(for: "landscape of step 1"), .wait(for: "step 40/40"), .waitUntilIdle, .press("q"),
        ]
    )
    #expect(try run(.moons, on: terminal) == nil)
    #expect(!terminal.timedOut)
    #expect(terminal.screens.last?.plainText.contains("landscape of") == false)
  }

  @Test func atRestNothingIsDrawn() throws {
    let terminal = StageTerminal([
      .waitUntilIdle, .event(.woken), .event(.woken), .waitUntilIdle, .press("q"),
    ])
    #expect(try run(.line, on: terminal) == nil)
    #expect(!terminal.timedOut)
    #expect(terminal.screensAtRest.count == 2)
    #expect(Set(terminal.screensAtRest).count == 1)
  }

  @Test func everyScreenHasTheSizeOfTheWindow() throws {
    let sizes = [(120, 40), (79, 20), (1, 1), (200, 60), (80, 24)].map(Size.init(columns:rows:))
    let terminal = StageTerminal(
      [.waitUntilIdle]
        + sizes.flatMap { size -> [StageTerminal.Act] in
          [.event(.input(.resized(size))), .wait { $0.last?.size == size }]
        } + [.waitUntilIdle, .press("q")])
    #expect(try run(.moons, on: terminal) == nil)
    #expect(!terminal.timedOut)
    #expect(terminal.screens.last?.plainText.contains("Two moons") == true)
  }

  @Test func withoutAScenarioTheGalleryOpensAndLeadsToOne() throws {
    let terminal = StageTerminal([
      .wait(for: "Three sides"), .key(.down), .key(.enter), .wait(for: "step 0/40"),
      .press("n"), .wait(for: "step 0/30"), .press("r"), .wait(for: "seed 2"), .press("q"),
    ])
    #expect(try run(nil, on: terminal) == nil)
    #expect(!terminal.timedOut)
  }

  @Test func aFaultyFileIsToldAndTheScreenStays() throws {
    let terminal = StageTerminal([
      .waitUntilIdle, .press("n"), .wait(for: "nowhere.json"), .press("q"),
    ])
    var loop = ExplorerLoop(
      terminal: terminal,
      state: ExplorerState(window: terminal.size, appearance: Appearance(), gallery: []),
      threads: 1, patience: .seconds(30))
    let first = Action.opened(try Fixture.line.experiment(), path: Fixture.line.path)
    let signal = loop.run(beginningWith: first) {
      [Fixture.gallery[0], GalleryEntry(id: "x", title: "x", path: "nowhere.json")]
    }
    #expect(signal == nil)
    #expect(!terminal.timedOut)
    #expect(terminal.screens.last?.plainText.contains("A line through points") == true)
  }
}
