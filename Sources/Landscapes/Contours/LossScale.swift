import TrainingEngine

/// How losses become positions between 0 and 1, for colours and contour levels: evenly in
/// log10(loss - floor + offset).
///
/// The floor is the lowest loss known, so that the map shows structure wherever the valley lies. The
/// offset keeps the logarithm from spending every colour on the last decades above the floor.
public struct LossScale: Equatable, Sendable {
  /// The loss from which rises are measured.
  public let floor: Double
  /// Added to the rise above the floor; above 0.
  public let offset: Double
  /// The loss at position 0.
  public let low: Double
  /// The loss at position 1; above `low`.
  public let high: Double

  public init(floor: Double, offset: Double, low: Double, high: Double) {
    precondition(offset > 0 && floor <= low && low < high, "A scale goes from low to high.")
    self.floor = floor
    self.offset = offset
    self.low = low
    self.high = high
  }

  /// A scale that suits several grids together, so that equal losses look equal on all.
  ///
  /// - Parameter minimum: Losses of minima known from elsewhere, in or outside of the grids; the
  ///   lowest grid point is nearly always above the true minimum.
  /// - Returns: Nil when no grid has a finite loss.
  public init?(of grids: [LossGrid], minimum: [Double] = []) {
    let losses = grids.flatMap(\.values).filter(\.isFinite).sorted()
    guard let lowest = losses.first, let highest = losses.last else { return nil }
    let floor = minimum.filter(\.isFinite).reduce(lowest, min)
    let median = losses[losses.count / 2]
    // A plane without relief still needs an offset and a range, wide enough that rounding in the
    // losses stays one colour.
    let smallest = max(1e-12 * max(abs(floor), abs(highest)), 1e-300)
    self.init(
      floor: floor, offset: max(1e-3 * (median - floor), smallest), low: lowest,
      high: max(highest, lowest + smallest))
  }

  /// The position of a loss, limited to 0...1; NaN where the loss is not finite.
  public func position(of loss: Double) -> Double {
    guard loss.isFinite else { return .nan }
    let start = logarithm(low)
    return min(max((logarithm(loss) - start) / (logarithm(high) - start), 0), 1)
  }

  /// The loss at a position between 0 and 1.
  public func loss(at position: Double) -> Double {
    let (start, end) = (logarithm(low), logarithm(high))
    return floor + (ElementaryFunctions.exp(start + (end - start) * position) - offset)
  }

  /// ln(loss - floor + offset); which base it has does not matter to a position.
  private func logarithm(_ loss: Double) -> Double {
    ElementaryFunctions.log(max(loss - floor, 0) + offset)
  }
}
