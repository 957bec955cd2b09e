import TrainingEngine

/// A run along which the smoothness of the loss is measured step by step, in whatever precision.
protocol ProbedRun: Sendable {
  /// What the loss does along the gradient at each step so far, from the start, on the batch of the step,
  /// at `RunObservation.smoothnessFactors` times its learning rate.
  var smoothness: [Smoothness] { get }

  /// The network's numbers at the step that it is at.
  var state: NetworkState<Double> { get }

  /// Measures one more step and takes it.
  mutating func advance()

  /// What the next step meets, without taking it.
  func measured() -> Smoothness

  /// Takes a step without measuring it.
  mutating func skip()
}

/// The training of a side in one precision, probed before each step.
struct ProbedTraining<Scalar: NetworkScalar>: ProbedRun {
  private(set) var smoothness: [Smoothness] = []
  private var trainer: Trainer<Scalar>

  init(of side: ExperimentSide, learningRate: Double) {
    trainer = side.trainer(of: Scalar.self, learningRate: learningRate)
  }

  var state: NetworkState<Double> { trainer.network.state.widened }

  mutating func advance() {
    smoothness.append(measured())
    skip()
  }

  func measured() -> Smoothness {
    let rate = trainer.nextLearningRate
    return trainer.smoothness(stepSizes: RunObservation.smoothnessFactors.map { $0 * rate })
  }

  mutating func skip() { trainer.advance() }
}

extension ExperimentSide {
  /// A probed run of this side at its start, in the precision in which the side trains.
  func probedRun(learningRate: Double) -> any ProbedRun {
    switch precision {
    case .float: ProbedTraining<Float>(of: self, learningRate: learningRate)
    case .double: ProbedTraining<Double>(of: self, learningRate: learningRate)
    }
  }
}
