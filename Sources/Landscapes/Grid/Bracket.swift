/// Where a position lies between two of some evenly or unevenly spaced samples.
struct Bracket {
  /// The samples before and after the position; the same one where the position is on it.
  let lower: Int
  let upper: Int
  /// How far from the lower to the upper, in 0..<1.
  let fraction: Double
}

extension Bracket {
  /// Among samples at 0, 1, … `count - 1`; what lies before the first or after the last counts as on
  /// it.
  init(of position: Double, count: Int) {
    let position = min(max(position, 0), Double(count - 1))
    lower = Int(position)
    fraction = position - Double(lower)
    upper = fraction > 0 ? lower + 1 : lower
  }

  /// For each index of `0..<count`, where it lies among the indices that are multiples of `stride`,
  /// or the last.
  static func all(count: Int, stride: Int) -> [Bracket] {
    (0..<count).map { index in
      let lower = index == count - 1 ? index : index / stride * stride
      let upper = index == lower ? lower : min(lower + stride, count - 1)
      return Bracket(
        lower: lower, upper: upper,
        fraction: upper == lower ? 0 : Double(index - lower) / Double(upper - lower))
    }
  }

  /// Between four corners, bilinear; the nearest corner where one is not finite, so that what has
  /// diverged neither spreads nor shrinks.
  static func interpolated(
    _ x: Bracket, _ y: Bracket, value: (_ column: Int, _ row: Int) -> Double
  ) -> Double {
    let lowerLeft = value(x.lower, y.lower)
    let lowerRight = value(x.upper, y.lower)
    let upperLeft = value(x.lower, y.upper)
    let upperRight = value(x.upper, y.upper)
    let lower = lowerLeft + (lowerRight - lowerLeft) * x.fraction
    let upper = upperLeft + (upperRight - upperLeft) * x.fraction
    let result = lower + (upper - lower) * y.fraction
    // Also true where finite corners are so far apart that their difference is not.
    guard !result.isFinite else { return result }
    return value(
      x.fraction < 0.5 ? x.lower : x.upper, y.fraction < 0.5 ? y.lower : y.upper)
  }
}
