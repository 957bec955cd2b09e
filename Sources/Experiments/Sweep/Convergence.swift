import TrainingEngine

/// What counts as converged: the one definition behind every number of steps to converge.
///
/// A run has converged at the first step at which the mean loss over the batches of the last epoch is
/// at most a bound. With the full batch an epoch is one step, so that is the loss of the step itself;
/// with mini-batches the mean keeps one lucky batch from counting.
public struct Convergence: Equatable, Sendable {
  /// The loss to be reached.
  public let bound: Double
  /// By which of the rules `bound` was found.
  public let basis: Basis
  /// Steps of one pass over the samples.
  public let epoch: Int

  /// Where the bound comes from.
  public enum Basis: String, Sendable {
    /// 1.01 times the smallest loss on the plane, where the plane is all that the network can change.
    case minimum
    /// A tenth of the loss at the start, where the smallest loss is not known.
    case start
    /// The user.
    case given
  }

  /// To within 1% of the smallest loss.
  init(toMinimum loss: Double, epoch: Int) {
    self.init(bound: 1.01 * loss, basis: .minimum, epoch: epoch)
  }

  init(bound: Double, basis: Basis, epoch: Int) {
    self.bound = bound
    self.basis = basis
    self.epoch = epoch
  }

  /// The first step that converged; nil when none has.
  ///
  /// - Parameter losses: Of one batch a step, from step 0.
  func firstStep(in losses: some Sequence<Double>) -> Int? {
    var mean = EpochMean(steps: epoch)
    for (step, loss) in losses.enumerated() {
      if let value = mean.add(loss), value <= bound { return step }
    }
    return nil
  }
}

extension ExperimentSide {
  /// Steps of one pass over the training samples.
  var epoch: Int { schedule.stepsPerEpoch(samples: training.count) }

  /// The smallest loss, where the plane is all that the network can change and its minimum can be
  /// found; nil elsewhere.
  var smallestLoss: Double? {
    asInScenario.planeIsWholeSpace ? minimum(at: network.state)?.loss : nil
  }
}

/// The mean of the batch losses of the last epoch, step by step.
struct EpochMean {
  /// Of the last steps; once an epoch is full, the newest takes the place of the oldest.
  private var losses: [Double] = []
  private var next = 0
  private let steps: Int

  /// - Parameter steps: Of one epoch, at least one.
  init(steps: Int) {
    precondition(steps > 0, "An epoch has steps.")
    self.steps = steps
  }

  /// Takes the loss of one more step.
  ///
  /// Every mean is a sum of its own: what a running sum loses to a huge loss would never come back.
  ///
  /// - Returns: The mean over the last epoch; nil until there has been one.
  mutating func add(_ loss: Double) -> Double? {
    if losses.count < steps {
      losses.append(loss)
    } else {
      losses[next] = loss
      next = (next + 1) % steps
    }
    return losses.count == steps ? losses.reduce(0, +) / Double(steps) : nil
  }
}
