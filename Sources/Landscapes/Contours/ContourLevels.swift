/// The losses at which contour lines are drawn.
public struct ContourLevels: Equatable, Sendable {
  /// In ascending order.
  public let losses: [Double]

  /// Evenly spaced on a scale: where one of several colour bands ends and the next begins.
  ///
  /// - Parameter bands: One more than there are levels.
  public init(bands: Int, on scale: LossScale) {
    precondition(bands > 0, "A scale has at least one band.")
    losses = (1..<max(bands, 1)).map { scale.loss(at: Double($0) / Double(bands)) }
  }

  /// Evenly spaced between two losses, neither of which is a level.
  ///
  /// - Parameter bands: One more than there are levels.
  public init(bands: Int, from low: Double, to high: Double) {
    precondition(bands > 0 && low < high, "Levels lie between a low loss and a higher one.")
    losses = (1..<max(bands, 1)).map { band in
      let share = Double(band) / Double(bands)
      return low * (1 - share) + high * share
    }
  }

  /// Such that between any two neighbouring levels there are equally many cells of some grids together,
  /// to about a hundredth of a band. Cells whose loss is not finite do not count.
  ///
  /// - Parameter bands: One more than there are levels, at most: a level that would equal the one before
  ///   it, or the lowest loss, is left out.
  public init(bands: Int, quantilesOf grids: [LossGrid]) {
    precondition(bands > 0, "A picture has at least one band.")
    let sorted = LossScale.picked(4096, of: grids.flatMap(\.values).filter(\.isFinite)).sorted()
    var losses: [Double] = []
    for band in 1..<max(bands, 1) where !sorted.isEmpty {
      let loss = sorted[band * sorted.count / bands]
      if loss > losses.last ?? sorted[0] { losses.append(loss) }
    }
    self.losses = losses
  }

  /// - Parameter losses: Finite, in ascending order.
  public init(losses: [Double]) {
    precondition(
      zip(losses, losses.dropFirst()).allSatisfy(<) && losses.allSatisfy(\.isFinite),
      "Levels are in ascending order.")
    self.losses = losses
  }
}
