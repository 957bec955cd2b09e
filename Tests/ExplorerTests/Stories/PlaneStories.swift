import Drawing
import Experiments
import Landscapes
import Synchronization
import Testing
import TrainingEngine

@testable import Explorer

/// A plane while the run, its seed and the statistics change: followed, held and waited for.
@Suite struct PlaneStories {
  private static let random = DirectionsDescription.random(
    RandomDirectionsDescription(scaling: .filter))

  @Test func theTitleSaysWhichStatisticsAtEverySize() throws {
    for (choice, words) in [
      ("statistics of all", "all"), ("statistics of the mini", "mini-batch"),
      ("running", "running"), ("frozen", "frozen"),
    ] {
      for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        var story = try Story(.moons, window: Size(columns: columns, rows: rows))
        story.choosePlane(choice)
        let title = story.state.view().plainText.split(separator: "\n")[1]
        #expect(
          title.split(separator: "╭").last?.contains(words) == true, "\(columns): \(title)")
      }
    }
  }

  @Test func statisticsOfTheMiniBatchMoveTheLandscapeFromStepToStep() throws {
    var story = try Story(.moons, window: Size(columns: 160, rows: 40))
    story.choosePlane("statistics of the mini")
    #expect(try story.session.plane.statistics == .miniBatch)
    var grids: [[Double]] = []
    for step in [3, 4] {
      story.setUp(.seek(step: step))
      story.work()
      grids.append(try #require(try story.session.reliefs[1]).landscape.grid.values)
    }
    #expect(grids[0] != grids[1])
    let text = story.state.view().plainText
    #expect(text.contains("Without normalization · loss of the mini-batch"))
    #expect(text.contains("Batch normalization · loss and statistics of the mini-batch"))
  }

  @Test func aHeldLandscapeStaysThatOfItsStep() throws {
    var story = try Story(.moons, window: Size(columns: 160, rows: 40))
    story.setUp(.seek(step: 4))
    story.work()
    story.press("i") {
      $0.heldStep = 4
      $0.says = "The landscape stays that of step 4, whatever the run does."
    }
    story.setUp(.seek(step: 9))
    #expect(story.pending.landscapeJobs == nil)
    story.work()
    let session = try story.session
    #expect(session.reliefs.map { $0?.landscape.request.step } == [4, 4])
    #expect(story.state.view().plainText.contains("landscape of step 4, held"))
    // The other parameters have gone on: the run is off the plane now.
    #expect(try #require(session.sides[0].trace?.point(at: 9)).distance > 1e-3)
    story.press("i") {
      $0.heldStep = nil
      $0.says = "The landscape follows the run again."
    }
    story.work()
    #expect(try story.session.reliefs.map { $0?.landscape.request.step } == [9, 9])
  }

  @Test func whereNothingMovesThereIsNothingToHold() throws {
    var story = try Story(.line)
    story.press("i") {
      $0.says = "This landscape is the same at every step; there is nothing to hold."
    }
  }

  @Test func aPlaneOfStepsThatAreNotTrainedWaitsForThem() throws {
    var story = Story()
    story.setUp(.opened(try Fixture.components.experiment(), path: Fixture.components.path))
    let effects = story.takePending()
    #expect(effects.landscapeJobs == nil)
    #expect(story.state.view().plainText.contains("this plane needs the run up to step 40"))
    let job = try #require(effects.trainingJobs.first)
    job.run(isCancelled: { false }, report: { story.setUp(.trained($0)) })
    #expect(try #require(story.pending.landscapeJobs).count == 2)
    story.work()
    #expect(try story.session.reliefs.allSatisfy { $0?.landscape.isComplete == true })
  }

  @Test func anotherSeedKeepsThePlane() throws {
    var story = try Story(.moons)
    story.choosePlane("filter")
    story.choosePlane("origin: the start")
    story.setUp(.input(.key(.character("r"))))
    story.work()
    let session = try story.session
    #expect(session.experiment.seed == 8)
    #expect(session.plane == PlaneDescription(Self.random, origin: .start))
    #expect(session.reliefs.allSatisfy { $0?.landscape.isComplete == true })
    story.choosePlane("scenario")
    #expect(try story.session.plane == story.session.experiment.scenario.plane)
    #expect(try story.session.view.viewports[0] == Viewport(x: -3...3, y: -3...3))
  }

  /// Rules of learning rates are about the scenario's plane, wherever somebody looks.
  @Test func anotherPlaneLeavesTheRunsAsTheyAre() throws {
    for fixture in [Fixture.line, .schedules] {
      var plain = try Story(fixture)
      var story = try Story(fixture)
      story.choosePlane("filter")
      for keys in ["K", "s", "J"] {
        for key in keys {
          plain.setUp(.input(.key(.character(key))))
          story.setUp(.input(.key(.character(key))))
        }
        plain.work()
        story.work()
        #expect(
          try story.session.sides.map { $0.timeline?.moments.map(\.loss) }
            == plain.session.sides.map { $0.timeline?.moments.map(\.loss) })
      }
    }
  }

  /// Eigenvectors take dozens of products with the Hessian, and are the same whoever looks for them.
  @Test func aPlaneThatWasFoundForASurveyIsNotLookedForAgain() throws {
    var story = try Story(.schedules)
    story.choosePlane("top two")
    func job() throws -> LandscapeJob {
      let request = try #require(story.session.reliefs[0]).landscape.request
      return try story.session.job(for: request, everyPoint: false)
    }
    var known = try job()
    let place = try #require(known.place)
    let asked = Mutex(0)
    func questions() throws -> Int {
      asked.withLock { $0 = 0 }
      let found = try PreparedPlane(of: known) {
        asked.withLock { $0 += 1 }
        return false
      }
      #expect(found.place == place)
      return asked.withLock { $0 }
    }
    let few = try questions()
    known.place = nil
    #expect(try questions() > 4 * few)
    // That of another step is another plane.
    story.setUp(.input(.key(.right)))
    story.work()
    #expect(try job().place == nil)
    #expect(try story.session.sides[0].place == nil)
    // Where it does not follow the run, it is the same at every step; but not in another run.
    story.choosePlane("origin: the start")
    #expect(try story.session.shownStep > 0)
    #expect(try job().place != nil)
    story.setUp(.input(.key(.up)))
    story.work()
    #expect(try story.session.sides.allSatisfy { $0.place == nil })
  }

  @Test func aRunOverTwoParametersHasPlanesToo() throws {
    var story = try Story(.line)
    story.choosePlane("statistics of the mini")
    #expect(try story.session.reliefs.allSatisfy { $0?.landscape.isComplete == true })
    story.choosePlane("components of")
    #expect(try story.session.reliefs.allSatisfy { $0?.landscape.isComplete == true })
    #expect(try story.session.path(of: 0).isEmpty == false)
  }
}
