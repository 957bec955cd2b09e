import TrainingEngine

extension Experiment {
  /// Learning rates to compare, evenly spaced on a logarithmic axis: around all that the scenario names
  /// for any side and scene, with at least a decade to spare below and above, and four decades or more
  /// in all.
  ///
  /// They do not depend on the scene on screen, so one sweep serves all scenes.
  public func learningRatesToCompare() -> [Double] {
    let named = sides.flatMap(namedLearningRates)
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

  private func namedLearningRates(of side: ExperimentSide) -> [Double] {
    let scenes =
      scenario.lesson?.scenes.compactMap { $0.learningRate?.rule(forSide: side.id) } ?? []
    let rates = ([side.learningRateRule] + scenes).flatMap { rule -> [Double] in
      switch rule {
      case .bestOf(let rates): rates
      case .value, .ofLargestStable: [side.learningRate(by: rule, steps: 1)]
      }
    }
    return rates.filter(LogarithmicSpacing.limits.contains)
  }

  private static func exponent(of rate: Double) -> Double {
    ElementaryFunctions.log(rate) / ElementaryFunctions.log(10)
  }
}
