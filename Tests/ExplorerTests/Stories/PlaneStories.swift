import Drawing
import Experiments
import Landscapes
import Testing
import TrainingEngine

@testable import Explorer

/// Which plane is looked at: chosen from the list, held, followed and waited for.
@Suite struct PlaneStories {
  private static let random = DirectionsDescription.random(
    RandomDirectionsDescription(scaling: .filter))
  private static let components = DirectionsDescription.principalComponents(
    PrincipalComponentsDescription(of: .wholeRun))

  /// The lines of the list that are on screen.
  private func lines(of story: Story) -> [PlaneChoice] {
    guard case .planes(let chooser) = story.state.layer else { return [] }
    return (0..<chooser.count).map { chooser[$0] }
  }

  private func typing(_ text: String, in story: inout Story) {
    for character in text { story.setUp(.input(.key(.character(character)))) }
  }

  /// Chooses the first line that holds a text.
  private func choose(_ text: String, in story: inout Story) {
    story.setUp(.input(.key(.character("p"))))
    typing(text, in: &story)
    story.setUp(.input(.key(.enter)))
    story.work()
  }

  @Test func theListNamesKindsOriginsStatisticsAndEveryParameter() throws {
    var story = try Story(.moons)
    story.setUp(.input(.key(.character("p"))))
    let titles = lines(of: story).map(\.title)
    for title in [
      "The scenario's plane", "Random, filter-normalized", "Principal components of the run",
      "Gradient and a random direction", "Line from start to end", "Start, middle and end",
      "Origin: the start", "Statistics of the mini-batch", "Running statistics",
    ] {
      #expect(titles.contains(title), "\(title)")
    }
    // Its minimum is on the plane of two parameters anyway.
    #expect(!titles.contains("Origin: the minimum on the plane"))
    // Those that both sides have, in their order: 8 x 2 weights and 8 biases, 8 weights and a bias.
    let parameters = lines(of: story).compactMap { choice in
      if case .parameter(let name) = choice { name } else { nil }
    }
    #expect(parameters.count == 33)
    #expect(parameters.first == "hidden.weight[0,0]" && parameters.last == "output.bias[0]")
  }

