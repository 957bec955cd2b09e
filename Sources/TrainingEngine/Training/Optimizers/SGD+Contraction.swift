extension SGD {
  /// The factor by which the distance from the minimum of a quadratic of curvature λ changes with every
  /// step in the long run; below 1 the descent converges.
  ///
  /// With s = η λ the distance obeys a recurrence whose characteristic polynomial is z² - (1 + m - s) z + m
  /// (Polyak 1964), and with Nesterov's look-ahead z² - (1 + m)(1 - s) z + m (1 - s); the factor is the
  /// larger magnitude of its roots, |1 - s| without momentum. A penalty adds to the curvature, and the
  /// minimum is that of loss and penalty together.
  public func contraction(curvature: Double) -> Double {
    let step = learningRate * (curvature + penalty)
    let rest = isNesterov ? 1 - step : 1
    let product = momentum * rest
    let sum = isNesterov ? (1 + momentum) * rest : 1 + momentum - step
    let discriminant = sum * sum - 4 * product
    return discriminant <= 0
      ? product.squareRoot() : (abs(sum) + discriminant.squareRoot()) / 2
  }
}
