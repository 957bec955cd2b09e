import Experiments

extension SweepResult {
  /// Every run of every side.
  func json(of scenario: Scenario, seed: UInt64) -> String {
    SweepDocument(
      scenario: scenario.id, axis: sweep.axis.name.rawValue, steps: sweep.steps,
      sides: zip(sides, outcomes).map { side, outcomes in
        SweepDocument.Side(
          id: side.id, title: side.title,
          runs: outcomes.enumerated().compactMap { position, outcome in
            outcome.map { SweepDocument.Run(of: $0, at: position, on: sweep.axis, seed: seed) }
          })
      }
    ).json
  }
}

/// A sweep as JSON has it.
private struct SweepDocument: JSONDocument {
  let scenario: String
  let axis: String
  let steps: Int
  let sides: [Side]

  struct Side: Encodable {
    let id: String
    let title: String
    let runs: [Run]
  }

  struct Run: Encodable {
    /// What varies.
    let value: Double
    let seed: UInt64
    let learningRate: Double
    /// Over all training samples.
    let startLoss: Double
    /// After the last step, over all training samples.
    let finalLoss: Double
    /// Left out of a run that did not converge.
    let stepsToConverge: Int?
    /// The loss that counts as converged, and where it comes from.
    let convergenceLoss: Double
    let convergenceBasis: String
    /// The first step with a loss that is not finite.
    let diverged: Int?

    init(of outcome: SweepOutcome, at position: Int, on axis: SweepAxis, seed: UInt64) {
      value = axis.numbers[position]
      self.seed = if case .seed(let seeds) = axis { seeds[position] } else { seed }
      learningRate = outcome.learningRate
      startLoss = outcome.startLoss
      finalLoss = outcome.finalLoss
      stepsToConverge = outcome.stepsToConverge
      convergenceLoss = outcome.convergence.bound
      convergenceBasis = outcome.convergence.basis.rawValue
      diverged = outcome.divergence
    }
  }
}