  @Test func typingNarrowsTheListAndEscapeWidensIt() throws {
    var story = try Story(.moons)
    story.setUp(.input(.key(.character("p"))))
    let all = lines(of: story).count
    typing("weight 7,", in: &story)
    #expect(
      lines(of: story) == [.parameter("hidden.weight[7,0]"), .parameter("hidden.weight[7,1]")])
    story.setUp(.input(.key(.backspace)))
    story.setUp(.input(.key(.escape)))
    #expect(lines(of: story).count == all)
    typing("MINI", in: &story)
    #expect(lines(of: story) == [.statistics(.miniBatch)])
    typing("x", in: &story)
    #expect(lines(of: story).isEmpty)
    #expect(story.state.view().plainText.contains("/ MINIx"))
    story.setUp(.input(.key(.enter)))
    #expect(story.state.notice?.text == "There is no plane to choose.")
    story.setUp(.input(.key(.escape)))
    story.press(.escape) { $0.layer = .none }
  }

  @Test func randomDirectionsLeaveBiasesOrScaleThemOrDrawThem() throws {
    func random(_ story: Story) throws -> RandomDirectionsDescription {
      guard case .random(let random) = try story.session.plane.directions else {
        throw PlaneFault.cancelled
      }
      return random
    }
    func shown(_ story: inout Story) throws -> [String] {
      story.setUp(.input(.key(.character("p"))))
      let session = try story.session
      let titles = lines(of: story).filter(session.isShown).map(\.title)
      story.setUp(.input(.key(.escape)))
      return titles.filter { $0.hasPrefix("Biases") || $0.hasPrefix("Random") }
    }
    var story = try Story(.moons, window: Size(columns: 200, rows: 60))
    #expect(try shown(&story).isEmpty)
    choose("layer-normalized", in: &story)
    #expect(
      try shown(&story) == ["Random, layer-normalized", "Biases, scales and shifts: kept"])
    for (words, vectors) in [
      ("shifts: scaled", VectorDirections.scaled), ("shifts: drawn", .drawn),
    ] {
      choose(words, in: &story)
      #expect(try random(story) == RandomDirectionsDescription(scaling: .layer, vectors: vectors))
      // The biases of the last layer move, by as much as is said.
      for side in try story.session.sides {
        let layout = side.home.network.layout
        let bias = try #require(layout.index(of: "output.bias[0]"))
        let plane = try side.home.plane(at: 0, of: side.timeline).plane
        #expect(plane.directions.x[bias] != 0)
      }
      #expect(
        story.state.view().plainText.contains(
          "layer-normalized random directions, biases \(vectors == .scaled ? "too" : "as drawn")"))
    }
    #expect(
      try shown(&story) == ["Random, layer-normalized", "Biases, scales and shifts: as drawn"])
    // Another scaling keeps the choice.
    choose("weight-normalized", in: &story)
    #expect(try random(story) == RandomDirectionsDescription(scaling: .weight, vectors: .drawn))
    choose("shifts: kept", in: &story)
    #expect(try random(story) == RandomDirectionsDescription(scaling: .weight))
    choose("shifts: kept", in: &story)
    #expect(story.state.notice?.text == "This is what is shown.")
  }

  @Test func twoParametersMakeAPlane() throws {
    var story = try Story(.moons)
    choose("hidden.bias[3]", in: &story)
    #expect(story.state.view().plainText.contains("hidden.bias[3] × …"))
    typing("hidden.bias[3]", in: &story)
    story.setUp(.input(.key(.enter)))
    #expect(story.state.notice?.text == "hidden.bias[3] is along x already; a plane needs two.")
    story.setUp(.input(.key(.escape)))
    typing("output.weight[0,5]", in: &story)
    story.setUp(.input(.key(.enter)))
    story.work()
    let session = try story.session
    #expect(
      session.plane
        == .parameters(NamedParameters(x: "hidden.bias[3]", y: "output.weight[0,5]")))
    // The run stays; the picture is about where it is.
    #expect(session.generation == 1)
    for (position, side) in session.sides.enumerated() {
      let start = try #require(side.home.start)
      #expect(session.view.viewports[position].contains(start))
      #expect(session.reliefs[position]?.landscape.isComplete == true)
    }
    #expect(story.state.view().plainText.contains("hidden.bias[3] × output.weight[0,5]"))
  }

  @Test func aChosenPlaneShowsThePathAndWhatItLeavesOut() throws {
    var story = try Story(.moons, window: Size(columns: 200, rows: 60))
    story.setUp(.seek(step: 40))
    story.work()
    choose("components of", in: &story)
    let session = try story.session
    #expect(session.plane.directions == Self.components)
    for side in session.sides.indices {
      let trace = try #require(session.sides[side].trace)
      #expect(trace.points.map(\.step) == Array(0...40))
      #expect(session.path(of: side).count == 41)
      // The network stands on the plane, and its loss there is its loss.
      let here = try #require(trace.point(at: 40))
      let losses = try #require(here.losses)
      #expect(here.distance < 1e-9)
      #expect(abs(losses.onPlane - losses.actual) < 1e-9)
      let start = try #require(trace.point(at: 0)?.losses)
      #expect(abs(start.onPlane - start.actual) > 1e-3)
    }
    let text = story.state.view().plainText
    #expect(text.contains("of the variance"))
    #expect(text.contains("path off plane by up to"))
  }

  /// Of three weights a plane leaves a straight line out, whose direction is the cross product of the
  /// plane's; the loss is a sum of squares.
  @Test(arguments: [
    ("as drawn", "origin: the start"), ("gradient", "origin: the start"),
    ("top two", "origin: the start"), ("line from start to end", ""),
    ("and the end", ""), ("components of", ""), ("", ""), ("", "origin: the start"),
    ("filter", ""), ("gradient", ""), ("top and", ""),
  ])
  func thePaneTellsTheDistanceAndBothLossesAtEverySize(kind: String, origin: String) throws {
    for window in [(80, 24), (120, 40), (200, 60)] {
      var story = try Story(.space, window: Size(columns: window.0, rows: window.1))
      story.setUp(.seek(step: 4))
      story.work()
      if !kind.isEmpty { choose(kind, in: &story) }
      if !origin.isEmpty { choose(origin, in: &story) }
      let session = try story.session
      for (position, side) in session.sides.enumerated() {
        let timeline = try #require(side.timeline)
        let plane = try side.home.plane(at: 4, of: timeline).plane
        let (u, v) = (plane.directions.x, plane.directions.y)
        let cross = [
          u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0],
        ]
        let length = cross.map { $0 * $0 }.reduce(0, +).squareRoot()
        let normal = cross.map { $0 / length }
        func lift(_ step: Int) -> Double {
          zip(zip(timeline.state(at: step).parameters, plane.base), normal).reduce(0) {
            $0 + ($1.0.0 - $1.0.1) * $1.1
          }
        }
        // Where the run is on the plane at this step, the farthest before it counts.
        let isOn = abs(lift(4)) < 1e-9
        let step = isOn ? (0...4).max { abs(lift($0)) < abs(lift($1)) }! : 4
        let actual = timeline.state(at: step).parameters
        let projected = zip(actual, normal).map { $0 - lift(step) * $1 }
        let features = try Self.normalized(side.home.training.features, on: position)
        func loss(_ weights: [Double]) throws -> Double {
          guard case .values(let targets) = side.home.training.targets else {
            throw CancellationError()
          }
          return (0..<64).reduce(0) { sum, row in
            let output = (0..<3).reduce(0) { $0 + features[row, $1] * weights[$1] }
            let rest = output - targets[row, 0]
            return sum + rest * rest / 128
          }
        }
        let numbers = try [abs(lift(step)), loss(projected), loss(actual)]
          .map { NumberFormat.compact($0) }
        let expected = "\(numbers[0]): \(numbers[1]) for \(numbers[2])"
        let width = (window.0 - 4) / 2
        let lines = session.numbers(of: position, width: width, in: .braille)
        try #require(lines.count == 2)
        let told = lines[1].plain.replacing(": loss ", with: ": ")
        #expect(told.contains(expected), "\(kind) \(window): \(told), not \(expected)")
        #expect(told.contains("off"))
        #expect(lines[0].plain.hasPrefix("loss ") && lines[0].plain.contains("η "))
      }
    }
  }

  /// A long run is traced in places and measured in fewer; where somebody looks, both losses are measured.
  @Test func everyStepOfALongRunHasBothLosses() throws {
    var story = try Story(.space, window: Size(columns: 80, rows: 24))
    choose("line from start to end", in: &story)
    let whole = try story.session.sides.map { try #require($0.trace) }
    // As a trace of a long run is.
    for trace in whole {
      let points = trace.points.filter { $0.step % 3 == 0 }.map { point in
        RunTrace.Point(
          step: point.step, position: point.position, distance: point.distance,
          losses: point.step % 2 == 0 ? point.losses : nil, fingerprint: point.fingerprint,
          length: point.length)
      }
      story.setUp(.traced(RunTrace(key: trace.key, points: points, place: trace.place)))
    }
    story.setUp(.seek(step: 6))
    #expect(story.takePending().traceSteps == nil)
    for step in [4, 9] {
      story.setUp(.seek(step: step))
      #expect(story.pending.traceSteps == [step, step])
      story.work()
      let session = try story.session
      for (position, side) in session.sides.enumerated() {
        let timeline = try #require(side.timeline)
        let plane = try side.home.plane(at: step, of: timeline).plane
        let state = timeline.state(at: step)
        let numbers = [
          plane.distance(of: state.parameters), side.home.loss(at: state),
        ].map { NumberFormat.compact($0) }
        let told = session.numbers(of: position, width: 38, in: .braille).plain
        #expect(told.contains("\(numbers[0]): ") && told.contains(" for \(numbers[1])"), "\(told)")
        #expect(side.trace?.points.map(\.step).sorted() == side.trace?.points.map(\.step))
        #expect(
          side.trace?.point(at: step)?.losses == whole[position].point(at: step)?.losses)
      }
    }
  }

  /// What the weights of a side multiply: the features, or on the second side less their means and over
  /// their deviations.
  private static func normalized(_ features: Matrix, on side: Int) throws -> Matrix {
    guard side == 1 else { return features }
    var elements = features.elements
    for column in 0..<features.columns {
      let values = (0..<features.rows).map { features[$0, column] }
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      for row in 0..<features.rows {
        elements[row * features.columns + column] =
          (values[row] - mean) / (variance + 1e-5).squareRoot()
      }
    }
    return Matrix(rows: features.rows, columns: features.columns, elements: elements)
  }

  @Test func theTitleSaysWhichStatisticsAtEverySize() throws {
    for (choice, words) in [
      ("statistics of all", "all"), ("statistics of the mini", "mini-batch"),
      ("running", "running"), ("frozen", "frozen"),
    ] {
      for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        var story = try Story(.moons, window: Size(columns: columns, rows: rows))
        choose(choice, in: &story)
        let title = story.state.view().plainText.split(separator: "\n")[1]
        #expect(
          title.split(separator: "╭").last?.contains(words) == true, "\(columns): \(title)")
      }
    }
  }

  @Test func aPlaneThatStandsStillIsEvaluatedOnceAndTracedOnce() throws {
    var story = try Story(.moons, window: Size(columns: 160, rows: 40))
    choose("line from start to end", in: &story)
    for step in [1, 7, 40] {
      story.setUp(.seek(step: step))
      // The curvature in all parameters is another one at every step.
      let pending = story.takePending()
      #expect(pending.allSatisfy { if case .measure = $0 { true } else { false } })
      let session = try story.session
      #expect(session.path(of: 0).count == step + 1)
      #expect(session.landscapeMark(of: 0) == nil)
      #expect(session.stateHash != nil)
    }
    // At both ends the run is on the line, between them beside it.
    #expect(!story.state.view().plainText.contains("off plane 0"))
    story.setUp(.seek(step: 20))
    #expect(story.state.view().plainText.contains("off plane"))
  }

  @Test func statisticsOfTheMiniBatchMoveTheLandscapeFromStepToStep() throws {
    var story = try Story(.moons, window: Size(columns: 160, rows: 40))
    choose("statistics of the mini", in: &story)
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

  @Test func aPlaneThatDoesNotExistSaysWhy() throws {
    var story = try Story(.deep)
    // At this rate the run loses every parameter, so there is no line to its end.
    for _ in 0..<16 { story.setUp(.input(.key(.character("K")))) }
    story.work()
    choose("line from start to end", in: &story)
    #expect(
      story.state.notice?.text == "The parameters are the same at both steps, or are not finite.")
    #expect(try story.session.plane.parameters != nil)
  }

  /// Along the plane's directions, whose off-plane part stays: so the start lies where it was put, on
  /// each side's own plane as it was.
  @Test(arguments: [
    ("random, filter", "origin: the start"), ("components of", "principal"), ("line", "line"),
    ("gradient", "gradient"), ("top two", "top two"), ("and the end", ""),
  ])
  func theStartMovesAlongPlanesOfEveryKind(kind: String, origin: String) throws {
    var story = try Story(.moons)
    story.setUp(.seek(step: 5))
    story.work()
    choose(kind, in: &story)
    if origin.hasPrefix("origin") { choose(origin, in: &story) }
    let before = try story.session
    #expect(before.plane.parameters == nil)
    let planes = try before.sides.map { try $0.home.plane(at: 5, of: $0.timeline).plane }
    let starts = before.sides.map(\.home.network.state.parameters)
    let first = try #require(before.path(of: 0).first)
    story.press("m") {
      $0.layer = .movingStart(PlaneCoordinates(x: first.x, y: first.y))
      $0.says = "Arrows choose a place on the plane; Enter lets every run begin there."
    }
    story.setUp(.input(.key(.shiftRight)))
    story.setUp(.input(.key(.up)))
    // Nothing has moved yet.
    #expect(try story.session.generation == before.generation && story.pending.isEmpty)
    guard case .movingStart(let target) = story.state.layer else {
      Issue.record("The crosshair is gone.")
      return
    }
    story.setUp(.input(.key(.enter)))
    story.work()
    let after = try story.session
    #expect(after.generation == before.generation + 1 && after.movedStart == target)
    for (side, (plane, start)) in zip(planes, starts).enumerated() {
      let moved = after.sides[side].home.network.state.parameters
      let (there, here) = (plane.coordinates(of: moved), plane.coordinates(of: start))
      #expect(there.distance(to: target) < 1e-5 * (1 + target.distance(to: here)))
      #expect(abs(plane.distance(of: moved) - plane.distance(of: start)) < 1e-5)
      #expect(after.sides[side].timeline?.state(at: 0).parameters == moved)
    }
    story.setUp(.input(.key(.character("M"))))
    story.work()
    #expect(try story.session.sides.map(\.home.network.state.parameters) == starts)
  }

  /// A plane that goes with the start would run away under a pointer that is dragged.
  @Test func aClickMovesTheStartOnOtherPlanesAndADragDoesNot() throws {
    var story = try Story(.moons)
    choose("filter", in: &story)
    #expect(try story.session.plane.directions == Self.random)
    story.setUp(.input(.mouse(MouseEvent(.drag, column: 20, row: 8))))
    #expect(story.pending.isEmpty)
    story.setUp(.input(.mouse(MouseEvent(.press, column: 20, row: 8))))
    story.work()
    #expect(try story.session.movedStart != nil)
    #expect(
      story.state.notice?.text
        == "All runs begin there, and the plane goes with them; M takes it back.")
    // Another seed has another plane.
    story.setUp(.input(.key(.character("r"))))
    story.work()
    #expect(try story.session.movedStart == nil)
  }

  @Test func anotherSeedKeepsThePlane() throws {
    var story = try Story(.moons)
    choose("filter", in: &story)
    choose("origin: the start", in: &story)
    story.setUp(.input(.key(.character("r"))))
    story.work()
    let session = try story.session
    #expect(session.experiment.seed == 8)
    #expect(session.plane == PlaneDescription(Self.random, origin: .start))
    #expect(session.reliefs.allSatisfy { $0?.landscape.isComplete == true })
    choose("scenario", in: &story)
    #expect(try story.session.plane == story.session.experiment.scenario.plane)
    #expect(try story.session.view.viewports[0] == Viewport(x: -3...3, y: -3...3))
  }

  /// Rules of learning rates are about the scenario's plane, wherever somebody looks.
  @Test func anotherPlaneLeavesTheRunsAsTheyAre() throws {
    for fixture in [Fixture.line, .schedules] {
      var plain = try Story(fixture)
      var story = try Story(fixture)
      choose("filter", in: &story)
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

  @Test func aRunOverTwoParametersHasPlanesToo() throws {
    var story = try Story(.line)
    choose("statistics of the mini", in: &story)
    #expect(try story.session.reliefs.allSatisfy { $0?.landscape.isComplete == true })
    choose("components of", in: &story)
    #expect(try story.session.reliefs.allSatisfy { $0?.landscape.isComplete == true })
    #expect(try story.session.path(of: 0).isEmpty == false)
  }
}

extension [Effect] {
  /// The single steps that the last word about traces asks for; nil when nothing was said.
  fileprivate var traceSteps: [Int?]? {
    compactMap { if case .trace(let jobs) = $0 { jobs.map(\.key.step) } else { nil } }.last
  }
}
