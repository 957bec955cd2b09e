extension LossHessian {
  /// Eigenvalues at both ends of the spectrum, by Lanczos' iteration.
  ///
  /// - Parameter isCancelled: Asked before every layer of every product.
  /// - Returns: Nil when cancelled or when a product is not finite.
  public mutating func extremes(
    smallest: Int = 1, largest: Int = 1, by lanczos: Lanczos = Lanczos(),
    isCancelled: () -> Bool = { false }
  ) -> Lanczos.Extremes? {
    lanczos.extremes(order: order, smallest: smallest, largest: largest) { vector in
      validatedProduct(with: vector, isCancelled: isCancelled)
    }
  }

  /// The sum of all eigenvalues, estimated from products with random signs.
  ///
  /// - Parameter isCancelled: Asked before every layer of every product.
  /// - Returns: Nil when cancelled or when a product is not finite.
  public mutating func trace(
    probes: Int, seed: UInt64, isCancelled: () -> Bool = { false }
  ) -> TraceEstimate? {
    TraceEstimate(order: order, probes: probes, seed: seed) { vector in
      validatedProduct(with: vector, isCancelled: isCancelled)
    }
  }
}
