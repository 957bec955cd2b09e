import TrainingEngine

extension Timeline {
  /// Steps over which a contraction is observed, unless told otherwise.
  public static var contractionWindow: Int { 20 }

  /// The factor by which the gradient's norm changed with each of the last steps before one: on a
  /// quadratic and with full batches it comes to what `Optimizer.contraction` predicts.
  ///
  /// - Parameter window: How many steps back; less at the start of a run.
  /// - Returns: Nil where `contraction(of:)` is, and where the gradient has come down to the rounding of what
  ///   it was at the start; with mini-batches the noise of the batches is all that there is to see in it.
  public func observedContraction(
    to step: Int, over window: Int = Timeline.contractionWindow
  ) -> Double? {
    let last = min(step, lastStep)
    guard moments[last].gradientNorm > 4 * precision.epsilon * moments[0].gradientNorm else {
      return nil
    }
    return Self.contraction(
      of: moments[max(0, last - window)...last].map(\.gradientNorm), precision: precision)
  }

  /// The factor of a geometric sequence, by least squares from the logarithms of some sizes, so that
  /// swings about the sequence count little.
  ///
  /// - Returns: Nil for fewer than three sizes, where one is not finite or nought, and where the last
  ///   have come down to the rounding of the first.
  static func contraction(of sizes: [Double], precision: Precision = .double) -> Double? {
    guard sizes.count >= 3, let largest = sizes.max(), let last = sizes.last,
      sizes.allSatisfy({ $0 > 0 && $0.isFinite }), last > 4 * precision.epsilon * largest
    else { return nil }
    let middle = Double(sizes.count - 1) / 2
    var (products, squares) = (0.0, 0.0)
    for (index, size) in sizes.enumerated() {
      let distance = Double(index) - middle
      products += distance * ElementaryFunctions.log(size)
      squares += distance * distance
    }
    return ElementaryFunctions.exp(products / squares)
  }
}
