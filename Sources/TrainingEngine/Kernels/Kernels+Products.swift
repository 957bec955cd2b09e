import CKernels

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
  ///   - threads: How many share out the columns or rows of C; the result does not depend on it.
  static func multiply<Scalar: NetworkScalar>(
    rows: Int, columns: Int, inner: Int,
    _ a: Span<Scalar>, _ aOrder: Order, _ b: Span<Scalar>, _ bOrder: Order,
    into c: inout [Scalar], at offset: Int = 0, accumulating: Bool = false,
    threads: Int = 1
  ) {
    precondition(rows >= 0 && columns >= 0 && inner >= 0, "A shape has no negative side.")
    precondition(threads > 0, "Somebody has to do the work.")
    precondition(a.count >= rows * inner, "A has fewer elements than its shape.")
    precondition(b.count >= inner * columns, "B has fewer elements than its shape.")
    precondition(
      offset >= 0 && c.count - offset >= rows * columns, "C has fewer elements than its shape.")
    let (aAddress, bAddress) = (a.address, b.address)
    c.withUnsafeMutableBufferPointer {
      guard let c = $0.baseAddress else { return }
      // A single row or column is done in another way, and too soon to be shared out.
      guard threads > 1, min(rows, columns) > 1, inner > 0 else {
        table(of: Scalar.self).multiply(
          rows, columns, inner, aAddress, aOrder == .transposed, bAddress, bOrder == .transposed,
          c + offset, accumulating)
        return
      }
      kernelMultiplyByThreads(
        element(of: Scalar.self), Int32(threads), rows, columns, inner, aAddress,
        aOrder == .transposed, bAddress, bOrder == .transposed, c + offset, accumulating)
    }
  }

  /// Computes C = A B, or C += A B when accumulating, for a matrix A of which many elements are zeros,
  /// and are left out.
  ///
  /// Faster than `multiply` leaves them out, as two rows of A (the first and the second, the third and
  /// the fourth, …) share what they read of B; but of every 48 terms of a sum those come first in which
  /// neither row is zero, so that the last bits of its result are others.
  ///
  /// - Parameters:
  ///   - a: A, rows x inner.
  ///   - b: B, inner x columns, all of it finite.
  static func multiplySparse<Scalar: NetworkScalar>(
    rows: Int, columns: Int, inner: Int, _ a: Span<Scalar>, _ b: Span<Scalar>,
    into c: inout [Scalar], at offset: Int = 0, accumulating: Bool = false
  ) {
    precondition(rows >= 0 && columns >= 0 && inner >= 0, "A shape has no negative side.")
    precondition(a.count >= rows * inner, "A has fewer elements than its shape.")
    precondition(b.count >= inner * columns, "B has fewer elements than its shape.")
    precondition(
      offset >= 0 && c.count - offset >= rows * columns, "C has fewer elements than its shape.")
    let (aAddress, bAddress) = (a.address, b.address)
    c.withUnsafeMutableBufferPointer {
      guard let c = $0.baseAddress else { return }
      table(of: Scalar.self).multiplySparse(
        rows, columns, inner, aAddress, bAddress, c + offset, accumulating)
    }
  }

  /// The sum of products of two vectors of equal length, in ascending order.
  static func dot<Scalar: NetworkScalar>(_ a: Span<Scalar>, _ b: Span<Scalar>) -> Double {
    precondition(a.count == b.count, "The vectors differ in length.")
    return table(of: Scalar.self).dot(a.address, b.address, a.count)
  }
}
