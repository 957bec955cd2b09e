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
  public internal(set) var timeline: Timeline?
  /// Loss and curvature at the step on screen, on planes that are the whole parameter space.
  public private(set) var here: PointOnPlane?

  private var plane: PlaneLoss?

  init(_ side: ExperimentSide) { home = side }

  /// Where the plane's two parameters are at a step.
  public func position(at step: Int) -> PlaneCoordinates {
    guard let timeline, step <= timeline.lastStep else { return home.start }
    return timeline.moments[step].position
  }

  mutating func measure(at step: Int) {
    let point = position(at: step)
    guard here?.position != point else { return }
    // Moving the start changes the two parameters and nothing else, so one plane serves every run.
    var plane = plane ?? home.planeLoss(at: home.network.state)
    here = PointOnPlane(at: point, of: &plane)
    self.plane = plane
  }
}
