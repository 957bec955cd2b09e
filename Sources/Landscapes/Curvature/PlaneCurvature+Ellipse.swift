import TrainingEngine

extension PlaneCurvature {
  /// The curve on which the quadratic with this Hessian lies a given loss above its lowest point:
  /// ½ dᵀ H d = rise, an ellipse with semi-axes √(2 rise/λ) along the eigenvectors.
  ///
  /// - Parameters:
  ///   - center: Where the lowest point is drawn.
  ///   - rise: Above 0.
  ///   - count: Number of points; the last is joined to the first, not equal to it.
  /// - Returns: Counter-clockwise from the direction of largest curvature; nil unless the shape is a
  ///   bowl.
  public func ellipse(
    center: PlaneCoordinates, rise: Double, count: Int = 128
  ) -> [PlaneCoordinates]? {
    precondition(rise > 0, "An ellipse lies above its centre.")
    guard shape == .bowl else { return nil }
    let (along, across) = eigenvectors
    let long = (2 * rise / eigenvalues.smallest).squareRoot()
    let short = (2 * rise / eigenvalues.largest).squareRoot()
    return (0..<count).map { index in
      let turn = Double(index) / Double(count)
      let u = short * ElementaryFunctions.cosTurns(turn)
      let v = long * ElementaryFunctions.sinTurns(turn)
      return PlaneCoordinates(
        x: center.x + u * across.x + v * along.x, y: center.y + u * across.y + v * along.y)
    }
  }
}
