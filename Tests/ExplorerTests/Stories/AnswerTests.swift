import Drawing
import Experiments
import Landscapes
import Testing

@testable import Explorer

/// What workers answer, early, late and for somebody else.
@Suite struct AnswerTests {
  @Test func openingAScenarioAsksForTrainingAndForAPictureOfEachSide() throws {
    var story = Story()
    story.setUp(.opened(try Fixture.moons.experiment(), path: Fixture.moons.path))
    let effects = story.takePending()
    #expect(effects.trainingJobs.map(\.generation) == [1])
    let requests = try #require(effects.landscapeJobs).map(\.request)
    #expect(requests.map(\.side) == [0, 1])
    #expect(requests.map(\.step) == [0, 0])
    #expect(requests.map(\.extent) == story.state.gridExtents)
  }

  @Test func aRunBeforeThisOneIsDropped() throws {
    var story = try Story(.line)
    story.setUp(.input(.key(.character("K"))))
    let old = try #require(story.takePending().trainingJobs.first)
    story.setUp(.input(.key(.character("K"))))
    let new = try #require(story.takePending().trainingJobs.first)
    let before = try story.session.sides.map { $0.timeline?.learningRate }
    old.run(isCancelled: { false }, report: { story.setUp(.trained($0)) })
    #expect(try story.session.sides.map { $0.timeline?.learningRate } == before)
    new.run(isCancelled: { false }, report: { story.setUp(.trained($0)) })
    #expect(try story.session.sides[0].timeline?.learningRate == 0.0135 * 4)
  }

  @Test func theOldRunStaysOnScreenUntilTheNewOneIsThere() throws {
    var story = try Story(.line)
    story.send(.seek(step: 50)) { $0.step = 50 }
    story.setUp(.input(.key(.character("K"))))
    let session = try story.session
    #expect(session.shownStep == 50)
    #expect(session.sides.map(\.run) == [1, 1])
    #expect(session.generation == 2)
  }

  @Test func aPictureOfTheOldRunIsNeverTakenForOneOfTheNew() throws {
    var story = try Story(.moons)
    story.setUp(.seek(step: 10))
    story.work()
    story.setUp(.input(.key(.character("K"))))
    let job = try #require(story.takePending().trainingJobs.first)
    var answers: [TrainingResult] = []
    job.run(isCancelled: { false }, report: { answers.append($0) })
    // The first side has its new run, the second one still the old.
    story.setUp(.trained(answers[0]))
    let requests = try #require(story.pending.landscapeJobs).map(\.request)
    #expect(requests.map(\.side) == [0])
    #expect(requests.map(\.run) == [2])
    story.work()
    #expect(try story.session.reliefs.map { $0?.landscape.request.run } == [2, 1])
    for answer in answers.dropFirst() { story.setUp(.trained(answer)) }
    story.work()
    #expect(try story.session.reliefs.map { $0?.landscape.request.run } == [2, 2])
    #expect(try story.session.reliefs.map { $0?.landscape.request.step } == [10, 10])
    // It is the picture that a run at this rate from the start gives.
    var other = try Story(.moons)
    other.setUp(.input(.key(.character("K"))))
    other.setUp(.seek(step: 10))
    other.work()
    #expect(
      try story.session.reliefs.map { $0?.landscape.grid }
        == (try other.session.reliefs.map { $0?.landscape.grid }))
  }

  /// Of a scenario with more sides, too.
  @Test func aTraceOfTheScenarioBeforeIsDropped() throws {
    var story = try Story(.three)
    story.choosePlane("line from start to end")
    let traces = try story.session.sides.map { try #require($0.trace) }
    story.setUp(.opened(try Fixture.moons.experiment(), path: Fixture.moons.path))
    story.work()
    let before = try story.session.sides.map(\.trace?.key)
    for trace in traces { story.setUp(.traced(trace)) }
    #expect(try story.session.sides.map(\.trace?.key) == before)
  }

  @Test func aLandscapeOfTheScenarioBeforeIsDropped() throws {
    var story = Story()
    story.setUp(.opened(try Fixture.line.experiment(), path: Fixture.line.path))
    let old = try #require(story.takePending().landscapeJobs)
    story.setUp(.opened(try Fixture.moons.experiment(), path: Fixture.moons.path))
    _ = story.takePending()
    for job in old {
      var evaluation = try job.begin()
      story.setUp(.evaluated(try evaluation.pass()))
    }
    #expect(try story.session.reliefs.allSatisfy { $0 == nil })
    #expect(try !story.session.hasPictures)
    #expect(story.state.view().plainText.contains("computing"))
  }

  @Test func anAnswerForAScenarioThatIsGoneDoesNothing() throws {
    var story = try Story(.three)
    story.setUp(.input(.key(.character("K"))))
    let old = try #require(story.takePending().trainingJobs.first)
    story.setUp(.opened(try Fixture.line.experiment(), path: Fixture.line.path))
    // Its third side has no counterpart here.
    old.run(isCancelled: { false }, report: { story.setUp(.trained($0)) })
    #expect(try story.session.sides.allSatisfy { $0.timeline == nil })
  }
}
