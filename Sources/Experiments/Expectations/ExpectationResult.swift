/// One expectation with what was measured, for one seed.
public struct ExpectationResult: Sendable {
  /// What was expected; its own seeds are told apart by `seed`.
  public let expectation: Expectation
  /// Of the run that was measured.
  public let seed: UInt64
  /// What was found, or why nothing was.
  public let outcome: Outcome

  /// What came of measuring.
  public enum Outcome: Equatable, Sendable {
    /// The measured quantity, or the ratio of two.
    case measured(Double)
    /// Why there is nothing to measure.
    case impossible(String)
  }

  /// Whether the bound holds.
  public var holds: Bool {
    guard case .measured(let value) = outcome, !value.isNaN else { return false }
    return value >= expectation.atLeast ?? -.infinity && value <= expectation.atMost ?? .infinity
  }
}

extension ScenarioFile {
  /// Measures every expectation of the scenario, for each of its seeds.
  ///
  /// - Parameters:
  ///   - isCancelled: Asked every few steps of a run; what is left is then not measured.
  ///   - report: Is given each result as soon as it is there.
  public func checkExpectations(
    isCancelled: () -> Bool = { false }, report: (ExpectationResult) -> Void
  ) throws(ExperimentError) {
    let expectations = scenario.expectations ?? []
    var experiments: [UInt64: Experiment] = [:]
    var smoothnessRuns = SmoothnessRuns()
    for expectation in expectations {
      for seed in expectation.seeds ?? [scenario.seed] {
        guard !isCancelled() else { return }
        let experiment: Experiment
        if let known = experiments[seed] {
          experiment = known
        } else {
          experiment = try Experiment(self, seed: seed)
          experiments[seed] = experiment
        }
        guard
          let outcome = expectation.outcome(
            in: experiment, smoothnessRuns: &smoothnessRuns, isCancelled: isCancelled)
        else { return }
        report(ExpectationResult(expectation: expectation, seed: seed, outcome: outcome))
      }
    }
  }

  /// How many results `checkExpectations` gives.
  public var expectationCount: Int {
    (scenario.expectations ?? []).reduce(0) { $0 + ($1.seeds?.count ?? 1) }
  }
}

extension Expectation {
  /// What measuring gives; nil when cancelled.
  func outcome(
    in experiment: Experiment, smoothnessRuns: inout SmoothnessRuns, isCancelled: () -> Bool
  ) -> ExpectationResult.Outcome? {
    do {
      var value = try measure(
        side, in: experiment, smoothnessRuns: &smoothnessRuns, isCancelled: isCancelled)
      if let over {
        value /= try measure(
          over, in: experiment, smoothnessRuns: &smoothnessRuns, isCancelled: isCancelled)
      }
      return .measured(value)
    } catch .because(let reason) {
      return .impossible(reason)
    } catch {
      return nil
    }
  }

  private func measure(
    _ id: String, in experiment: Experiment, smoothnessRuns: inout SmoothnessRuns,
    isCancelled: () -> Bool
  ) throws(Obstacle) -> Double {
    guard let side = experiment.side(id) else { throw .because("there is no side '\(id)'") }
    return try measure(
      on: side, of: experiment, smoothnessRuns: &smoothnessRuns, isCancelled: isCancelled)
  }
}
