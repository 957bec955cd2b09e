/// How many of some numbers fall into each of several intervals of equal width.
///
/// An interval holds its lower edge and not its upper one, except that the last holds both, as in
/// NumPy's `histogram`.
public struct Histogram: Equatable, Sendable {
  /// From the lower edge of the first interval to the upper edge of the last.
  public let range: ClosedRange<Double>
  /// Numbers in each interval, ascending.
  public let counts: [Int]
  /// Numbers below the range, minus infinity among them.
  public let below: Int
  /// Numbers above the range, infinity among them.
  public let above: Int
  /// Numbers that are not a number.
  public let notANumber: Int

  /// Counts some numbers. Traps without an interval, and when the range is empty or not finite.
  ///
  /// - Parameters:
  ///   - numbers: In any order.
  ///   - bins: Intervals, at least 1.
  ///   - range: Of finite ends and not empty. When nil, from the smallest to the largest finite number;
  ///     where these are equal or there are none, half a unit to either side of it or of 0.
  public init(
    of numbers: some Collection<Double>, bins: Int, range: ClosedRange<Double>? = nil
  ) {
    precondition(bins > 0, "A histogram needs at least one interval.")
    let range = range ?? Self.finiteRange(of: numbers)
    precondition(
      range.lowerBound < range.upperBound && range.lowerBound.isFinite && range.upperBound.isFinite,
      "A histogram needs a finite range that is not empty.")
    var counts = Array(repeating: 0, count: bins)
    var (below, above, notANumber) = (0, 0, 0)
    for number in numbers {
      if number.isNaN {
        notANumber += 1
      } else if number < range.lowerBound {
        below += 1
      } else if number > range.upperBound {
        above += 1
      } else {
        counts[Self.bin(of: number, among: bins, range)] += 1
      }
    }
    self.range = range
    self.counts = counts
    self.below = below
    self.above = above
    self.notANumber = notANumber
  }

  /// The edges of the intervals, ascending: one more than there are intervals.
  public var edges: [Double] {
    (0...counts.count).map { Self.edge($0, of: counts.count, range) }
  }

  /// The interval of a number in the range. The quotient may err by rounding; the edges decide.
  private static func bin(of number: Double, among bins: Int, _ range: ClosedRange<Double>) -> Int {
    let share =
      (number / 2 - range.lowerBound / 2) / (range.upperBound / 2 - range.lowerBound / 2)
    var bin = min(Int(share * Double(bins)), bins - 1)
    if bin > 0, number < edge(bin, of: bins, range) { bin -= 1 }
    if bin < bins - 1, number >= edge(bin + 1, of: bins, range) { bin += 1 }
    return bin
  }

  private static func edge(_ index: Int, of bins: Int, _ range: ClosedRange<Double>) -> Double {
    guard index < bins else { return range.upperBound }
    let share = Double(index) / Double(bins)
    return range.lowerBound * (1 - share) + range.upperBound * share
  }

  private static func finiteRange(of numbers: some Collection<Double>) -> ClosedRange<Double> {
    var (lowest, highest) = (Double.infinity, -Double.infinity)
    for number in numbers where number.isFinite {
      lowest = min(lowest, number)
      highest = max(highest, number)
    }
    guard lowest < highest else {
      let center = lowest == highest ? lowest : 0
      // Beside a number of more than 2⁵³ half a unit is lost.
      return center - max(0.5, center.ulp)...center + max(0.5, center.ulp)
    }
    return lowest...highest
  }
}
