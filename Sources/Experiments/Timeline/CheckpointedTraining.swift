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
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  func state(at step: Int, isCancelled: () -> Bool) -> NetworkState<Double>?

  /// Goes through states of the run.
  ///
  /// - Parameters:
  ///   - steps: In ascending order.
  ///   - isCancelled: Asked at least every few milliseconds, but for what visits take. Once it says yes
  ///     it always does.
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
    guard checkpoint.step < step else {
      return checkpoint.state.widened(isCancelled: isCancelled)
    }
    var replay = restored(to: checkpoint)
    guard replay.advance(to: step, isCancelled: isCancelled) else { return nil }
    return replay.network.state.widened(isCancelled: isCancelled)
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
        guard let state = checkpoint.state.widened(isCancelled: isCancelled), visit(step, state)
        else { return false }
        continue
      }
      // Taken out, so that nobody else holds the numbers that it goes on with.
      var next =
        if let last = replay.take(), last.step >= checkpoint.step {
          last
        } else {
          restored(to: checkpoint)
        }
      guard next.advance(to: step, isCancelled: isCancelled),
        let state = next.network.state.widened(isCancelled: isCancelled), visit(step, state)
      else { return false }
      replay = next
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

extension Trainer {
  /// Goes on to a step.
  ///
  /// - Returns: False when cancelled.
  fileprivate mutating func advance(to step: Int, isCancelled: () -> Bool) -> Bool {
    while self.step < step {
      guard !isCancelled(), advance(isCancelled: isCancelled) != nil else { return false }
    }
    return true
  }
}
