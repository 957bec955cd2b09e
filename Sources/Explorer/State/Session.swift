import Drawing
import Experiments
import Landscapes
import TrainingEngine

/// One scenario on screen: its experiment, its runs, where the clock stands and how it is looked at.
public struct Session: Sendable {
  /// With the plane and the start that the user chose, where they differ from the scenario's.
  public internal(set) var experiment: Experiment
  /// The path of the scenario file.
  public let path: String
  /// Counts runs: tells the answers of workers that belong to this run from those of runs before it.
  public internal(set) var generation: Int
  /// The generation in which the data came: as long as it lasts, a landscape over all parameters
  /// stays as it is.
  let edition: Int

  /// The generation in which the start was moved last; `edition` where it lies as the scenario has it.
  var startEdition: Int
  /// Where the user put the start, one move after the other; empty where the scenario has it.
  var moves: [StartMove] = []
  /// Position among the lesson's scenes.
  public internal(set) var scene = 0
  /// Factor of every side's learning rate, by the user.
  public internal(set) var rateFactor = 1.0
  /// One a side, in the experiment's order.
  public internal(set) var sides: [SideState]

  /// The step that is wanted and the pace; `shownStep` is the step that is on screen.
  public internal(set) var clock: Clock
  /// Viewports, levels, and what the panes show of them.
  public internal(set) var view: ViewSettings
  /// The step at which the user holds planes that would follow the run; nil to let them follow.
  var heldStep: Int?
  /// What the panes draw, one a side; nil until a landscape is there.
  private(set) var reliefs: [Relief?]
  /// How the sides do at other learning rates; nil before anything is known.
  public internal(set) var rateSweep: RateSweep?
  /// What the workers were asked for last.
  var requested: [LandscapeRequest] = []
  /// The traces that they were asked for last.
  var requestedTraces: [TraceKey] = []

  private(set) var landscapes = LandscapeCache()
  var curvatures = CurvatureCache()
  var smoothness = SmoothnessCache()
  private var reliefKey: ReliefKey?

  init(_ experiment: Experiment, path: String, generation: Int) {
    self.experiment = experiment
    self.path = path
    self.generation = generation
    edition = generation
    startEdition = generation
    sides = experiment.sides.map { SideState($0, run: generation) }
    clock = Clock(forRunOf: experiment.scenario.training.steps)
    view = ViewSettings(of: experiment)
    reliefs = experiment.sides.map { _ in nil }
  }

  /// Length of the run in steps.
  public var steps: Int { experiment.scenario.training.steps }

  /// Where on the plane of then the start was put last; nil where the scenario has it.
  public var movedStart: PlaneCoordinates? { moves.last?.point }

  /// Steps that every side has come to.
  public var stepsReady: Int {
    min(steps, sides.map { $0.timeline?.lastStep ?? 0 }.min() ?? 0)
  }

  /// The step that is on screen: the clock's, or the last one that every side has come to.
  public var shownStep: Int { min(clock.step, stepsReady) }

  /// The scenes of the lesson, in their order; empty without a lesson.
  var scenes: [LessonScene] { experiment.scenario.lesson?.scenes ?? [] }

  /// The lesson's scene that is shown; nil without a lesson.
  public var lessonScene: LessonScene? {
    scenes.indices.contains(scene) ? scenes[scene] : nil
  }

  /// What the lesson says at the step on screen. Its words are about the scene as it was written, so
  /// once the user has changed that, the change is told instead; and beside another plane they are marked, as
  /// some of them are about the scenario's.
  public var caption: String? {
    guard let scene = lessonScene else { return nil }
    guard rateFactor == 1, movedStart == nil else {
      return Self.note(onRateFactor: rateFactor, movedStart: movedStart != nil)
    }
    return scene.captions.last { $0.step <= shownStep }.map { planeMark + $0.text }
  }

  /// What stands before the lesson's words where they may be about a plane that is not shown.
  private var planeMark: String { showsAnotherPlane ? "Of the scenario's plane: " : "" }

  /// Whether the panes show a plane that the lesson does not know.
  var showsAnotherPlane: Bool {
    view.panes == .landscapes && plane.spelledOut != experiment.scenario.plane.spelledOut
  }

  /// All that may have to stand in the place of captions in the present scene.
  var possibleCaptions: [String] {
    guard let scene = lessonScene else { return [] }
    let longest = Self.note(onRateFactor: 0.00123, movedStart: true)
    return scene.captions.map { planeMark + $0.text } + [longest]
  }

