import Drawing
import Landscapes
import Testing

@testable import Explorer

/// Which pictures are asked for, and when.
@Suite struct LandscapeRequestTests {
  @Test func nothingIsAskedForWhenAllIsThere() throws {
    for fixture in Fixture.allCases {
      var story = try Story(fixture)
      story.setUp(.tick(seconds: 0.1))
      story.setUp(.input(.key(.character("e"))))
      story.setUp(.input(.mouse(MouseEvent(.move, column: 9, row: 9))))
      #expect(story.pending.isEmpty)
    }
  }

  @Test func whatIsOnItsWayIsNotAskedForAgain() throws {
    var story = try Story(.line)
    story.setUp(.input(.key(.character("+"))))
    #expect(story.takePending().landscapeJobs?.count == 2)
    story.setUp(.tick(seconds: 0.1))
    story.setUp(.input(.key(.character("c"))))
    #expect(story.takePending().isEmpty)
  }

  @Test func whereThePlaneIsTheWholeSpaceOnePictureServesEveryStepStartAndRate() throws {
    var story = try Story(.line)
    for key: Key in [.right, .end, .shiftUp, .character("m"), .shiftRight, .enter] {
      story.setUp(.input(.key(key)))
      #expect(story.pending.landscapeJobs == nil)
      story.work()
      #expect(try story.session.reliefs.allSatisfy { $0?.landscape.isComplete == true })
    }
  }

  @Test func elsewhereThePictureFollowsTheStep() throws {
    var story = try Story(.moons)
    story.setUp(.seek(step: 5))
    let requests = try #require(story.pending.landscapeJobs).map(\.request)
    #expect(requests.map(\.step) == [5, 5])
    story.work()
    #expect(try story.session.reliefs.map { $0?.landscape.request.step } == [5, 5])
    // A step that was seen comes back at once.
    story.setUp(.seek(step: 0))
    #expect(story.pending.landscapeJobs.map(\.count) ?? 0 == 0)
    #expect(try story.session.reliefs.map { $0?.landscape.request.step } == [0, 0])
  }

  @Test func whatWasBegunIsLetComeSoFarThatItCanBeShown() throws {
    var story = try Story(.moons)
    story.setUp(.input(.key(.character(" "))))
    story.setUp(.tick(seconds: 0.6))
    #expect(try story.session.shownStep == 1)
    let first = try #require(story.takePending().landscapeJobs)
    #expect(first.map(\.request.step) == [1, 1])
    // The run moves on; the picture of step 1 is still waited for, however many steps go by.
    story.setUp(.tick(seconds: 2))
    story.setUp(.tick(seconds: 2))
    #expect(story.takePending().isEmpty)

    var evaluations = try first.map { try $0.begin() }
    // The first pass is too coarse to be shown in place of a fine picture.
    story.setUp(.evaluated(try evaluations[0].pass()))
    #expect(story.takePending().isEmpty)
    #expect(try story.session.reliefs[0]?.landscape.request.step == 0)
    // The second one shows, and the side goes on to the step on screen.
    story.setUp(.evaluated(try evaluations[0].pass()))
    #expect(try story.session.reliefs[0]?.landscape.request.step == 1)
    let next = try #require(story.takePending().landscapeJobs)
    #expect(next.map(\.request.step) == [try story.session.shownStep, 1])
  }

  @Test func anotherViewportIsWantedAtOnce() throws {
    var story = try Story(.moons)
    story.setUp(.seek(step: 3))
    _ = story.takePending()
    story.setUp(.input(.key(.character("+"))))
    let requests = try #require(story.pending.landscapeJobs).map(\.request)
    #expect(requests.map(\.step) == [3, 3])
    #expect(requests.map(\.extent) == story.state.gridExtents)
    var evaluation = try #require(story.takePending().landscapeJobs?.first).begin()
    // Nothing fine is there of this viewport, so even a coarse picture shows.
    story.setUp(.evaluated(try evaluation.pass()))
    #expect(try story.session.reliefs[0]?.landscape.grid.stride == 8)
  }

  @Test func thePanesTitleNamesTheStepOfAPictureThatIsLate() throws {
    var story = try Story(.moons, window: Size(columns: 120, rows: 30))
    func titles() -> Substring { story.state.view().plainText.split(separator: "\n")[1] }
    #expect(!titles().contains("landscape"))
    story.setUp(.seek(step: 9))
    #expect(titles().contains("Without normalization · landscape of step 0 "))
    #expect(titles().contains("Batch normalization · statistics of all samples · step 0 "))
    story.work()
    #expect(!titles().contains("landscape"))
    // While the run plays the step always stands there, so that the mark does not come and go.
    story.setUp(.input(.key(.character(" "))))
    #expect(titles().contains("landscape of step 9"))
    story.setUp(.input(.key(.character(" "))))
    story.setUp(.input(.key(.character("K"))))
    let job = try #require(story.takePending().trainingJobs.first)
    job.run(isCancelled: { false }, report: { story.setUp(.trained($0)) })
    #expect(titles().contains("landscape of the run before"))
  }

  @Test func theNotesSayHowEachSidesPictureWasEvaluated() throws {
    var story = try Story(.line)
    story.work()
    let notes = story.state.evaluationNotes
    #expect(notes.count == (try story.session.sides.count))
    for note in notes {
      #expect(note.contains("the loss is a quadratic that needs no data. All "))
    }
  }

  @Test func aStillPictureNeedsNoMark() throws {
    var story = try Story(.line)
    story.setUp(.input(.key(.character(" "))))
    story.setUp(.tick(seconds: 3))
    #expect(!story.state.view().plainText.contains("landscape of"))
  }

  @Test func theFingerprintIsThatOfTheStepOnScreenOrNone() throws {
    var story = try Story(.moons)
    let start = try #require(try story.session.stateHash)
    story.setUp(.seek(step: 9))
    #expect(try story.session.stateHash == nil)
    #expect(story.state.view().plainText.contains("#····"))
    story.work()
    let later = try #require(try story.session.stateHash)
    #expect(later != start)
    #expect(story.state.view().plainText.contains("#\(later.shortText)"))
    // The same steps again give the same numbers, bit for bit.
    var again = try Story(.moons)
    again.setUp(.seek(step: 9))
    again.work()
    #expect(try again.session.stateHash == later)
  }
}
