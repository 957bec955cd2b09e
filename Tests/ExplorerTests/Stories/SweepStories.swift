import Drawing
import Experiments
import Landscapes
import Synchronization
import Testing

@testable import Explorer

/// What S brings under the panes.
@Suite struct SweepStories {
  private static let notice =
    "By η: loss after 60 steps; ● this η, • or steps: converged, ╱ rose."

  /// What a job reports, from before the first run to after the last.
  private func reports(of job: SweepJob) -> [RateSweep] {
    let reports = Mutex<[RateSweep]>([])
    job.run(threads: 2) { sweep in reports.withLock { $0.append(sweep) } }
    return reports.withLock { $0 }
  }

  @Test func capitalSTogglesTheStrips() throws {
    var story = try Story(.line)
    story.press("S") {
      $0.view?.showsSweep = true
      $0.says = Self.notice
    }
    story.work()
    #expect(try story.session.rateSweep?.result.isComplete == true)
    var session = try story.session
    #expect(session.strip(of: 0) != nil)
    story.press("S") { $0.view?.showsSweep = false }
    session = try story.session
    #expect(session.strip(of: 0) == nil)
    #expect(story.takePending().endsSweep)
  }

  @Test func nothingIsRunBeforeSomebodyAsks() throws {
    var story = Story()
    story.setUp(.opened(try Fixture.line.experiment(), path: Fixture.line.path))
    #expect(story.takePending().saysNothingOfSweeps)
  }

  @Test func whatIsThereIsNotRunAgain() throws {
    var story = try Story(.line)
    story.setUp(.perform(.sweep))
    let all = reports(of: try #require(story.takePending().sweepJob))
    #expect(all.first?.result.finishedRuns == 0)
    #expect(all.last?.result.isComplete == true)
    // Taken away in the middle, and brought back.
    story.setUp(.swept(all[5]))
    story.setUp(.perform(.sweep))
    story.setUp(.perform(.sweep))
    let rest = try #require(story.takePending().sweepJob)
    let last = try #require(all.last)
    #expect(reports(of: rest).map(\.result.finishedRuns) == Array(5...last.result.runs))
    story.setUp(.swept(last))
    story.setUp(.perform(.sweep))
    story.setUp(.perform(.sweep))
    #expect(story.takePending().endsSweep)
    let session = try story.session
    #expect(session.strip(of: 1) != nil)
  }

  @Test func anotherStartIsAnotherSweepAndAnotherRateIsNot() throws {
    var story = try Story(.line)
    story.setUp(.perform(.sweep))
    let old = try #require(story.takePending().sweepJob)
    for key in [Key.character("K"), .character("s"), .character("+"), .character(" ")] {
      story.setUp(.input(.key(key)))
      #expect(story.takePending().saysNothingOfSweeps)
    }
    story.setUp(.input(.mouse(MouseEvent(.press, column: 20, row: 8))))
    let new = try #require(story.takePending().sweepJob)
    let moved = try story.session.movedStart
    #expect(moved != nil && new.start != old.start)
    #expect(new.experiment.sides.allSatisfy { $0.start == moved })
    story.setUp(.swept(try #require(reports(of: old).last)))
    #expect(try story.session.rateSweep == nil)
    let sweep = try #require(reports(of: new).last)
    story.setUp(.swept(sweep))
    #expect(try story.session.rateSweep?.result == sweep.result)
  }

  @Test func anotherScenarioEndsTheSweep() throws {
    var story = try Story(.line)
    story.setUp(.perform(.sweep))
    let old = try #require(story.takePending().sweepJob)
    story.setUp(.opened(try Fixture.three.experiment(), path: Fixture.three.path))
    #expect(story.takePending().endsSweep)
    // Its strips would be those of two sides under three.
    story.setUp(.swept(try #require(reports(of: old).last)))
    #expect(try story.session.rateSweep == nil)
  }

  @Test func anotherSeedIsSweptToo() throws {
    var story = try Story(.line)
    story.setUp(.perform(.sweep))
    story.work()
    story.setUp(.input(.key(.character("r"))))
    let opened = try #require(story.takePending().opened.first)
    story.setUp(
      .opened(try Fixture.line.experiment(seed: opened.seed), path: Fixture.line.path))
    #expect(try story.session.view.showsSweep)
    #expect(try story.session.rateSweep == nil)
    story.work()
    #expect(try story.session.rateSweep?.result.isComplete == true)
  }

  /// The block under the mark is what the run on screen comes to.
  @Test func theMarkStandsAtTheRateOfTheRun() throws {
    var story = try Story(.line)
    story.setUp(.perform(.sweep))
    story.work()
    for key in [Key.shiftUp, .up, .shiftUp] {
      story.setUp(.input(.key(key)))
      story.work()
      for side in 0..<2 {
        let session = try story.session
        let strip = try #require(session.strip(of: side))
        #expect(strip.rows.count == 1 && strip.rows[0].side == side)
        #expect(strip.rows[0].mark == session.learningRate(of: side))
      }
    }
  }

  @Test func equalColoursMeanEqualLossesOnAllSides() throws {
    var story = try Story(.line)
    story.setUp(.perform(.sweep))
    story.work()
    let session = try story.session
    let strips = try (0..<2).map { try #require(session.strip(of: $0)) }
    #expect(strips[0].scale == strips[1].scale && strips[0].values == strips[1].values)
  }
}

extension [Effect] {
  private var sweeps: [SweepJob?] {
    compactMap { if case .sweep(let job) = $0 { .some(job) } else { nil } }
  }

  /// The last sweep that was asked for.
  fileprivate var sweepJob: SweepJob? { sweeps.last ?? nil }

  /// Whether the last word was that there is to be no sweep, or no more of it.
  fileprivate var endsSweep: Bool { sweeps.last.map { $0 == nil } ?? false }

  fileprivate var saysNothingOfSweeps: Bool { sweeps.isEmpty }
}
