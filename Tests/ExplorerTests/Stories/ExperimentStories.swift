import Drawing
import Experiments
import Landscapes
import Testing

@testable import Explorer

/// What the keys of the group Experiment do: each change is a new run from the start.
@Suite struct ExperimentStories {
  @Test(arguments: [
    (Key.up, 1.05), (.character("k"), 1.05), (.down, 1 / 1.05), (.character("j"), 1 / 1.05),
    (.shiftUp, 2), (.character("K"), 2), (.shiftDown, 0.5), (.character("J"), 0.5),
  ])
  func rateKeysTrainBothSidesAnewWithTheFactor(key: Key, factor: Double) throws {
    var story = try Story(.line)
    story.press(key) {
      $0.rateFactor = factor
      $0.generation = 2
      $0.says = "η is \(NumberFormat.compact(factor)) times the scene's; = takes it back."
    }
    let job = try #require(story.takePending().trainingJobs.first)
    #expect(job.generation == 2)
    #expect(job.steps == 60)
    #expect(job.sides.map(\.factor) == [factor, factor])
    // The rates by the scene's rule are known from the run before.
    #expect(job.sides.allSatisfy { if case .known = $0.rate { true } else { false } })
  }

  @Test func theNewRunHasTheNewRate() throws {
    var story = try Story(.line)
    let before = try story.session.sides.map { $0.timeline?.learningRate ?? 0 }
    story.press("K") {
      $0.rateFactor = 2
      $0.generation = 2
      $0.says = "η is 2 times the scene's; = takes it back."
    }
    story.work()
    let after = try story.session.sides.map { $0.timeline?.learningRate ?? 0 }
    #expect(before[0] == 0.0135)
    #expect(after == before.map { $0 * 2 })
    #expect(try story.session.sides.map(\.run) == [2, 2])
  }

  @Test func upAndDownAgainIsTheScenesRate() throws {
    var story = try Story(.line)
    story.press(.up) {
      $0.rateFactor = 1.05
      $0.generation = 2
      $0.says = "η is 1.05 times the scene's; = takes it back."
    }
    story.press(.down) {
      $0.rateFactor = 1
      $0.generation = 3
      $0.says = "The learning rates are the scene's again."
    }
    story.press("=") { $0.says = "These are the learning rates that the scene asks for." }
    #expect(story.takePending().trainingJobs.count == 2)
  }

  @Test func equalsTakesTheRateBack() throws {
    var story = try Story(.line)
    story.press("J") {
      $0.rateFactor = 0.5
      $0.generation = 2
      $0.says = "η is 0.5 times the scene's; = takes it back."
    }
    story.press("=") {
      $0.rateFactor = 1
      $0.generation = 3
    }
    #expect(story.takePending().trainingJobs.last?.sides.map(\.factor) == [1, 1])
  }

  @Test(arguments: [Character("K"), "J"]) func theRateHasLimits(key: Character) throws {
    var story = try Story(.line)
    for _ in 0..<2000 { story.setUp(.input(.key(.character(key)))) }
    let factor = try story.session.rateFactor
    #expect(Session.rateFactors.contains(factor))
    story.press(key) {
      $0.says = "The learning rates are \(NumberFormat.compact(factor)) times the scene's already."
    }
  }

  @Test func movingTheStartTrainsFromThere() throws {
    var story = try Story(.line)
    story.press("m") { $0.layer = .movingStart(PlaneCoordinates(x: -2, y: 2)) }
    let viewport = try #require(story.state.gridExtents?[0].viewport)
    let right = PlaneCoordinates(x: -2 + viewport.width / 40, y: 2)
    story.press(.right) {
      $0.layer = .movingStart(right)
      $0.movedStart = right
      $0.generation = 2
    }
    let job = try #require(story.takePending().trainingJobs.first)
    #expect(job.sides.map(\.side.start) == [right, right])
    // A rule may depend on the start, so it is asked again.
    #expect(job.sides.allSatisfy { if case .rule = $0.rate { true } else { false } })
    story.press(.enter) { $0.layer = .none }
  }

  @Test(
    arguments: [
      (Key.left, -1, 0), (.right, 1, 0), (.up, 0, 1), (.down, 0, -1),
      (.character("h"), -1, 0), (.character("l"), 1, 0), (.character("k"), 0, 1),
      (.character("j"), 0, -1),
      (.shiftLeft, -8, 0), (.shiftRight, 8, 0), (.shiftUp, 0, 8), (.shiftDown, 0, -8),
    ] as [(Key, Double, Double)])
  func arrowsMoveTheStartOneFortiethOfTheViewportAndShiftedAFifth(
    key: Key, right: Double, up: Double
  ) throws {
    var story = try Story(.line)
    story.press("m") { $0.layer = .movingStart(PlaneCoordinates(x: -2, y: 2)) }
    let viewport = try #require(story.state.gridExtents?[0].viewport)
    let target = PlaneCoordinates(
      x: -2 + right * viewport.width / 40, y: 2 + up * viewport.height / 40)
    story.press(key) {
      $0.layer = .movingStart(target)
      $0.movedStart = target
      $0.generation = 2
    }
  }

  @Test(arguments: [Key.escape, .enter, .character("m")])
  func movingTheStartEnds(key: Key) throws {
    var story = try Story(.line)
    story.press("m") { $0.layer = .movingStart(PlaneCoordinates(x: -2, y: 2)) }
    story.press(key) { $0.layer = .none }
  }

