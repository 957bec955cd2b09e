import Drawing
import Testing

@testable import Explorer

@Suite struct SmallWindowTests {
  @Test func aWindowThatIsTooSmallSaysWhatIsNeededInOneLine() throws {
    var story = try Story(.line, window: Size(columns: 80, rows: 24))
    story.send(.input(.resized(Size(columns: 79, rows: 24)))) {
      $0.window = Size(columns: 79, rows: 24)
    }
    let lines = story.state.view().plainText.split(separator: "\n")
    #expect(
      lines.map { $0.trimmingSpaces } == [
        "Ravine needs a window of 80 x 24; this one is 79 x 24. q quits."
      ])
    // Nothing is evaluated for panes that nobody sees.
    #expect(story.pending.isEmpty)
  }

  @Test func aWindowThatIsNarrowerStillSaysAllOfIt() throws {
    var story = try Story(.line)
    story.setUp(.input(.resized(Size(columns: 24, rows: 6))))
    let lines = story.state.view().plainText.split(separator: "\n")
    #expect(
      lines.map { $0.trimmingSpaces } == [
        "Ravine needs a window of", "80 x 24; this one is 24", "x 6. q quits.",
      ])
  }

  @Test func itRecoversWhenTheWindowGrows() throws {
    var story = try Story(.line, window: Size(columns: 80, rows: 24))
    let before = story.state.view()
    story.setUp(.input(.resized(Size(columns: 20, rows: 5))))
    story.setUp(.input(.resized(Size(columns: 80, rows: 24))))
    #expect(story.pending.isEmpty)
    #expect(story.state.view() == before)
  }

  @Test func inItNoKeyButQDoesAnything() throws {
    var story = try Story(.line, window: Size(columns: 40, rows: 10))
    for binding in KeyBinding.all where binding.command != .quit {
      for key in binding.keys { story.press(key) }
    }
    story.send(.input(.mouse(MouseEvent(.press, column: 20, row: 5))))
    #expect(story.takePending().isEmpty)
    story.press("q") { $0.isQuitting = true }
  }

  @Test func runsGoOnInIt() throws {
    var story = try Story(.line)
    story.press(" ") { $0.isPlaying = true }
    story.send(.input(.resized(Size(columns: 40, rows: 10)))) {
      $0.window = Size(columns: 40, rows: 10)
    }
    story.send(.tick(seconds: 5)) { $0.step = 10 }
  }

  @Test(arguments: [(1, 1), (1, 50), (200, 1), (79, 23), (80, 23), (0, 0)])
  func everyWindowCanBeDrawn(columns: Int, rows: Int) throws {
    let size = Size(columns: columns, rows: rows)
    var story = try Story(.line)
    story.setUp(.input(.resized(size)))
    #expect(story.state.view().size == size)
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    drop { $0 == " " }
  }
}
