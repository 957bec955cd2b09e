/// A place on a plane from which the loss rises in every direction.
public struct PlaneMinimum: Equatable, Sendable {
  public let point: PlaneCoordinates
  /// The loss there, with its slope and curvature.
  public let curvature: PlaneCurvature
  /// Whether the slope vanishes to within rounding and the Hessian is positive definite. If not, this
  /// is only the lowest point found, for instance on a kink, where a ReLU switches.
  public let isConverged: Bool

  public var loss: Double { curvature.loss }

  /// Looks for a minimum downhill from a point.
  ///
  /// Newton steps within a trust region (Conn, Gould, Toint 2000, chapter 7), measured in widths and
  /// heights of the viewport, so that axes of very different units count alike. Where the Hessian is
  /// not positive definite, steps go downhill along the border of the region.
  ///
  /// - Parameters:
  ///   - viewport: The search may leave it, by as much as its own size on every side.
  ///   - isCancelled: Asked before every evaluation.
  /// - Returns: Nil when there is none: the way down leads out of reach, or ends on a plateau or in a
  ///   valley that is level along its floor, or the loss at the start is not finite. Nil also when
  ///   cancelled.
  public static func search(
    on surface: any LossSurface, from start: PlaneCoordinates, within viewport: Viewport,
    isCancelled: @Sendable () -> Bool = { false }
  ) -> PlaneMinimum? {
    var surface = surface
    let reach = viewport.zoomed(by: 1.0 / 3)
    var point = start
    guard !isCancelled() else { return nil }
    var curvature = surface.curvature(at: point)
    var radius = 0.5
    for _ in 0..<100 {
      guard curvature.isFinite else { return nil }
      let step = TrustRegionStep(curvature, radius: radius, viewport: viewport)
      let isSettled = step.predictedDecrease <= 1e-13 * abs(curvature.loss) || step.length <= 1e-12
      if isSettled && curvature.shape != .bowl { return nil }
      // Rounding alone must not carry the search away: below this, it is where it was.
      if radius < 1e-12 { break }

      let next = PlaneCoordinates(x: point.x + step.x, y: point.y + step.y)
      guard reach.contains(next) else { return nil }
      guard !isCancelled() else { return nil }
      let found = surface.curvature(at: next)
      if isSettled {
        // The last step doubles the digits, unless rounding is all that is left.
        let isBetter = found.isFinite && found.loss <= curvature.loss
        return PlaneMinimum(
          point: isBetter ? next : point, curvature: isBetter ? found : curvature,
          isConverged: true)
      }
      let agreement = (curvature.loss - found.loss) / step.predictedDecrease
      if agreement > 0.75, step.isOnBorder { radius = min(2 * radius, 1) }
      if !(agreement > 0.25) { radius = step.length / 4 }
      if agreement > 0 { (point, curvature) = (next, found) }
    }
    return PlaneMinimum(point: point, curvature: curvature, isConverged: false)
  }

  /// Looks for a minimum downhill from the lowest point of a grid.
  public static func search(
    on surface: any LossSurface, in grid: LossGrid, isCancelled: @Sendable () -> Bool = { false }
  ) -> PlaneMinimum? {
    grid.lowest.flatMap {
      search(on: surface, from: $0.point, within: grid.viewport, isCancelled: isCancelled)
    }
  }
}
