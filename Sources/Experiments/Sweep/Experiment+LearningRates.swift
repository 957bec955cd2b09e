import TrainingEngine

extension Experiment {
  /// Learning rates to compare, evenly spaced on a logarithmic axis: around all that the scenario names
  /// for any side and scene, with at least a decade to spare below and above, and four decades or more
  /// in all.
  ///
  /// They do not depend on the scene on screen, so one sweep serves all scenes.
  public func learningRatesToCompare() -> [Double] {
    learningRatesToCompare { false }!
  }

  /// The same, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds while curvature is measured. Once it says
  ///   yes it always does.
  /// - Returns: Nil when cancelled.
  public func learningRatesToCompare(isCancelled: () -> Bool) -> [Double]? {
    var named: [Double] = []
    for side in sides {
      guard let rates = namedLearningRates(of: side, isCancelled: isCancelled) else { return nil }
      named += rates
    }
    let lowest = Self.exponent(of: named.min() ?? 0.1)
    let highest = Self.exponent(of: named.max() ?? 0.1)
    let limits = LogarithmicSpacing.exponents
    // A hair is allowed for the rounding of logarithms.
    let first = Int((lowest + 1e-9).rounded(.down)) - 1
    let last = Int((highest - 1e-9).rounded(.up)) + 1
    let widening = last - first < 4 ? 1 : 0
    let decades = max(first - widening, limits.lowerBound)...min(last + widening, limits.upperBound)
    let perDecade = decades.count <= 6 ? 3 : decades.count <= 9 ? 2 : 1
    return LogarithmicSpacing.values(
      fromPowerOfTen: decades.lowerBound, to: decades.upperBound, perDecade: perDecade)
  }

  private func namedLearningRates(
    of side: ExperimentSide, isCancelled: () -> Bool
  ) -> [Double]? {
    let scenes =
      scenario.lesson?.scenes.compactMap { $0.learningRate?.rule(forSide: side.id) } ?? []
    var named: [Double] = []
    for rule in [side.learningRateRule] + scenes {
      switch rule {
      case .bestOf(let rates): named += rates
      case .value, .ofLargestStable:
        let rate = side.learningRate(by: rule, steps: 1, isCancelled: isCancelled)
        guard let rate else { return nil }
        named.append(rate)
      }
    }
    return named.filter(LogarithmicSpacing.limits.contains)
  }

  private static func exponent(of rate: Double) -> Double {
    ElementaryFunctions.log(rate) / ElementaryFunctions.log(10)
  }
}
