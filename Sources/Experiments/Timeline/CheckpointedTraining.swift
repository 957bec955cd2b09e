import Landscapes
import TrainingEngine

/// A side's training as it goes on, in whatever precision: here, and nowhere else, runs forget theirs.
protocol TrainingInProgress: Sendable {
  /// Where the plane's two parameters are; nil where it has other directions.
  var position: PlaneCoordinates? { get }

  /// Steps from one checkpoint to the next.
  var stride: Int { get }

  /// Euclidean norm of the gradient that the last update followed, before clipping and penalty.
  var lastGradientNorm: Double { get }

  /// One parameter update.
  mutating func advance() -> StepResult

  /// The network's numbers at a step that was reached.
  ///
  /// - Parameter isCancelled: Asked before every step that is done again.
  /// - Returns: Nil when cancelled.
  func state(at step: Int, isCancelled: () -> Bool) -> NetworkState<Double>?

  /// Goes through states of the run.
  ///
  /// - Parameters:
  ///   - steps: In ascending order.
  ///   - isCancelled: Asked before every step that is done again.
  ///   - visit: False ends the visits.
  /// - Returns: Whether all were visited.
  func visitStates(
    at steps: [Int], isCancelled: () -> Bool, _ visit: (Int, NetworkState<Double>) -> Bool
  ) -> Bool
}

/// A trainer with checkpoints, from which any step is a moment away.
struct CheckpointedTraining<Scalar: NetworkScalar>: TrainingInProgress {
  private var trainer: Trainer<Scalar>
  private let parameters: (x: Int, y: Int)?
  private var checkpoints: [Trainer<Scalar>.Checkpoint] = []
  let stride: Int

  init(of side: ExperimentSide, learningRate: Double, stride: Int) {
    trainer = side.trainer(of: Scalar.self, learningRate: learningRate)
    parameters = side.parameters
    self.stride = stride
  }

  var position: PlaneCoordinates? {
    parameters.map {
      PlaneCoordinates(x: trainer.parameter(at: $0.x), y: trainer.parameter(at: $0.y))
    }
  }

  var lastGradientNorm: Double { trainer.lastGradientNorm }

  mutating func advance() -> StepResult {
    if trainer.step.isMultiple(of: stride) { checkpoints.append(trainer.checkpoint) }
    return trainer.advance()
  }

  func state(at step: Int, isCancelled: () -> Bool) -> NetworkState<Double>? {
    let checkpoint = checkpoints[step / stride]
    guard checkpoint.step < step else { return checkpoint.state.widened }
    var replay = restored(to: checkpoint)
    while replay.step < step {
      guard !isCancelled() else { return nil }
      replay.advance()
    }
    return replay.network.state.widened
  }

  func visitStates(
    at steps: [Int], isCancelled: () -> Bool, _ visit: (Int, NetworkState<Double>) -> Bool
  ) -> Bool {
    var replay: Trainer<Scalar>?
    for step in steps {
      let checkpoint = checkpoints[step / stride]
      // On from the last step that was visited, unless a checkpoint is nearer.
      if checkpoint.step == step {
        replay = nil
        guard visit(step, checkpoint.state.widened) else { return false }
        continue
      }
      let nearer = replay.flatMap { $0.step >= checkpoint.step ? $0 : nil }
      var next = nearer ?? restored(to: checkpoint)
      while next.step < step {
        guard !isCancelled() else { return false }
        next.advance()
      }
      replay = next
      guard visit(step, next.network.state.widened) else { return false }
    }
    return true
  }

  /// The trainer at a checkpoint of its own.
  private func restored(to checkpoint: Trainer<Scalar>.Checkpoint) -> Trainer<Scalar> {
    var trainer = trainer
    do {
      try trainer.restore(checkpoint)
    } catch {
      preconditionFailure("A run's checkpoints are of its own trainer: \(error.message)")
    }
    return trainer
  }
}
