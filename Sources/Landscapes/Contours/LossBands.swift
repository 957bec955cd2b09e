/// How a picture shows losses: in bands of one colour each, with a contour line where one ends and the
/// next begins.
public struct LossBands: Equatable, Sendable {
  /// Where one band ends and the next begins.
  public let levels: ContourLevels
  /// Floor and offset of the logarithm, where bands are even in that.
  public let scale: LossScale
  /// What is even along the bands.
  public let measure: Measure
  /// The loss at which the lowest band begins.
  public let low: Double
  /// The loss at which the highest band ends.
  public let high: Double

  /// What is even along the bands.
  public enum Measure: Equatable, Sendable {
    /// All bands are equally high in the logarithm of the rise above the floor; see `LossScale`.
    case logarithm
    /// All bands are equally high in the loss.
    case loss
    /// Each band is even in the loss, and as wide as any other.
    case lossInEachBand
  }

  /// Bands of a picture, unless levels are given or losses are too few.
  public static let usualCount = 14

  /// One more than there are levels.
  public var count: Int { levels.losses.count + 1 }

  /// The bands that suit several grids together, so that equal losses look equal on all.
  ///
  /// - Parameter minimum: Losses of minima known from elsewhere, as in `LossScale`.
  /// - Returns: Nil when no grid has a finite loss.
  public init?(of grids: [LossGrid], minimum: [Double] = [], spacing: LevelSpacing) {
    guard let scale = LossScale(of: grids, minimum: minimum) else { return nil }
    self.scale = scale
    switch spacing {
    case .logarithmic:
      measure = .logarithm
      levels = ContourLevels(bands: Self.usualCount, on: scale)
    case .linear:
      measure = .loss
      levels = ContourLevels(bands: Self.usualCount, from: scale.low, to: scale.high)
    case .quantiles:
      measure = .lossInEachBand
      levels = ContourLevels(bands: Self.usualCount, quantilesOf: grids)
    case .losses(let given):
      measure = .lossInEachBand
      levels = ContourLevels(losses: given)
    }
    low = min(scale.low, levels.losses.first ?? scale.low)
    high = max(scale.high, levels.losses.last ?? scale.high)
  }

  /// Where a loss lies from the beginning of the lowest band, 0, to the end of the highest, 1; every
  /// band takes an equal share. NaN where the loss is not finite.
  public func position(of loss: Double) -> Double {
    switch measure {
    case .logarithm: scale.position(of: loss)
    case .loss: loss.isFinite ? Self.share(of: loss, from: low, to: high) : .nan
    case .lossInEachBand: loss.isFinite ? positionBetweenLevels(of: loss) : .nan
    }
  }

  /// The band that a loss lies in, from 0; one more than the highest where it is not finite.
  func band(of loss: Double) -> Int {
    let position = position(of: loss)
    return position.isNaN ? count : min(Int(position * Double(count)), count - 1)
  }

  private func positionBetweenLevels(of loss: Double) -> Double {
    let edges = levels.losses
    var (band, end) = (0, edges.count)
    while band < end {
      let middle = (band + end) / 2
      if edges[middle] <= loss { band = middle + 1 } else { end = middle }
    }
    let share = Self.share(
      of: loss, from: band == 0 ? low : edges[band - 1],
      to: band == edges.count ? high : edges[band])
    return (Double(band) + share) / Double(count)
  }

  /// From 0 to 1, also where nothing lies between.
  private static func share(of loss: Double, from low: Double, to high: Double) -> Double {
    // Halved, so that the difference of two finite losses is finite.
    high > low ? min(max((loss / 2 - low / 2) / (high / 2 - low / 2), 0), 1) : 0
  }
}
