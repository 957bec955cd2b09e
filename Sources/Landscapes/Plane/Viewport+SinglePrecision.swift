import TrainingEngine

extension Viewport {
  /// Whether a loss computed in single precision makes the same picture as one in double precision.
  ///
  /// Rounding blurs such a loss by some 1e-7 of itself, and a coordinate by 6e-8 of itself. A colour
  /// step is a few 1e-4 of what the loss changes by over the viewport, and a dot the same of its width,
  /// so neither is seen where both are more than a thousandth of the whole.
  ///
  /// - Parameters:
  ///   - curvature: The loss to second order at a point, by which it is known how much it changes.
  ///   - point: That point, in the viewport or near it.
  public func isWideEnoughForFloat(
    by curvature: PlaneCurvature, at point: PlaneCoordinates
  ) -> Bool {
    func isWide(_ range: ClosedRange<Double>) -> Bool {
      range.upperBound - range.lowerBound
        > max(abs(range.lowerBound), abs(range.upperBound)) / 1000
    }
    let losses = [
      center, PlaneCoordinates(x: x.lowerBound, y: y.lowerBound),
      PlaneCoordinates(x: x.lowerBound, y: y.upperBound),
      PlaneCoordinates(x: x.upperBound, y: y.lowerBound),
      PlaneCoordinates(x: x.upperBound, y: y.upperBound),
    ].map { curvature.quadratic(atOffset: $0.x - point.x, $0.y - point.y) }
    let (lowest, highest) = (losses.min()!, losses.max()!)
    // Where the loss is not a number there is nothing that could be blurred.
    let isFlat = highest - lowest < max(abs(lowest), abs(highest)) / 1000
    return isWide(x) && isWide(y) && !isFlat
  }
}

extension PlaneCurvature {
  /// The quadratic that touches the loss to second order, at some distance from the point.
  fileprivate func quadratic(atOffset dx: Double, _ dy: Double) -> Double {
    loss + gradient.x * dx + gradient.y * dy + (xx * dx * dx + yy * dy * dy) / 2 + xy * dx * dy
  }
}
