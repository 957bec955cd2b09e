import Drawing
import Experiments
import Landscapes
import Testing

@testable import Explorer

/// What G brings into the panes.
@Suite struct SmoothnessStories {
  private static let notice =
    "Along each step's gradient: loss, change of the gradient, effective β."

  /// A plane that goes with the start gives another start the same coordinates.
  @Test func aStartMovedTheSameWayAgainIsAnotherRun() throws {
    var story = try Story(.moons)
    story.choosePlane("filter")
    var moved: [PlaneCoordinates?] = []
    for _ in 0..<2 {
      for key in [Key.character("m"), .shiftRight, .enter] { story.setUp(.input(.key(key))) }
      story.work()
      moved.append(try story.session.movedStart)
      story.setUp(.input(.key(.character("G"))))
      #expect(try story.session.smoothnessRun(of: 0) == nil)
      story.work()
      #expect(try story.session.smoothnessRun(of: 0) != nil)
      story.setUp(.input(.key(.character("G"))))
    }
    #expect(moved[0] != nil && moved[0] == moved[1])
  }

  @Test func capitalGTogglesTheCharts() throws {
    var story = try Story(.moons, window: Size(columns: 120, rows: 40))
    let landscapes = story.state.view()
    let hash = try #require(try story.session.stateHash)
    story.press("G") {
      $0.view?.panes = .smoothness
      $0.says = Self.notice
    }
    #expect(story.state.view().plainText.contains("being measured …"))
    story.work()
    let text = story.state.view().plainText
    #expect(text.contains("Loss along the gradient") && text.contains("effective β "))
    #expect(text.contains("Effective β by step (log)") && !text.contains("being measured"))
    // Looking has changed nothing.
    #expect(try story.session.stateHash == hash)
    story.press("G") { $0.view?.panes = .landscapes }
    #expect(story.takePending().endsProbe)
    #expect(story.state.view() == landscapes)
  }

  /// The numbers under the panes are those of the step on screen, as `ravine run --observe` tells them.
  @Test func theNumbersAreThoseOfTheStep() throws {
    var story = try Story(.moons, window: Size(columns: 200, rows: 40))
    story.setUp(.perform(.smoothness))
    story.work()
    for step in [0, 13, 40] {
      story.setUp(.seek(step: step))
      story.work()
      for side in 0..<2 {
        let state = try story.session.sides[side]
        let timeline = try #require(state.timeline)
        let expected = state.home.observation(at: step, of: timeline).smoothness
        let beta = NumberFormat.compact(try #require(expected.effectiveBeta))
        let line = try story.session.smoothnessNumbers(of: side, width: 90, in: .braille).plain
        #expect(line.contains("effective β \(beta)"))
        let narrow = try story.session.smoothnessNumbers(of: side, width: 38, in: .braille)
        #expect(narrow.count == 2 && narrow[0].plain.contains("β \(beta)"))
      }
    }
  }

  @Test func nothingIsMeasuredBeforeSomebodyAsks() throws {
    var story = Story()
    story.setUp(.opened(try Fixture.moons.experiment(), path: Fixture.moons.path))
    #expect(story.takePending().probes.isEmpty)
  }

  @Test func whatIsThereIsNotMeasuredAgain() throws {
    var story = try Story(.moons)
    story.setUp(.perform(.smoothness))
    let reports = try #require(story.takePending().probe).reports
    #expect(reports.last?.run.isComplete == true)
    // Taken away in the middle, and brought back.
    for report in reports.prefix(4) { story.setUp(.probed(report)) }
    story.setUp(.perform(.smoothness))
    story.setUp(.perform(.smoothness))
    let rest = try #require(story.takePending().probe).reports
    #expect(rest.count == reports.count - 4)
    for report in rest { story.setUp(.probed(report)) }
    story.setUp(.perform(.smoothness))
    story.setUp(.perform(.smoothness))
    #expect(story.takePending().endsProbe)
    #expect(try story.session.smoothnessRun(of: 1)?.points == reports.last?.run.points)
  }

  @Test func anotherRateIsAnotherRunAndComesBackAtOnce() throws {
    var story = try Story(.moons)
    story.setUp(.perform(.smoothness))
    story.work()
    let before = try #require(try story.session.smoothnessRun(of: 0)?.points)
    story.setUp(.input(.key(.character("K"))))
    #expect(try story.session.smoothnessRun(of: 0) == nil)
    #expect(story.pending.probe != nil)
    story.work()
    #expect(try story.session.smoothnessRun(of: 0)?.points != before)
    story.setUp(.input(.key(.character("J"))))
    #expect(try story.session.smoothnessRun(of: 0)?.points == before)
    #expect(story.takePending().endsProbe)
  }

  @Test func anotherScenarioEndsTheMeasurement() throws {
    var story = try Story(.moons)
    story.setUp(.perform(.smoothness))
    let old = try #require(story.takePending().probe)
    story.setUp(.opened(try Fixture.line.experiment(), path: Fixture.line.path))
    #expect(story.takePending().endsProbe)
    for report in old.reports { story.setUp(.probed(report)) }
    story.setUp(.perform(.smoothness))
    #expect(try story.session.smoothnessRun(of: 0) == nil)
  }

  @Test func keysAndMouseOfLandscapesSayWhyTheyDoNothing() throws {
    var story = try Story(.moons)
    story.setUp(.perform(.smoothness))
    story.work()
    for key in "+-adwxzvL#Cfeim" { story.press(key) { $0.says = Session.noteOnPanes } }
    story.send(.input(.mouse(MouseEvent(.press, column: 20, row: 8)))) {
      $0.says = Session.noteOnPanes
    }
    story.press(.right) { $0.step = 1 }
  }

  @Test func theChartsOfAllSidesShareTheirAxes() throws {
    var story = try Story(.moons)
    story.setUp(.perform(.smoothness))
    story.work()
    let session = try story.session
    let charts = (0..<2).map { session.smoothnessCharts(of: $0) }
    for position in 0..<2 {
      let range = try #require(charts[0][position].yRange)
      #expect(charts[1][position].yRange == range)
      for span in charts.flatMap({ $0[position].spans }) {
        #expect(range.contains(span.low) && range.contains(span.high) && span.low <= span.high)
      }
    }
  }
}

extension SmoothnessJob {
  fileprivate var reports: [MeasuredSmoothness] {
    var reports: [MeasuredSmoothness] = []
    run(isCancelled: { false }, report: { reports.append($0) })
    return reports
  }
}

extension [Effect] {
  fileprivate var probes: [SmoothnessJob?] {
    compactMap { if case .probe(let job) = $0 { .some(job) } else { nil } }
  }

  /// The last measurement that was asked for.
  fileprivate var probe: SmoothnessJob? { probes.last ?? nil }

  /// Whether the last word was that there is to be none, or no more.
  fileprivate var endsProbe: Bool { probes.last.map { $0 == nil } ?? false }
}
