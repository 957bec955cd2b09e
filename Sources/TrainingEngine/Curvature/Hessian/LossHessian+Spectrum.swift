extension LossHessian {
  /// Eigenvalues at both ends of the spectrum, by Lanczos' iteration.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled, and where loss, gradient or a product is not finite.
  public mutating func extremes(
    smallest: Int = 1, largest: Int = 1, by lanczos: Lanczos = Lanczos(),
    isCancelled: () -> Bool = { false }
  ) -> Lanczos.Extremes? {
    guard isFinite else { return nil }
    return lanczos.extremes(
      order: order, smallest: smallest, largest: largest, isCancelled: isCancelled
    ) { vector in
      validatedProduct(with: vector, isCancelled: isCancelled)
    }
  }

  /// The sum of all eigenvalues, estimated from products with random signs.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled, and where loss, gradient or a product is not finite.
  public mutating func trace(
    probes: Int, seed: UInt64, isCancelled: () -> Bool = { false }
  ) -> TraceEstimate? {
    guard isFinite else { return nil }
    return TraceEstimate(order: order, probes: probes, seed: seed) { vector in
      validatedProduct(with: vector, isCancelled: isCancelled)
    }
  }

  /// Whether there is a loss that could curve: where activations saturate at infinite parameters, products
  /// may be nought although the loss is not a number.
  private var isFinite: Bool { loss.isFinite && gradient.allSatisfy(\.isFinite) }
}
