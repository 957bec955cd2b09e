extension Kernels {
  /// √Σ x², summed in 64 parts (every 64th number belongs to the same one) and these in ascending order:
  /// as fixed an order as one long sum, without its long chain of additions. The parts are added up in
  /// double precision.
  static func norm<Scalar: NetworkScalar>(_ numbers: Span<Scalar>) -> Double {
    let parts = 64
    let rows = numbers.count / parts
    guard rows > 0 else { return dot(numbers, numbers).squareRoot() }
    let rest = numbers.extracting(rows * parts..<numbers.count)
    let (address, restSum) = (numbers.address, dot(rest, rest))
    // So few that they lie on the stack: a step of a timeline asks for a norm.
    return withUnsafeTemporaryAllocation(of: Scalar.self, capacity: parts) { room in
      guard let sums = room.baseAddress else { return 0 }
      table(of: Scalar.self).columnProductSums(address, address, rows, parts, sums, false)
      return room.reduce(restSum) { $0 + Double($1) }.squareRoot()
    }
  }
}
