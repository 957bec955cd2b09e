/// Eigenvalues at both ends of the spectrum of a large symmetric matrix that is known only by its
/// products with vectors, such as the Hessian of a network.
///
/// Lanczos' iteration (1950) with full re-orthogonalization: k products span a space in which the
/// matrix is tridiagonal of order k, and the outermost eigenvalues θ of that small matrix approach those
/// of the large one from inside. With β the length of the next direction and s the last component of
/// θ's eigenvector, some eigenvalue of the large matrix lies within β|s| of θ (Parlett, The Symmetric
/// Eigenvalue Problem, 1998, section 13.2).
///
/// What a single start cannot show are copies of the same eigenvalue: of equal ones it finds one. Only
/// where its space comes to an end before there are as many as wanted does a fresh direction, at right
/// angles to the space, go on; a space as large as the matrix has them all.
public struct Lanczos: Equatable, Sendable {
  /// Products at most, each of which keeps a vector as long as the matrix's order.
  public var products: Int
  /// How small the error bounds have to be beside the largest magnitude in the spectrum.
  public var tolerance: Double
  /// Seed of the first direction, which is normal and drawn from stream 90000, as are fresh ones after
  /// it.
  public var seed: UInt64

  /// An eigenvalue as far as it is known.
  public struct Eigenpair: Equatable, Sendable {
    /// θ.
    public let value: Double
    /// Of length 1.
    public let vector: [Double]
    /// An eigenvalue of the matrix is no farther from `value`, but for rounding, which is about
    /// 2⁻⁵² times the largest magnitude in the spectrum.
    public let errorBound: Double
  }

  /// Both ends of a spectrum.
  public struct Extremes: Equatable, Sendable {
    /// From the smallest eigenvalue up.
    public let smallest: [Eigenpair]
    /// From the largest eigenvalue down.
    public let largest: [Eigenpair]
    /// Whether every error bound is within the tolerance.
    public let isConverged: Bool
    /// Products that were taken.
    public let products: Int
  }

  /// An iteration that ends at the tolerance, or after so many products. Traps without any.
  public init(products: Int = 100, tolerance: Double = 1e-4, seed: UInt64 = 0) {
    precondition(products > 0, "Without a product nothing is known of a matrix.")
    self.products = products
    self.tolerance = tolerance
    self.seed = seed
  }

  /// - Parameters:
  ///   - order: Rows and columns of the matrix; traps when there are none.
  ///   - smallest: How many eigenvalues are wanted at the lower end.
  ///   - largest: How many at the upper end. Both ends may meet or overlap in a small matrix.
  ///   - isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  ///   - product: The matrix times a vector of length 1; nil when cancelled.
  /// - Returns: Nil when cancelled or when a product is not finite. Fewer eigenvalues than wanted where
  ///   order or products are fewer.
  public func extremes(
    order: Int, smallest: Int, largest: Int, isCancelled: () -> Bool = { false },
    product: (_ vector: [Double]) -> [Double]?
  ) -> Extremes? {
    precondition(order > 0, "A matrix has at least one row.")
    var stream = RandomStream(seed: seed, stream: 90000)
    let limit = min(products, order)
    var space = KrylovSpace(order: order, products: limit)
    defer { space.giveBackRoom() }
    let wanted = max(smallest, largest)
    var nextLook = min(wanted, limit)
    while true {
      if space.isClosed {
        guard let fresh = stream.normal(order, isCancelled: isCancelled) else { return nil }
        space.open(with: fresh, isCancelled: isCancelled)
      }
      guard !isCancelled(), let image = product(space.lastDirection),
        space.extend(by: image, isCancelled: isCancelled), !isCancelled()
      else { return nil }
      let isExhausted = space.count == limit
      guard isExhausted || space.count >= nextLook || space.isClosed else { continue }
      guard isExhausted || space.count >= wanted else { continue }
      let found = space.extremes(
        smallest: smallest, largest: largest, tolerance: tolerance, isCancelled: isCancelled)
      guard let found else { return nil }
      if found.isConverged || isExhausted { return found }
      // Looking takes time of its own, so the larger the space the rarer it is.
      nextLook = space.count + max(4, space.count / 4)
    }
  }
}
