/// √Σ x², summed in 64 parts (every 64th number belongs to the same one) and these in ascending order:
/// as fixed an order as one long sum, without its long chain of additions. The parts are added up in
/// double precision.
struct EuclideanNorm<Scalar: NetworkScalar>: Sendable {
  private static var parts: Int { 64 }
  /// Kept from call to call, so that calls do not allocate.
  private var sums = Array(repeating: Scalar(0), count: Self.parts)

  mutating func callAsFunction(_ numbers: [Scalar]) -> Double {
    let rows = numbers.count / Self.parts
    guard rows > 0 else { return Kernels.dot(numbers.span, numbers.span).squareRoot() }
    Kernels.columnProductSums(
      numbers.span, numbers.span, rows: rows, columns: Self.parts, into: &sums)
    let rest = numbers.span.extracting(rows * Self.parts..<numbers.count)
    return sums.reduce(Kernels.dot(rest, rest)) { $0 + Double($1) }.squareRoot()
  }
}
