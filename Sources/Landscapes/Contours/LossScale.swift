import TrainingEngine

/// How losses become positions between 0 and 1, for colours and contour levels: evenly in
/// log10(loss - floor + offset).
///
/// The floor is the lowest loss known, so that a valley shows structure wherever its floor lies. The
/// offset keeps the logarithm from spending its range on the last decades above the floor.
public struct LossScale: Equatable, Sendable {
  /// The loss from which rises are measured.
  public let floor: Double
  /// Added to the rise above the floor; above 0.
  public let offset: Double
  /// The loss at position 0.
  public let low: Double
  /// The loss at position 1; above `low`.
  public let high: Double

  /// The logarithm at position 0, and how much it grows up to position 1.
  private let start: Double
  private let range: Double

  /// Traps unless `offset` is above 0 and `floor` ≤ `low` < `high`.
  public init(floor: Double, offset: Double, low: Double, high: Double) {
    precondition(offset > 0 && floor <= low && low < high, "A scale goes from low to high.")
    self.floor = floor
    self.offset = offset
    self.low = low
    self.high = high
    start = ElementaryFunctions.log(low - floor + offset)
    range = ElementaryFunctions.log(high - floor + offset) - start
  }

  /// The position of a loss, limited to 0...1; NaN where the loss is not finite.
  public func position(of loss: Double) -> Double {
    guard loss.isFinite else { return .nan }
    // To which base the logarithm is makes no difference to a position.
    let logarithm = ElementaryFunctions.log(max(loss - floor, 0) + offset)
    return range > 0 ? min(max((logarithm - start) / range, 0), 1) : loss > low ? 1 : 0
  }

  /// The loss at a position between 0 and 1.
  public func loss(at position: Double) -> Double {
    let rise = ElementaryFunctions.exp(start + range * position) - offset
    return min(max(floor + rise, low), high)
  }
}

extension LossScale {
  /// A scale that suits several grids together, so that equal losses look equal on all.
  ///
  /// The offset is 1/200 of the median rise. In fourteen bands over a quadratic, the innermost is then
  /// two to three half-blocks wide on a pane of 80 rows of them: the narrowest that can be seen. A
  /// tenth of that offset draws the innermost lines of a ravine into one blot and leaves half of the
  /// colours to it; ten times as much shows the floor of a ravine of condition number 100 as one flat
  /// strip.
  ///
  /// - Parameter minimum: Losses of minima known from elsewhere, in or outside of the grids; the
  ///   lowest grid point is nearly always above the true minimum.
  /// - Returns: Nil when no grid has a finite loss.
  public init?(of grids: [LossGrid], minimum: [Double] = []) {
    let losses = grids.flatMap(\.values).filter(\.isFinite)
    guard let lowest = losses.min(), let highest = losses.max() else { return nil }
    let floor = minimum.filter(\.isFinite).reduce(lowest, min)
    let median = Self.median(of: losses)
    // A plane without relief still needs an offset and a range, wide enough that rounding in the
    // losses stays one colour.
    let smallest = max(1e-12 * max(abs(floor), abs(highest)), 1e-300)
    self.init(
      floor: floor, offset: max(5e-3 * (median - floor), smallest), low: lowest,
      high: max(highest, lowest + smallest))
  }

  /// The median of a few thousand evenly picked losses: sorting them all would cost more than
  /// drawing them.
  private static func median(of losses: [Double]) -> Double {
    let picked = picked(2048, of: losses).sorted()
    return picked[picked.count / 2]
  }

  /// So many losses or a few more, evenly picked; all where there are fewer.
  static func picked(_ count: Int, of losses: [Double]) -> [Double] {
    stride(from: 0, to: losses.count, by: max(1, losses.count / count)).map { losses[$0] }
  }
}
