extension PlaneCurvature {
  /// Directions of smallest and largest curvature: unit vectors, perpendicular to each other. Where
  /// the curvature is the same all around, the directions of y and x.
  public var eigenvectors: (smallest: PlaneCoordinates, largest: PlaneCoordinates) {
    let halfDifference = (xx - yy) / 2
    let radius = hypotenuse(halfDifference, xy)
    guard radius > 0, radius.isFinite else {
      return (PlaneCoordinates(x: 0, y: 1), PlaneCoordinates(x: 1, y: 0))
    }
    // Of the two rows of H - λmin, the one in which nothing cancels.
    var (x, y) =
      halfDifference >= 0 ? (halfDifference + radius, xy) : (xy, radius - halfDifference)
    let length = hypotenuse(x, y)
    (x, y) = (x / length, y / length)
    return (PlaneCoordinates(x: -y, y: x), PlaneCoordinates(x: x, y: y))
  }

  /// The eigenvalues of a symmetric 2 x 2 matrix, both to within a few roundings of its elements.
  ///
  /// The one that is larger in magnitude is a sum without cancellation, the mean of the diagonal plus
  /// or minus √(d² + b²) with d half the difference of the diagonal; the other is the determinant
  /// divided by it.
  static func eigenvalues(
    of hessian: (xx: Double, xy: Double, yy: Double)
  ) -> (smallest: Double, largest: Double) {
    let (a, b, c) = hessian
    let mean = a / 2 + c / 2
    let radius = hypotenuse(a / 2 - c / 2, b)
    guard mean.isFinite, radius.isFinite else { return (.nan, .nan) }
    let dominant = mean >= 0 ? mean + radius : mean - radius
    guard dominant != 0 else { return (0, 0) }
    // Scaled by a power of two, which rounds nothing, so that the products cannot overflow.
    let scale = Double(
      sign: .plus, exponent: -min(max(dominant.exponent, -1000), 1000), significand: 1)
    let determinant = differenceOfProducts(a * scale, c * scale, b * scale, b * scale)
    let other = determinant / (dominant * scale) / scale
    return mean >= 0 ? (other, dominant) : (dominant, other)
  }

  /// a c - b d with an error of at most two roundings (W. Kahan; Jeannerod, Louvet, Muller 2013).
  private static func differenceOfProducts(
    _ a: Double, _ c: Double, _ b: Double, _ d: Double
  ) -> Double {
    let product = b * d
    let error = product.addingProduct(-b, d)
    return (-product).addingProduct(a, c) + error
  }
}

/// √(x² + y²) without overflow on the way.
func hypotenuse(_ x: Double, _ y: Double) -> Double {
  let (long, short) = abs(x) > abs(y) ? (abs(x), abs(y)) : (abs(y), abs(x))
  guard long > 0, long.isFinite else { return long + short }
  let ratio = short / long
  return long * (1 + ratio * ratio).squareRoot()
}
