/// √Σ x², summed in 64 parts (every 64th number belongs to the same one) and these in ascending order:
/// as fixed an order as one long sum, without its long chain of additions.
struct EuclideanNorm: Sendable {
  private static let parts = 64
  /// Kept from call to call, so that calls do not allocate.
  private var sums = Array(repeating: 0.0, count: Self.parts)

  mutating func callAsFunction(_ numbers: [Double]) -> Double {
    let rows = numbers.count / Self.parts
    guard rows > 0 else { return Kernels.dot(numbers.span, numbers.span).squareRoot() }
    Kernels.columnProductSums(
      numbers.span, numbers.span, rows: rows, columns: Self.parts, into: &sums)
    let rest = numbers.span.extracting(rows * Self.parts..<numbers.count)
    return sums.reduce(Kernels.dot(rest, rest), +).squareRoot()
  }
}