  private static func note(onRateFactor factor: Double, movedStart: Bool) -> String {
    var changes: [String] = []
    if factor != 1 {
      let factor = NumberFormat.compact(factor)
      changes.append("the learning rates are \(factor) times the scene's (= goes back)")
    }
    if movedStart { changes.append("the start was moved (M goes back)") }
    return "Now \(changes.joined(separator: " and ")). The lesson speaks of the scene as it was."
  }

  /// A fingerprint of all sides' parameters and statistics at the step on screen, by which two people
  /// can compare their runs; nil until the workers have come to that step.
  public var stateHash: StateHash? {
    var hash = StateHash()
    for side in sides.indices {
      guard let part = fingerprint(of: side) else { return nil }
      hash.combine(part.text.utf8.map(Double.init))
    }
    return hash
  }

  private func fingerprint(of side: Int) -> StateHash? {
    let state = sides[side]
    if let fingerprint = state.fingerprint { return fingerprint }
    if let landscape = reliefs[side]?.landscape, landscape.request.run == state.run,
      landscape.request.step == shownStep
    {
      return landscape.fingerprint
    }
    guard let trace = state.trace, trace.key.run == state.run else { return nil }
    return trace.point(at: shownStep)?.fingerprint
  }

  /// Whether a landscape is that of the plane and the step that are looked at.
  func isCurrent(_ landscape: Landscape) -> Bool {
    let side = sides[landscape.request.side]
    guard landscape.request.plane == side.home.plane else { return false }
    return side.home.planeIsWholeSpace
      || (landscape.request.run == side.run
        && (!side.home.plane.followsStep || landscape.request.step == planeStep))
  }
}

/// A start that the user moved along a plane.
struct StartMove: Sendable {
  let plane: PlaneDescription
  let point: PlaneCoordinates
}

// What comes back from the workers, and what time does.
extension Session {
  /// Takes a run as far as it has come, unless it belongs to a run before this one.
  mutating func take(_ result: TrainingResult) {
    guard result.generation == generation else { return }
    sides[result.side].baseRate = result.baseRate
    sides[result.side].take(result.timeline, of: result.generation)
  }

  /// Takes a landscape, unless it belongs to a scenario before this one.
  mutating func take(_ landscape: Landscape) {
    guard landscape.request.run >= edition else { return }
    landscapes.insert(landscape)
    // As large as the network, and of no use once the plane is shown as it lies elsewhere.
    let side = landscape.request.side
    if let known = sides[side].place, known.key.plane == landscape.request.plane,
      known.key != landscape.request.planeKey
    {
      sides[side].place = nil
    }
  }

  /// Takes note that a plane does not exist.
  mutating func take(_ fault: PlaneFault, of request: LandscapeRequest) {
    guard request.run >= edition else { return }
    sides[request.side].fault = (request, fault)
  }

  /// Takes the trace of a run, unless it is of another run or another plane than the present one.
  mutating func take(_ trace: RunTrace) {
    // A scenario before this one may have had more sides.
    guard trace.key.run >= edition else { return }
    let side = sides[trace.key.side]
    guard trace.key.run == side.run, trace.key.plane == side.home.plane else { return }
    guard trace.key.step != nil else {
      sides[trace.key.side].trace = trace
      return
    }
    guard side.trace?.key == trace.key.ofAllSteps else { return }
    sides[trace.key.side].trace?.take(trace.points)
  }

  mutating func pass(seconds: Double) {
    guard clock.isPlaying else { return }
    clock.advance(seconds: seconds, limit: steps, ready: stepsReady)
  }

  /// Measures loss and curvature where each side stands.
  mutating func measure() {
    for position in sides.indices { sides[position].measure(at: shownStep) }
  }

  /// Picks the landscapes for the panes.
  ///
  /// - Parameter extents: What each side's pane shows.
  mutating func refreshReliefs(for extents: [LandscapeRequest.Extent]) {
    let chosen = zip(sides.indices, extents).map { side, extent in
      request(side: side, extent: extent).map(landscapes.best(for:))
        ?? landscapes.newest(of: sides[side].home.plane, side: side)
    }
    let key = ReliefKey(
      landscapes: chosen.map { $0?.identity }, sharesLevels: view.sharesLevels,
      spacing: view.levelSpacing)
    guard key != reliefKey else { return }
    reliefKey = key
    reliefs = Relief.reliefs(
      of: chosen, sharesLevels: view.sharesLevels, spacing: view.levelSpacing)
  }

  /// Whether every pane has a picture, however coarse, or says why there is none.
  public var hasPictures: Bool {
    sides.indices.allSatisfy { reliefs[$0] != nil || planeNotice(of: $0) != nil }
  }
}
