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
  /// - Parameter isCancelled: Asked every half a millisecond.
  /// - Returns: Nil when cancelled.
  public mutating func normal(_ count: Int, isCancelled: () -> Bool) -> [Double]? {
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    while numbers.count < count {
      guard !isCancelled() else { return nil }
      // An even number at a time, as the stream goes in pairs.
      numbers += normal(min(Self.drawnAtATime, count - numbers.count))
    }
    return numbers
  }

  private static let drawnAtATime = 16_384

  /// Writes such numbers to the first places of an array, each rounded to its type.
  mutating func fillNormal<Scalar: NetworkScalar>(_ numbers: inout [Scalar], count: Int) {
    for index in stride(from: 0, to: count, by: 2) {
      let radius = (-2 * ElementaryFunctions.logOnePlus(-uniform())).squareRoot()
      let turns = uniform()
      numbers[index] = Scalar(radius * ElementaryFunctions.cosTurns(turns))
      guard index + 1 < count else { break }
      numbers[index + 1] = Scalar(radius * ElementaryFunctions.sinTurns(turns))
    }
  }

  /// A random order of 0..<count: the stable order of as many random 64-bit keys.
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = RandomOrder()
    order.draw(count, from: &self)
    return order.indices
  }
}
