extension RandomStream {
  /// Numbers uniform in [low, high): low + (high - low) u, one uniform u each.
  public mutating func uniform(_ count: Int, from low: Double, to high: Double) -> [Double] {
    (0..<count).map { _ in low + (high - low) * uniform() }
  }

  /// Numbers of the standard normal distribution.
  ///
  /// Box and Muller (1958): a pair of uniforms u, v gives r cos(2π v) and r sin(2π v) with
  /// r = √(-2 log(1 - u)). An odd count drops the last number, so the stream always moves on by
  /// whole pairs.
  public mutating func normal(_ count: Int) -> [Double] {
    var numbers = Array(repeating: 0.0, count: count)
    fillNormal(&numbers, count: count)
    return numbers
  }

  /// The same numbers, unless nobody waits for them any more.
  ///
  /// - Parameter isCancelled: Asked before every 16,384 numbers, which take a tenth of a millisecond.
  /// - Returns: Nil when cancelled.
  public mutating func normal(_ count: Int, isCancelled: () -> Bool) -> [Double]? {
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    return appendNormal(count, to: &numbers, isCancelled: isCancelled) ? numbers : nil
  }

  /// Appends the same numbers to others.
  ///
  /// - Parameter isCancelled: Asked as often.
  /// - Returns: False when cancelled; then only some were appended.
  public mutating func appendNormal(
    _ count: Int, to numbers: inout [Double], isCancelled: () -> Bool
  ) -> Bool {
    // An even number at a time, as the stream goes in pairs.
    for start in stride(from: 0, to: count, by: Self.drawnAtATime) {
      guard !isCancelled() else { return false }
      let places = numbers.count..<numbers.count + min(Self.drawnAtATime, count - start)
      numbers.append(contentsOf: repeatElement(0, count: places.count))
      numbers.withUnsafeMutableBufferPointer {
        fillNormal(UnsafeMutableBufferPointer(rebasing: $0[places]))
      }
    }
    return true
  }

  private static let drawnAtATime = 16_384

  /// Writes such numbers to the first places of an array, each rounded to its type.
  mutating func fillNormal<Scalar: NetworkScalar>(_ numbers: inout [Scalar], count: Int) {
    precondition(count >= 0 && count <= numbers.count, "There is no room for the numbers.")
    numbers.withUnsafeMutableBufferPointer {
      fillNormal(UnsafeMutableBufferPointer(rebasing: $0[..<count]))
    }
  }

  private mutating func fillNormal<Scalar: NetworkScalar>(
    _ numbers: UnsafeMutableBufferPointer<Scalar>
  ) {
    Kernels.standardNormals(after: state, into: numbers)
    skip(numbers.count + numbers.count % 2)
  }

  /// A random order of 0..<count: the stable order of as many random 64-bit keys.
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = RandomOrder()
    order.draw(count, from: &self)
    return order.indices
  }
}
