import TrainingEngine

/// A loss over the points of a plane.
///
/// A value with room of its own to compute in: every thread works on its own copy, and the same point
/// gives the same bits on each.
public protocol LossSurface: Sendable {
  /// The loss at a point; infinite or not a number where it is.
  mutating func loss(at point: PlaneCoordinates) -> Double
}

/// A loss over the points of a plane that is known to second order.
public protocol CurvedLossSurface: LossSurface {
  /// The loss at a point with its exact first and second derivatives on the plane.
  mutating func curvature(at point: PlaneCoordinates) -> PlaneCurvature
}

extension PlaneLoss: LossSurface {
  public mutating func loss(at point: PlaneCoordinates) -> Double { self(point.x, point.y) }
}

extension PlaneLoss: CurvedLossSurface where Scalar == Double {
  public mutating func curvature(at point: PlaneCoordinates) -> PlaneCurvature {
    PlaneCurvature(curvature(point.x, point.y))
  }
}
