import TrainingEngine

/// Runs along which the smoothness was measured, kept because several expectations ask about the same
/// run: other quantities of it, or other stretches.
struct SmoothnessRuns {
  private struct Key: Hashable {
    let seed: UInt64
    let side: String
    let learningRate: Double
  }

  private var runs: [Key: any ProbedRun] = [:]

  /// The smoothness at some steps of a run; nil when cancelled. Goes on from where the run stands.
  mutating func smoothness(
    at steps: Range<Int>, of side: ExperimentSide, seed: UInt64, learningRate: Double,
    isCancelled: () -> Bool
  ) -> [Smoothness]? {
    let key = Key(seed: seed, side: side.id, learningRate: learningRate)
    // Taken out, so that the run is not copied while it goes on.
    var run = runs.removeValue(forKey: key) ?? side.probedRun(learningRate: learningRate)
    defer { runs[key] = run }
    while run.smoothness.count < steps.upperBound {
      if isCancelled() { return nil }
      run.advance()
    }
    return Array(run.smoothness[steps])
  }
}

extension [Smoothness] {
  /// The median of a quantity, of an even number the mean of the two in the middle. Steps without one,
  /// as there is no effective β at a minimum, are left out; nil where that leaves none.
  func median(_ quantity: (Smoothness) -> Double?) -> Double? {
    let sorted = compactMap(quantity).sorted()
    guard !sorted.isEmpty else { return nil }
    let upper = sorted[sorted.count / 2]
    return sorted.count.isMultiple(of: 2) ? (sorted[sorted.count / 2 - 1] + upper) / 2 : upper
  }
}
