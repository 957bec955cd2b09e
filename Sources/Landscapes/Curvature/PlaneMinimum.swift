/// A place on a plane from which the loss rises in every direction.
public struct PlaneMinimum: Equatable, Sendable {
  /// It may lie outside of the viewport from which the search set out.
  public let point: PlaneCoordinates
  /// The loss there, with its slope and curvature.
  public let curvature: PlaneCurvature
  /// Whether the slope vanishes to within rounding and the Hessian is positive definite. If not, this
  /// is only the lowest point found, for instance on a kink, where a ReLU switches.
  public let isConverged: Bool

  /// The loss at the point, as `curvature` has it.
  public var loss: Double { curvature.loss }
}

extension PlaneMinimum {
  /// Looks for a minimum downhill from a point.
  ///
  /// Newton steps within a trust region (Conn, Gould, Toint 2000, chapter 6), measured in widths and
  /// heights of the viewport, so that axes of very different units count alike. Where the Hessian is
  /// not positive definite, steps go down to the border of the region.
  ///
  /// - Parameters:
  ///   - viewport: The search may leave it, by as much as its own size on every side.
  ///   - isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when there is none: the way down leads out of reach, or ends on a plateau or in a
  ///   valley that is level along its floor, or the loss at the start is not finite. Nil also when
  ///   cancelled.
  public static func search(
    on surface: any CurvedLossSurface, from start: PlaneCoordinates, within viewport: Viewport,
    isCancelled: @Sendable () -> Bool = { false }
  ) -> PlaneMinimum? {
    var surface = surface
    let reach = viewport.zoomed(by: 3)
    var radius = 0.5
    guard let first = surface.curvature(at: start, isCancelled: isCancelled) else { return nil }
    var lowest = PlaneMinimum(point: start, curvature: first, isConverged: false)

    // Far more rounds than a smooth loss needs. A kinked one shrinks the radius instead, until the
    // rest of the way could not be seen.
    for _ in 0..<60 where radius > 1e-5 {
      guard lowest.curvature.isFinite else { return nil }
      let step = TrustRegionStep(lowest.curvature, radius: radius, viewport: viewport)
      let next = PlaneCoordinates(x: lowest.point.x + step.x, y: lowest.point.y + step.y)
      guard reach.contains(next) else { return nil }

      if step.predictedDecrease <= 1e-13 * abs(lowest.loss) || step.length <= 1e-12 {
        return lowest.polished(next, within: viewport, on: &surface, isCancelled: isCancelled)
      }
      guard let losses = surface.losses(at: [next], isCancelled: isCancelled) else { return nil }
      let decrease = lowest.loss - losses[0]
      let agreement = decrease / step.predictedDecrease
      if agreement > 0.75 && step.isOnBorder { radius = min(2 * radius, 1) }
      if !(agreement > 0.25) { radius = step.length / 4 }
      if decrease > 0 {
        guard let curvature = surface.curvature(at: next, isCancelled: isCancelled) else {
          return nil
        }
        lowest = PlaneMinimum(point: next, curvature: curvature, isConverged: false)
      }
    }
    return lowest
  }

  /// Looks for a minimum downhill from the lowest point of a grid.
  public static func search(
    on surface: any CurvedLossSurface, in grid: LossGrid,
    isCancelled: @Sendable () -> Bool = { false }
  ) -> PlaneMinimum? {
    grid.lowest.flatMap {
      search(on: surface, from: $0.point, within: grid.viewport, isCancelled: isCancelled)
    }
  }

  /// The end of a search, where the quadratic promises no more decrease than rounding: nil unless the
  /// place is a minimum. A last Newton step doubles the digits, unless all are right already.
  private func polished(
    _ next: PlaneCoordinates, within viewport: Viewport,
    on surface: inout some CurvedLossSurface, isCancelled: () -> Bool
  ) -> PlaneMinimum? {
    guard curvature.shape == .bowl,
      let end = surface.curvature(at: next, isCancelled: isCancelled)
    else { return nil }
    func slope(_ curvature: PlaneCurvature) -> Double {
      hypotenuse(
        curvature.gradient.x * viewport.width, curvature.gradient.y * viewport.height)
    }
    let isBetter = end.shape == .bowl && slope(end) < slope(curvature)
    return PlaneMinimum(
      point: isBetter ? next : point, curvature: isBetter ? end : curvature, isConverged: true)
  }
}
