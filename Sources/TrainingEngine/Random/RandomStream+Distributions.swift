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
    var numbers: [Double] = []
    numbers.reserveCapacity(count + 1)
    while numbers.count < count {
      let radius = (-2 * ElementaryFunctions.logOnePlus(-uniform())).squareRoot()
      let turns = uniform()
      numbers.append(radius * ElementaryFunctions.cosTurns(turns))
      numbers.append(radius * ElementaryFunctions.sinTurns(turns))
    }
    if numbers.count > count { numbers.removeLast() }
    return numbers
  }

  /// A random order of 0..<count: the stable order of as many random 64-bit keys.
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = RandomOrder()
    order.draw(count, from: &self)
    return order.indices
  }
}
