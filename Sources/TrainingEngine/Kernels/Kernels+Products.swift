extension Kernels {
  /// Computes C = A B, or C += A B when accumulating.
  ///
  /// - Parameters:
  ///   - rows: Rows of A and C.
  ///   - columns: Columns of B and C.
  ///   - inner: Columns of A and rows of B.
  ///   - a: A, or its transpose (`inner` x `rows`).
  ///   - b: B, or its transpose (`columns` x `inner`).
  ///   - c: Receives C from `offset` on.
  ///   - accumulating: Whether each sum starts at the element of C instead of at zero.
  static func multiply(
    rows: Int, columns: Int, inner: Int,
    _ a: Span<Double>, _ aOrder: Order, _ b: Span<Double>, _ bOrder: Order,
    into c: inout [Double], at offset: Int = 0, accumulating: Bool = false
  ) {
    precondition(rows >= 0 && columns >= 0 && inner >= 0, "A shape has no negative side.")
    precondition(a.count >= rows * inner, "A has fewer elements than its shape.")
    precondition(b.count >= inner * columns, "B has fewer elements than its shape.")
    precondition(
      offset >= 0 && c.count - offset >= rows * columns, "C has fewer elements than its shape.")
    let (aAddress, bAddress) = (a.address, b.address)
    c.withUnsafeMutableBufferPointer {
      guard let c = $0.baseAddress else { return }
      table.multiply(
        rows, columns, inner, aAddress, aOrder == .transposed, bAddress, bOrder == .transposed,
        c + offset, accumulating)
    }
  }

  /// The sum of products of two vectors of equal length, in ascending order.
  static func dot(_ a: Span<Double>, _ b: Span<Double>) -> Double {
    precondition(a.count == b.count, "The vectors differ in length.")
    return table.dot(a.address, b.address, a.count)
  }
}
