/// The step that takes a quadratic furthest down within a given distance.
struct TrustRegionStep {
  /// The step in coordinates of the plane.
  let x: Double
  let y: Double
  /// Its length, in widths and heights of the viewport.
  let length: Double
  /// Whether it would go further if it might.
  let isOnBorder: Bool
  /// How much lower the quadratic is at its end.
  let predictedDecrease: Double

  /// - Parameters:
  ///   - radius: The distance, in widths and heights of the viewport.
  init(_ curvature: PlaneCurvature, radius: Double, viewport: Viewport) {
    let (width, height) = (viewport.width, viewport.height)
    let scaled = PlaneCurvature(
      loss: curvature.loss,
      gradient: PlaneCoordinates(x: curvature.gradient.x * width, y: curvature.gradient.y * height),
      hessian: (
        xx: curvature.xx * width * width, xy: curvature.xy * width * height,
        yy: curvature.yy * height * height
      ))
    // In the basis of eigenvectors the quadratic is g₁ s₁ + g₂ s₂ + ½ (λ₁ s₁² + λ₂ s₂²).
    let (first, second) = scaled.eigenvectors
    let (lambda1, lambda2) = scaled.eigenvalues
    let g1 = scaled.gradient.x * first.x + scaled.gradient.y * first.y
    let g2 = scaled.gradient.x * second.x + scaled.gradient.y * second.y
    var (s1, s2) = (-g1 / lambda1, -g2 / lambda2)
    isOnBorder = !(lambda1 > 0 && hypotenuse(s1, s2) <= radius)
    if isOnBorder {
      (s1, s2) = Self.borderStep(gradient: (g1, g2), eigenvalues: (lambda1, lambda2), radius)
    }
    length = hypotenuse(s1, s2)
    predictedDecrease = -(g1 * s1 + g2 * s2 + (lambda1 * s1 * s1 + lambda2 * s2 * s2) / 2)
    x = (s1 * first.x + s2 * second.x) * width
    y = (s1 * first.y + s2 * second.y) * height
  }

  /// The lowest point of the quadratic on the border: s = -g/(λ + μ) with the one μ ≥ -λ₁, μ ≥ 0 that
  /// gives it the length of the radius (Levenberg's damping).
  private static func borderStep(
    gradient: (Double, Double), eigenvalues: (Double, Double), _ radius: Double
  ) -> (Double, Double) {
    func step(_ damping: Double) -> (Double, Double) {
      (-gradient.0 / (eigenvalues.0 + damping), -gradient.1 / (eigenvalues.1 + damping))
    }
    var lower = max(0, -eigenvalues.0)
    var upper = lower + hypotenuse(gradient.0, gradient.1) / radius
    for _ in 0..<80 {
      let middle = lower + (upper - lower) / 2
      let (s1, s2) = step(middle)
      if hypotenuse(s1, s2) > radius { lower = middle } else { upper = middle }
    }
    var (s1, s2) = step(upper)
    if s1.isNaN { s1 = 0 }
    if s2.isNaN { s2 = 0 }
    // Where the slope has no part along the direction of smallest curvature (on the ridge of a
    // saddle), that direction is free, and both ways along it lead down alike.
    let rest = radius * radius - s1 * s1 - s2 * s2
    if eigenvalues.0 < 0, rest > 0.1 * radius * radius {
      let extra = rest.squareRoot()
      s1 += s1 < 0 ? -extra : extra
    }
    return (s1, s2)
  }
}
