import Landscapes
import TrainingEngine

/// A side's training as it goes on, in whatever precision: here, and nowhere else, runs forget theirs.
protocol TrainingInProgress: Sendable {
  /// Where the plane's two parameters are.
  var position: PlaneCoordinates { get }

  /// One parameter update.
  mutating func advance() -> StepResult

  /// The network's numbers at a step that was reached.
  func state(at step: Int) -> NetworkState<Double>
}

/// A trainer with checkpoints, from which any step is a moment away.
struct CheckpointedTraining<Scalar: NetworkScalar>: TrainingInProgress {
  private var trainer: Trainer<Scalar>
  private let parameters: (x: Int, y: Int)
  private var checkpoints: [Trainer<Scalar>.Checkpoint] = []
  /// Steps from one checkpoint to the next.
  private let stride: Int

  init(of side: ExperimentSide, learningRate: Double, stride: Int) {
    trainer = side.trainer(of: Scalar.self, learningRate: learningRate)
    parameters = side.parameters
    self.stride = stride
  }

  var position: PlaneCoordinates {
    PlaneCoordinates(
      x: trainer.parameter(at: parameters.x), y: trainer.parameter(at: parameters.y))
  }

  mutating func advance() -> StepResult {
    if trainer.step.isMultiple(of: stride) { checkpoints.append(trainer.checkpoint) }
    return trainer.advance()
  }

  func state(at step: Int) -> NetworkState<Double> {
    let checkpoint = checkpoints[step / stride]
    guard checkpoint.step < step else { return checkpoint.state.widened }
    var replay = trainer
    replay.restore(checkpoint)
    while replay.step < step { replay.advance() }
    return replay.network.state.widened
  }
}
