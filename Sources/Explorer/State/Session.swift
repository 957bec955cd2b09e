import Experiments
import Landscapes
import TrainingEngine

/// One scenario on screen: its experiment, its runs, where the clock stands and how it is looked at.
public struct Session: Sendable {
  public private(set) var experiment: Experiment
  /// The path of the scenario file.
  public let path: String
  /// Counts runs: tells the answers of workers that belong to this run from those of runs before it.
  public private(set) var generation: Int
  /// The generation in which the data came: as long as it lasts, a landscape over all parameters
  /// stays as it is.
  let edition: Int

  /// Where the plane's parameters begin, if the user moved it.
  public private(set) var movedStart: PlaneCoordinates?
  /// Position among the lesson's scenes.
  public private(set) var scene = 0
  /// Factor of every side's learning rate, by the user.
  public private(set) var rateFactor = 1.0
  /// One a side, in the experiment's order.
  public private(set) var sides: [SideState]

  public var clock: Clock
  public var view: ViewSettings
  private(set) var landscapes = LandscapeCache()
  /// What the panes draw, one a side; nil until a landscape is there.
  private(set) var reliefs: [Relief?]
  private var reliefKey: ReliefKey?
  /// What the workers were asked for last.
  var requested: [LandscapeRequest] = []

  init(_ experiment: Experiment, path: String, generation: Int) {
    self.experiment = experiment
    self.path = path
    self.generation = generation
    edition = generation
    sides = experiment.sides.map(SideState.init)
    clock = Clock(forRunOf: experiment.scenario.training.steps)
    view = ViewSettings(of: experiment)
    reliefs = experiment.sides.map { _ in nil }
  }

  /// Length of the run in steps.
  public var steps: Int { experiment.scenario.training.steps }

  /// Steps that every side has come to.
  public var stepsReady: Int {
    min(steps, sides.map { $0.timeline?.lastStep ?? 0 }.min() ?? 0)
  }

  /// The step that is on screen: the clock's, or the last one that every side has come to.
  public var shownStep: Int { min(clock.step, stepsReady) }

  /// The lesson's scene that is shown; nil without a lesson.
  public var lessonScene: LessonScene? {
    guard let scenes = experiment.scenario.lesson?.scenes, scenes.indices.contains(scene) else {
      return nil
    }
    return scenes[scene]
  }

  /// What the lesson says at the step on screen.
  public var caption: String? {
    lessonScene?.captions.last { $0.step <= shownStep }?.text
  }

  /// A hash of all sides' parameters and statistics at the step on screen, by which two people can
  /// compare their runs.
  public var stateHash: StateHash {
    var hash = StateHash()
    for side in sides {
      let state = side.timeline?.state(at: shownStep) ?? side.home.network.state
      hash.combine(state.parameters)
      hash.combine(state.runningStatistics)
    }
    return hash
  }
}

// What the user changes about the runs; each change is a new run from the start.
extension Session {
  mutating func multiplyRate(by factor: Double) {
    rateFactor *= factor
    restart()
  }

  mutating func resetRate() {
    rateFactor = 1
    restart()
  }

  mutating func moveStart(to point: PlaneCoordinates?) {
    movedStart = point
    experiment = experiment.starting(at: point)
    for position in sides.indices {
      sides[position].home = experiment.sides[position]
      sides[position].baseRate = nil
    }
    restart()
  }

  mutating func goToNextScene() {
    guard let scenes = experiment.scenario.lesson?.scenes, !scenes.isEmpty else { return }
    scene = (scene + 1) % scenes.count
    rateFactor = 1
    for position in sides.indices { sides[position].baseRate = nil }
    clock.step = 0
    restart()
  }

  /// The settings of a session of the same scenario with another seed.
  mutating func keepSettings(of other: Session) {
    scene = other.scene
    rateFactor = other.rateFactor
    view = other.view
    clock.speed = other.clock.speed
    clock.isPlaying = other.clock.isPlaying
    if let point = other.movedStart { moveStart(to: point) }
  }

  /// The old run stays on screen until the first steps of the new one are there.
  private mutating func restart() { generation += 1 }
}

// What comes back from the workers, and what time does.
extension Session {
  mutating func take(_ result: TrainingResult) {
    guard result.generation == generation else { return }
    sides[result.side].baseRate = result.baseRate
    sides[result.side].timeline = result.timeline
  }

  mutating func take(_ landscape: Landscape) {
    landscapes.insert(landscape)
  }

  /// Picks the landscapes for the panes: the right one where it is there, or the newest of the side.
  ///
  /// - Parameter extents: What each pane shows.
  mutating func refreshReliefs(for extents: [LandscapeRequest.Extent]) {
    let chosen = sides.indices.map { side in
      landscapes.landscape(for: request(side: side, extent: extents[side]))
        ?? landscapes.latest(side: side)
    }
    let key = ReliefKey(landscapes: chosen.map { $0?.identity }, sharesLevels: view.sharesLevels)
    guard key != reliefKey else { return }
    reliefKey = key
    reliefs = Relief.reliefs(of: chosen, sharesLevels: view.sharesLevels)
  }

  /// Whether every pane has a picture, however coarse.
  public var hasPictures: Bool { reliefs.allSatisfy { $0 != nil } }

  /// Measures loss and curvature where each side stands, where that is a matter of microseconds: on
  /// planes that are the whole parameter space.
  mutating func measure() {
    for position in sides.indices where sides[position].home.planeIsWholeSpace {
      sides[position].measure(at: shownStep)
    }
  }

  mutating func pass(seconds: Double) {
    guard clock.isPlaying else { return }
    clock.advance(seconds: seconds, limit: steps, ready: stepsReady)
  }
}
