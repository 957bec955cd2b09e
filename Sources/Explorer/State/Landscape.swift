import Experiments
import Landscapes
import TrainingEngine

/// What there is to be evaluated for one pane.
public struct LandscapeRequest: Hashable, Sendable {
  /// Position of the side.
  public let side: Int
  /// The run whose parameters hold the plane in place, as `SideState.run` counts.
  public let run: Int
  /// The plane as the side shows it; directions may depend on the run and the step.
  public let plane: PlaneDescription
  /// The step of the run by which the plane and the samples on it are told; 0 where they do not depend
  /// on it.
  public let step: Int
  /// Which part of the plane, in how many points.
  public let extent: Extent
  /// What its losses are shown in: refined is only what can be seen there.
  public var levels = Levels()

  /// What a grid covers and how finely.
  public struct Extent: Hashable, Sendable {
    /// The viewport as fitted to the pane.
    public let viewport: Viewport
    /// Points from left to right, as many as the pane's plot can show in the terminal's glyphs.
    public let columns: Int
    /// Points from bottom to top.
    public let rows: Int
  }

  /// How losses become colours.
  public struct Levels: Hashable, Sendable {
    /// How the losses at which colours change follow each other.
    public var spacing = LevelSpacing.logarithmic
    /// Whether equal colours mean equal losses on all sides.
    public var areShared = true
  }

  func differsOnlyInStep(from other: LandscapeRequest) -> Bool {
    differsOnlyInStepOrLevels(from: other) && levels == other.levels
  }

  func differsOnlyInStepOrLevels(from other: LandscapeRequest) -> Bool {
    side == other.side && run == other.run && plane == other.plane && extent == other.extent
  }
}

/// The loss around the parameters of one step, as far as it has been evaluated.
public struct Landscape: Sendable {
  /// Whose it is: the side, its run, the plane, the step and the viewport.
  public let request: LandscapeRequest
  /// The losses over the request's viewport, as far as they have been refined; its own `stride` tells
  /// how far.
  public let grid: LossGrid
  /// Whether the grid is as fine as was asked for, and everything is measured.
  public var isComplete: Bool { grid.isComplete && isMeasured }
  /// Where the network goes through the plane, or the point that is nearest to it.
  public let origin: PlaneCoordinates
  /// Loss, gradient and Hessian there; nil until they are measured.
  public let here: PointOnPlane?
  /// What was found out with the directions.
  let spectrum: SidePlane.Spectrum?
  /// How far in parameter space it is from one whole coordinate to the next.
  var unit = 1.0
  /// The minimum on the plane; nil when none was found, or not yet.
  public let minimum: PlaneMinimum?
  /// Whether it was due before all points were evaluated that every landscape begins with. The next pass
  /// makes up for that.
  public var isPreliminary = false
  /// Whether nothing is left to be measured: the point where the network is, and the minimum.
  var isMeasured = true
  /// How the loss over the plane is evaluated.
  var plan = EvaluationPlan()
  /// The fingerprint of all of the network's numbers at the request's step.
  let fingerprint: StateHash

  /// Whether at least every fourth row and column was evaluated: what lies between them is then
  /// hardly seen to be interpolated.
  var isPresentable: Bool { grid.stride <= 4 }
}

extension Landscape {
  /// Tells one pass over one landscape from all others.
  struct Identity: Equatable, Sendable {
    let request: LandscapeRequest
    let stride: Int
    let evaluatedPoints: Int
    let hasCurvature: Bool
    let isMeasured: Bool
  }

  var identity: Identity {
    Identity(
      request: request, stride: grid.stride, evaluatedPoints: grid.evaluatedPoints,
      hasCurvature: here != nil, isMeasured: isMeasured)
  }
}

/// A point of the plane with what the loss does there.
public struct PointOnPlane: Sendable {
  /// In coordinates of the plane.
  public let position: PlaneCoordinates
  /// The same as in `curvature`.
  public let loss: Double
  /// The slope and the Hessian there, by the plane's coordinates.
  public let curvature: PlaneCurvature
}

extension PointOnPlane {
  /// What is known of a point to second order.
  init(at position: PlaneCoordinates, _ curvature: PlaneCurvature) {
    self.init(position: position, loss: curvature.loss, curvature: curvature)
  }

  /// Where the quadratic with this slope and Hessian is lowest: one Newton step away. Nil where it has
  /// no lowest point.
  var lowestPointOfQuadratic: PlaneCoordinates? {
    let (xx, xy, yy) = (curvature.xx, curvature.xy, curvature.yy)
    let determinant = xx * yy - xy * xy
    guard curvature.shape == .bowl, determinant > 0 else { return nil }
    let slope = curvature.gradient
    return PlaneCoordinates(
      x: position.x - (yy * slope.x - xy * slope.y) / determinant,
      y: position.y - (xx * slope.y - xy * slope.x) / determinant)
  }
}
