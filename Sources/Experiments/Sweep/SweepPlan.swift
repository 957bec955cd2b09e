import Landscapes

/// A sweep brought to life: which runs it takes.
///
/// A run is the scenario's experiment with the one value in its place, and one side of it. Runs do not
/// depend on each other, nor on the order or the threads that they are done in.
public struct SweepPlan: Sendable {
  /// What is carried out; every value of its axis was found to suit the scenario.
  public let sweep: Sweep
  /// The experiment at a value that was found to suit the scenario.
  private let experiment: @Sendable (_ value: Int) -> Experiment
  /// A tenth of the loss at the scenario's own start, of the side that starts lowest: one bound for all
  /// runs whose smallest loss is not known.
  private let tenthOfStart: Double
  /// One a side, where it is known; seeds alone change it.
  private let smallestLosses: [Double?]
  /// With nothing done.
  public let empty: SweepResult

  /// The runs of a scenario.
  ///
  /// - Parameter seed: The scenario's own when nil; where the axis is the seed, of no run.
  /// - Throws: When the scenario cannot be brought to life, at all or at one of the values.
  public init(
    _ sweep: Sweep, of file: ScenarioFile, seed: UInt64? = nil
  ) throws(ExperimentError) {
    let home = try Experiment(file, seed: seed)
    // Nothing else that an axis varies could be at odds with the scenario.
    switch sweep.axis {
    case .batchSize(let sizes):
      let samples = home.sides.map(\.training.count).min() ?? 0
      for size in sizes {
        guard size <= samples else { throw .batchTooLarge(size, samples: samples) }
        _ = try Experiment(file.batching(by: size), seed: seed)
      }
    case .seed(let seeds):
      // Noise may be so large that it overflows by some seeds and not by others.
      for seed in seeds { _ = try Experiment(file, seed: seed) }
    case .learningRate, .initialScale: break
    }
    self.init(sweep, home: home) { value in
      do throws(ExperimentError) {
        return switch sweep.axis {
        case .learningRate: home
        case .initialScale(let scales):
          try Experiment(file.scalingStart(by: scales[value]), seed: seed)
        case .batchSize(let sizes): try Experiment(file.batching(by: sizes[value]), seed: seed)
        case .seed(let seeds): try Experiment(file, seed: seeds[value])
        }
      } catch {
        preconditionFailure("A value that suits the scenario has an experiment: \(error)")
      }
    }
  }

  /// Runs of an experiment as it stands, at some learning rates.
  ///
  /// - Parameter steps: Length of every run.
  public init(of experiment: Experiment, learningRates: [Double], steps: Int) {
    self.init(Sweep(over: .learningRate(learningRates), steps: steps), home: experiment) { _ in
      experiment
    }
  }

  private init(
    _ sweep: Sweep, home: Experiment,
    experiment: @escaping @Sendable (Int) -> Experiment
  ) {
    self.sweep = sweep
    self.experiment = experiment
    tenthOfStart = 0.1 * (home.sides.map { $0.loss(at: $0.network.state) }.min() ?? 0)
    smallestLosses = home.sides.map(\.smallestLoss)
    empty = SweepResult(of: sweep, sides: home.sides)
  }

  /// All steps of all runs.
  public var steps: Int { empty.runs * sweep.steps }

  /// The run of one side at one value.
  func run(value: Int, side position: Int) -> SweepRun {
    let side = experiment(value).sides[position]
    let rule: LearningRateRule =
      if case .learningRate(let rates) = sweep.axis {
        .value(rates[value])
      } else if let rate = sweep.learningRate {
        .value(rate)
      } else {
        side.learningRateRule
      }
    return SweepRun(
      side: side, rule: rule, steps: sweep.steps, convergence: convergence(of: side, at: position))
  }

  private func convergence(of side: ExperimentSide, at position: Int) -> Convergence {
    if let threshold = sweep.threshold {
      return Convergence(bound: threshold, basis: .given, epoch: side.epoch)
    }
    let smallest =
      if case .seed = sweep.axis { side.smallestLoss } else { smallestLosses[position] }
    return smallest.map { Convergence(toMinimum: $0, epoch: side.epoch) }
      ?? Convergence(bound: tenthOfStart, basis: .start, epoch: side.epoch)
  }
}

extension StartDescription {
  /// Multiplies what is given of weights and biases. Directions are scaled to the weights, or are not
  /// about single ones, so coordinates along them stay.
  fileprivate mutating func scaleWeights(by factor: Double, plane: PlaneDescription) {
    func scaled(_ value: Double, of name: String) -> Double {
      let isOfNormalization = [".scale[", ".shift["].contains(where: name.contains)
      return isOfNormalization ? value : factor * value
    }
    if let named = plane.parameters {
      point = point.map {
        PlaneCoordinates(x: scaled($0.x, of: named.x), y: scaled($0.y, of: named.y))
      }
    }
    parameters = parameters.map { values in
      values.reduce(into: [:]) { $0[$1.key] = scaled($1.value, of: $1.key) }
    }
  }
}

extension ScenarioFile {
  /// The scenario with the initial weights and biases of every side times a factor.
  fileprivate func scalingStart(by factor: Double) -> ScenarioFile {
    replacingScenario { scenario in
      for position in scenario.sides.indices { scenario.sides[position].initialScale = factor }
      scenario.start?.scaleWeights(by: factor, plane: scenario.plane)
    }
  }

  /// The scenario with mini-batches of a size on every side.
  fileprivate func batching(by size: Int) -> ScenarioFile {
    replacingScenario { scenario in
      scenario.training.batchSize = size
      for position in scenario.sides.indices { scenario.sides[position].training?.batchSize = nil }
    }
  }

  private func replacingScenario(_ change: (inout Scenario) -> Void) -> ScenarioFile {
    var scenario = scenario
    change(&scenario)
    return ScenarioFile(
      scenario: scenario, path: path, folder: folder, samples: samples, testSamples: testSamples,
      warnings: warnings, text: text)
  }
}
