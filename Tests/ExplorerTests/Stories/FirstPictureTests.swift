import Drawing
import Experiments
import Landscapes
import Synchronization
import Testing

@testable import Explorer

/// What comes first on networks whose numbers take longer than a picture.
@Suite struct FirstPictureTests {
  /// The jobs that a large network asks for when it is opened, with the story so far.
  private func opened(_ keys: [Key] = []) throws -> (story: Story, jobs: [LandscapeJob]) {
    var story = Story()
    story.setUp(.opened(try Fixture.large.experiment(), path: Fixture.large.path))
    for key in keys { story.setUp(.input(.key(key))) }
    let jobs = try #require(story.takePending().landscapeJobs)
    try #require(jobs.allSatisfy { !$0.side.measuresQuickly })
    return (story, jobs)
  }

  /// The landscape of a job in one go.
  private func finished(_ job: LandscapeJob) throws -> Landscape {
    var evaluation = try job.begin()
    let landscape = evaluation.advance(threads: 2)
    return try #require(landscape)
  }

  @Test func aPictureComesBeforeTheHessianAndTheSearchComesLast() throws {
    var (story, jobs) = try opened()
    var evaluation = try jobs[1].begin()
    let first = try evaluation.pass()
    #expect(first.here == nil && first.minimum == nil && first.grid.stride == 8)
    story.setUp(.evaluated(first))
    #expect(story.state.view().plainText.contains("κ …"))

    let second = try evaluation.pass()
    #expect(second.here?.position == first.origin && second.grid == first.grid)
    story.setUp(.evaluated(second))
    #expect(!story.state.view().plainText.contains("κ …"))

    var passes = [first, second]
    while let next = evaluation.nextPass(threads: 1) { passes.append(next) }
    #expect(passes.map(\.grid.stride) == [8, 8, 4, 2, 1, 1])
    #expect(passes.map(\.isComplete) == [false, false, false, false, false, true])
    #expect(evaluation.isComplete)

    // In one go it comes to the same.
    let whole = try finished(jobs[1])
    #expect(whole.isComplete && whole.grid == passes[5].grid)
    #expect(whole.minimum == passes[5].minimum)
    #expect(whole.here?.curvature == passes[5].here?.curvature)
  }

  @Test func anotherPartOfAPlaneTakesNoPreparation() throws {
    var (story, jobs) = try opened()
    var underWay = LandscapesUnderWay()
    let begun = underWay.passes(over: jobs[0])
    #expect(begun.first?.here == nil && begun.last?.isComplete == true)

    story.setUp(.input(.key(.character("+"))))
    let zoomed = try #require(story.takePending().landscapeJobs)[0]
    let passes = underWay.passes(over: zoomed)
    #expect(passes.map(\.grid.stride) == [8, 4, 2, 1])
    #expect(passes.allSatisfy { $0.minimum == begun.last?.minimum })
    #expect(passes.allSatisfy { $0.here?.curvature == begun.last?.here?.curvature })
    #expect(try finished(zoomed).grid == passes.last?.grid)

    // Of another run it is another plane.
    story.setUp(.opened(try Fixture.large.experiment(), path: Fixture.large.path))
    let reopened = try #require(story.takePending().landscapeJobs)[0]
    let first = underWay.passes(over: reopened).first
    #expect(first != nil && first?.here == nil)
  }

  @Test func anotherStepOfARunIsAnotherPlane() throws {
    var story = try Story(.large)
    var underWay = LandscapesUnderWay()
    func passes(after action: Action) throws -> [Landscape] {
      story.setUp(action)
      let passes = underWay.passes(over: try #require(story.takePending().landscapeJobs)[0])
      // Or else this picture would be waited for when the next step is shown.
      for landscape in passes { story.setUp(.evaluated(landscape)) }
      return passes
    }
    // Of the whole viewport there are pictures of every step already.
    story.setUp(.seek(step: 1))
    let before = try passes(after: .input(.key(.character("+"))))
    let zoomed = try passes(after: .input(.key(.character("+"))))
    let after = try passes(after: .seek(step: 2))
    #expect(before[0].request.step == 1 && before[0].here == nil)
    #expect(zoomed[0].request.step == 1 && zoomed[0].here != nil)
    #expect(after[0].request.run == before[0].request.run)
    #expect(after[0].request.step == 2 && after[0].here == nil)
    #expect(after.last?.here?.curvature != before.last?.here?.curvature)
  }

  /// Whether rounding would be seen is known when the Hessian is.
  @Test func closeUpThePictureBeginsAnewInDoublePrecision() throws {
    let (_, jobs) = try opened(Array(repeating: .character("+"), count: 60))
    var evaluation = try jobs[0].begin()
    let first = try evaluation.pass()
    let second = try evaluation.pass()
    #expect(first.grid.stride == 8 && second.grid.stride == 8)
    #expect(first.here == nil && second.here != nil)
    #expect(first.grid != second.grid)
    var last = second
    while let next = evaluation.nextPass(threads: 1) { last = next }
    #expect(try finished(jobs[0]).grid == last.grid)
    let side = jobs[0].side
    var surface = side.loss(over: try side.plane(at: 0, of: nil), at: 0)
    let corner = surface.loss(at: last.grid.point(atColumn: 0, row: 0))
    #expect(corner == last.grid.loss(atColumn: 0, row: 0))
  }

  @Test func whatIsCancelledGivesNothingAndCanBeWantedAgain() throws {
    let (_, jobs) = try opened()
    var underWay = LandscapesUnderWay()
    for place in [0, 1, 5, 20] {
      let asked = Mutex(0)
      let piece = LandscapesUnderWay.Piece(of: jobs[1]) {
        asked.withLock { asked in
          asked += 1
          return asked > place
        }
      }
      let outcomes = Mutex<[LandscapesUnderWay.Outcome]>([])
      underWay.nextPass(of: [piece], among: [jobs[1].request], threads: 2) { _, outcome in
        outcomes.withLock { $0.append(outcome) }
      }
      guard case .success(nil)? = outcomes.withLock({ $0.first }) else {
        Issue.record("What was cancelled at question \(place) went on.")
        return
      }
    }
    let passes = underWay.passes(over: jobs[1])
    #expect(passes.last?.isComplete == true)
  }

  @Test func severalBeginSideBySideAndLookAsAlone() throws {
    let (_, jobs) = try opened()
    let alone = try jobs.map { job in
      var evaluation = try job.begin()
      return try evaluation.pass()
    }
    let pieces = jobs.map { LandscapesUnderWay.Piece(of: $0) { false } }
    let found = Mutex<[LandscapeRequest: Landscape]>([:])
    var underWay = LandscapesUnderWay()
    underWay.nextPass(of: pieces, among: Set(jobs.map(\.request)), threads: 2) { request, outcome in
      if case .success(let landscape) = outcome { found.withLock { $0[request] = landscape } }
    }
    for landscape in alone {
      #expect(found.withLock { $0[landscape.request]?.grid } == landscape.grid)
    }
  }
}

extension LandscapesUnderWay {
  /// All passes over a landscape.
  fileprivate mutating func passes(over job: LandscapeJob) -> [Landscape] {
    let passes = Mutex<[Landscape]>([])
    let piece = Piece(of: job) { false }
    while passes.withLock({ $0.last?.isComplete }) != true {
      nextPass(of: [piece], among: [job.request], threads: 1) { _, outcome in
        if case .success(let landscape?) = outcome { passes.withLock { $0.append(landscape) } }
      }
    }
    return passes.withLock { $0 }
  }
}
