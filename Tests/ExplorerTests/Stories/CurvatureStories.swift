import Drawing
import Experiments
import Testing
import TrainingEngine

@testable import Explorer

/// The curvature in all parameters, which takes long and comes last.
@Suite struct CurvatureStories {
  @Test func itIsAskedForWhenThePicturesAreThere() throws {
    var story = try Story(.moons)
    story.setUp(.seek(step: 5))
    let effects = story.takePending()
    #expect(effects.curvatureJobs == nil)
    for job in try #require(effects.landscapeJobs) {
      #expect(story.takePending().curvatureJobs == nil)
      try finish([job], in: &story)
    }
    let jobs = try #require(story.takePending().curvatureJobs)
    #expect(jobs.map(\.request.side) == [0, 1])
    #expect(jobs.map(\.request.step) == [5, 5])
    // The first answer does not call the second one back.
    for job in jobs {
      let answer = job.run { false }
      story.setUp(.measured(try #require(answer)))
      #expect(story.takePending().isEmpty)
    }
  }

  @Test func anotherStepCallsItBackAndOneThatWasSeenHasIt() throws {
    var story = try Story(.moons)
    story.setUp(.seek(step: 5))
    story.work()
    story.setUp(.input(.key(.character("+"))))
    _ = story.takePending()
    // Another viewport changes nothing about it.
    #expect(try story.session.isMeasured(at: 5))
    story.setUp(.input(.key(.character("z"))))
    story.setUp(.seek(step: 0))
    story.work()
    #expect(try story.session.isMeasured(at: 0))

    story.setUp(.seek(step: 7))
    let pictures = try #require(story.takePending().landscapeJobs)
    try finish(pictures, in: &story)
    #expect(story.takePending().curvatureJobs?.count == 2)
    story.setUp(.seek(step: 8))
    #expect(story.takePending().curvatureJobs?.isEmpty == true)
    story.setUp(.seek(step: 5))
    #expect(story.takePending().curvatureJobs == nil)
    #expect(try story.session.isMeasured(at: 5))
  }

  /// A bias in front of a batch normalization changes nothing: what is computed of it is rounding.
  @Test func whereTheLossIsFlatOneWayEveryPlaceSaysSo() throws {
    for (columns, rows) in [(80, 24), (200, 60)] {
      var story = try Story(.moons, window: Size(columns: columns, rows: rows))
      story.choosePlane("hidden.bias[0]")
      story.type("output.bias[0]")
      story.setUp(.input(.key(.enter)))
      story.work()
      let curvature = try #require(story.session.measured(1)?.curvature)
      #expect(curvature.shape == .valley && curvature.conditionNumber == .infinity)
      let pane = story.state.view().plainText
      #expect(pane.contains(columns == 80 ? "κ ∞" : "κ ∞, flat one way ╯"), "\(pane)")
      #expect(!pane.contains("inf"))

      story.setUp(.perform(.numbers))
      let table = story.state.view().plainText
      func figure(_ name: String) -> String? {
        let line = table.split(separator: "\n").first { $0.contains(name) }
        let words = line?.split(separator: "│").first { $0.contains(name) }
        return words?.split(separator: "  ").last.map {
          $0.split(separator: " ").joined(separator: " ")
        }
      }
      #expect(figure("λmin") == "0", "\(table)")
      let kappa = columns == 80 ? "∞" : "∞, flat one way"
      #expect(figure("κ = λmax/λmin") == kappa, "\(table)")
      #expect(figure("axis ratio") == "∞")
    }
  }

  @Test func anotherScenarioCallsItBack() throws {
    var story = try Story(.moons)
    story.setUp(.seek(step: 5))
    let pictures = try #require(story.takePending().landscapeJobs)
    try finish(pictures, in: &story)
    #expect(story.takePending().curvatureJobs?.count == 2)
    story.setUp(.opened(try Fixture.line.experiment(), path: Fixture.line.path))
    #expect(story.takePending().curvatureJobs?.isEmpty == true)
  }

  @Test func aRunThatPlaysIsNotMeasured() throws {
    var story = try Story(.moons)
    story.setUp(.input(.key(.character(" "))))
    story.setUp(.tick(seconds: 0.6))
    story.work()
    #expect(try story.session.shownStep > 0)
    #expect(story.pending.isEmpty)
    guard case .unknown = try story.session.networkCurvature(of: 0) else {
      Issue.record("A step that the run plays through was measured.")
      return
    }
    story.setUp(.input(.key(.character(" "))))
    story.work()
    #expect(try story.session.isMeasured(at: story.session.shownStep))
  }

  @Test func networksThatAreThePlaneAreNotMeasuredTwice() throws {
    var story = try Story(.line)
    story.setUp(.seek(step: 5))
    #expect(story.takePending().curvatureJobs == nil)
    #expect(try !under(0, of: story).contains("all parameters"))
  }

  @Test func itIsMarkedWhileItIsNotThereAndGivesWayFirst() throws {
    var story = try Story(.moons)
    let numbers = try under(0, of: story)
    #expect(numbers.contains("all parameters λ -"))
    #expect(numbers.contains(" η max "))
    story.setUp(.seek(step: 5))
    #expect(try !under(0, of: story).contains("all parameters"))
    let pictures = try #require(story.takePending().landscapeJobs)
    try finish(pictures, in: &story)
    #expect(try under(0, of: story).contains("all parameters λ …"))
    let narrow = try under(0, of: story, width: 24)
    #expect(!narrow.contains("all parameters") && narrow.contains("all data"))
  }

  @Test func answersOfAScenarioBeforeThisOneDoNotCount() throws {
    var story = try Story(.moons)
    let state = try story.session
    let request = CurvatureRequest(side: 0, run: 0, step: 0)
    story.setUp(.measured(MeasuredCurvature(request: request, curvature: nil)))
    let same = try story.session.networkCurvature(of: 0)
    guard case .measured(let before?) = state.networkCurvature(of: 0),
      case .measured(let after?) = same
    else {
      Issue.record("The start was not measured.")
      return
    }
    #expect(before == after)
  }

  @Test func theTableStaysWhileTimeGoesOn() throws {
    var story = try Story(.moons)
    story.press("o") { $0.layer = .numbers }
    story.press(.right) { $0.step = 1 }
    #expect(story.state.view().plainText.contains("step 1"))
    story.work()
    story.press("o") { $0.layer = .none }
    story.press("o") { $0.layer = .numbers }
    story.press(.escape) { $0.layer = .none }
    story.press("o") { $0.layer = .numbers }
    story.send(.input(.mouse(MouseEvent(.press, column: 9, row: 9)))) { $0.layer = .none }
  }

  private func finish(_ jobs: [LandscapeJob], in story: inout Story) throws {
    for job in jobs {
      var evaluation = try job.begin()
      let landscape = evaluation.advance(threads: 1)
      story.setUp(.evaluated(try #require(landscape)))
    }
  }

  private func under(_ side: Int, of story: Story, width: Int = 200) throws -> String {
    try story.session.numbers(of: side, width: width, in: .braille).plain
  }
}

extension Session {
  fileprivate func isMeasured(at step: Int) -> Bool {
    shownStep == step
      && sides.indices.allSatisfy {
        if case .measured = networkCurvature(of: $0) { true } else { false }
      }
  }
}
