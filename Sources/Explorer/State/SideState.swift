import Drawing
import Experiments
import Landscapes
import TrainingEngine

/// One side on screen.
public struct SideState: Sendable {
  /// The side at its start, with what it trains on.
  public internal(set) var home: ExperimentSide
  /// The learning rate by the scene's rule, before the user's factor; nil until it was found.
  public internal(set) var baseRate: Double?
  /// The run so far; nil until its first steps are there.
  public private(set) var timeline: Timeline?
  /// The generation of the session to which `timeline` belongs, or else `home`: after a change the old
  /// run stays until the first steps of the new one are there.
  public private(set) var run: Int

  /// Loss and curvature at the step on screen, on planes that are the whole parameter space.
  public private(set) var here: PointOnPlane?
  /// The fingerprint of all parameters and statistics at that step, on such planes.
  private(set) var fingerprint: StateHash?

  /// The timeline's losses, one a step.
  private(set) var losses: [Double] = []
  /// The timeline's positions, one a step.
  private(set) var path: [PlotPoint] = []

  /// The run beside the plane, as far as it was traced for what is on screen or was just before.
  var trace: RunTrace?
  /// Where the plane lies, if that was found out before there was a picture of it.
  var place: (key: PreparedPlane.Key, place: SidePlane)?
  /// The last plane that was asked for and does not exist.
  var fault: (request: LandscapeRequest, reason: PlaneFault)?

  private var plane: PlaneLoss<Double>?

  init(_ side: ExperimentSide, run: Int) {
    home = side
    self.run = run
  }

  /// Whether the timeline tells itself where the run is on the plane.
  var isTracked: Bool {
    guard let places = home.parameters else { return false }
    return timeline.map { $0.parameters.map { $0 == places } ?? false } ?? true
  }

  /// Where the plane's two parameters are at a step; nil where another plane is looked at than the run
  /// was made for.
  public func position(at step: Int) -> PlaneCoordinates? {
    guard isTracked else { return nil }
    guard let timeline, step <= timeline.lastStep else { return home.start }
    return timeline.moments[step].position
  }

  /// The network's numbers at a step; at the start while there is no run.
  func state(at step: Int) -> NetworkState<Double> {
    timeline?.state(at: step) ?? home.network.state
  }
}

extension SideState {
  /// Begins a new run; what there is of the old one stays to be looked at.
  mutating func begin(run: Int) {
    if timeline == nil { self.run = run }
  }

  /// Takes a run as far as it has come.
  mutating func take(_ timeline: Timeline, of run: Int) {
    if run != self.run { place = nil }
    self.run = run
    self.timeline = timeline
    losses = timeline.moments.map(\.loss)
    path = timeline.moments.compactMap { $0.position.map(PlotPoint.init) }
  }

  /// Measures loss and curvature at a step, where that is a matter of microseconds.
  mutating func measure(at step: Int) {
    guard home.planeIsWholeSpace, let position = position(at: step) else {
      here = nil
      fingerprint = nil
      plane = nil
      return
    }
    let state = state(at: step)
    let fingerprint = StateHash(of: state)
    guard here == nil || self.fingerprint != fingerprint else { return }
    self.fingerprint = fingerprint
    // Moving the start changes the two parameters and nothing else, so one plane serves every run.
    var plane = plane ?? home.planeLoss(at: home.network.state)
    here = PointOnPlane(at: position, plane.curvature(at: position))
    self.plane = plane
  }
}

extension StateHash {
  /// The fingerprint of all of a network's numbers.
  init(of state: NetworkState<Double>) {
    self.init(of: state) { false }!
  }

  /// The same, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: Asked several times a millisecond.
  /// - Returns: Nil when cancelled.
  init?(of state: NetworkState<Double>, isCancelled: () -> Bool) {
    self.init()
    guard combine(state.parameters, isCancelled: isCancelled) else { return nil }
    combine(state.runningStatistics)
  }
}