  @Test func whileTheStartMovesOtherKeysSayWhatToDo() throws {
    var story = try Story(.line)
    story.press("m") { $0.layer = .movingStart(PlaneCoordinates(x: -2, y: 2)) }
    story.press("v") { $0.says = "Arrows move the start; Enter ends that." }
    story.press(" ") { $0.isPlaying = true }
    story.press("q") { $0.isQuitting = true }
  }

  @Test func capitalMTakesTheStartBack() throws {
    var story = try Story(.line)
    story.press("M") { $0.says = "The start is where the scenario has it." }
    story.press("m") { $0.layer = .movingStart(PlaneCoordinates(x: -2, y: 2)) }
    story.setUp(.input(.key(.shiftRight)))
    story.press("M") {
      $0.layer = .none
      $0.movedStart = nil
      $0.generation = 3
    }
    let job = try #require(story.takePending().trainingJobs.last)
    #expect(
      job.sides.map(\.side.start) == Array(repeating: PlaneCoordinates(x: -2, y: 2), count: 2))
  }

  @Test func aNewSeedOpensTheScenarioAnewAndKeepsTheSettings() throws {
    var story = try Story(.line)
    story.setUp(.input(.key(.character("K"))))
    story.setUp(.input(.key(.character("e"))))
    story.work()
    story.press("r") { $0.says = "Making the data and weights of seed 4 …" }
    let opened = story.pending.opened
    #expect(opened.map(\.path) == [Fixture.line.path])
    #expect(opened.map(\.seed) == [4])
    story.work()
    let session = try story.session
    #expect(session.experiment.seed == 4)
    #expect(session.rateFactor == 2)
    #expect(session.view.showsEllipse)
    #expect(session.generation == 3)
    #expect(story.state.notice == nil)
  }

  @Test func theLastSeedIsFollowedByTheFirst() throws {
    var story = Story()
    story.setUp(
      .opened(try Fixture.line.experiment(seed: .max), path: Fixture.line.path))
    _ = story.takePending()
    story.press("r") { $0.says = "Making the data and weights of seed 0 …" }
    #expect(story.takePending().opened.map(\.seed) == [0])
  }

  @Test func aFileThatWasEditedMeanwhileOpensAfresh() throws {
    var story = try Story(.line)
    story.setUp(.input(.key(.character("K"))))
    story.work()
    // As if the file now held three sides instead of two.
    story.setUp(.opened(try Fixture.three.experiment(), path: Fixture.line.path))
    story.work()
    let session = try story.session
    #expect(session.sides.count == 3)
    #expect(session.rateFactor == 1)
    #expect(session.view.viewports.count == 3)
    #expect(story.state.view().size == story.state.window)
  }

  @Test func scenesFollowEachOtherRoundAndRound() throws {
    var story = try Story(.line)
    story.press("K") {
      $0.rateFactor = 2
      $0.generation = 2
      $0.says = "η is 2 times the scene's; = takes it back."
    }
    story.press(.end) { $0.step = 60 }
    _ = story.takePending()
    story.press("s") {
      $0.scene = 1
      $0.rateFactor = 1
      $0.step = 0
      $0.generation = 3
      $0.says = "Scene 2 of 2: One rate for both"
    }
    story.work()
    #expect(try story.session.sides.map { $0.timeline?.learningRate } == [0.01, 0.01])
    #expect(try story.session.caption == "Both sides take the same rate.")
    story.press("s") {
      $0.scene = 0
      $0.generation = 4
      $0.says = "Scene 1 of 2: Each its own rate"
    }
  }

  @Test func withoutALessonThereIsNoNextScene() throws {
    var story = try Story(.moons)
    story.press("s") { $0.says = "This scenario has no lesson." }
    #expect(story.takePending().isEmpty)
  }

  @Test func captionsGiveWayToTheUsersChanges() throws {
    var story = try Story(.line)
    story.setUp(.perform(.raiseRate))
    #expect(try story.session.caption?.hasPrefix("Now the learning rates are 1.05 times") == true)
    story.setUp(.perform(.resetRate))
    #expect(try story.session.caption?.hasPrefix("Two weights") == true)
  }

  /// The words of a lesson are about the plane that it knows, at any size of the window.
  @Test func captionsSayWhichPlaneTheySpeakOf() throws {
    for size in [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)] {
      var story = try Story(.scenes, window: size)
      story.setUp(.perform(.smoothness))
      story.work()
      let caption = try #require(try story.session.caption)
      #expect(story.state.view().plainText.contains("▌ \(caption.prefix(20))"))

      story.choosePlane("gradient")
      #expect(try story.session.caption == "Of the scenario's plane: \(caption)")
      #expect(story.state.view().plainText.contains("▌ Of the scenario's plane: "))
      // The panes show no plane.
      story.setUp(.perform(.smoothness))
      #expect(try story.session.caption == caption)
      story.setUp(.perform(.smoothness))
      story.choosePlane("the scenario's plane")
      #expect(try story.session.caption == caption)
    }
  }

  @Test func captionsComeWithTheirSteps() throws {
    var story = try Story(.line)
    #expect(try story.session.caption?.hasPrefix("Two weights") == true)
    story.send(.seek(step: 19)) { $0.step = 19 }
    #expect(try story.session.caption?.hasPrefix("Two weights") == true)
    story.send(.seek(step: 20)) { $0.step = 20 }
    #expect(try story.session.caption?.hasPrefix("The path zig-zags") == true)
  }
}
