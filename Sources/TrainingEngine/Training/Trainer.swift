/// Trains one network, a step at a time.
///
/// A value: the same trainer gives the same steps, bit for bit, whenever and wherever it runs.
public struct Trainer: Sendable {
  public private(set) var network: Network
  public var optimizer: SGD
  public let loss: Loss
  public let schedule: BatchSchedule
  /// Updates done so far.
  public private(set) var step = 0

  private let data: DataSet
  private var epochOrder: (epoch: Int, order: [Int]?)
  private var workspace = Workspace()
  private var gradient: [Double]

  /// What a step gives.
  public struct StepResult: Equatable, Sendable {
    /// Mean loss over the step's batch, before the update.
    public let loss: Double
    /// Euclidean norm of the gradient, before the update.
    public let gradientNorm: Double
  }

  /// All that changes from step to step: enough to go on from there.
  public struct Checkpoint: Equatable, Sendable {
    public let step: Int
    public let state: NetworkState
    public let optimizer: SGD
  }

  /// - Parameter data: The training samples, with targets that fit the loss and the network.
  public init(
    network: Network, loss: Loss, optimizer: SGD, schedule: BatchSchedule, data: DataSet
  ) throws(TrainerError) {
    guard data.count > 0 else { throw .noSamples }
    guard data.features.columns == network.inputs else {
      throw .wrongInputs(network: network.inputs, data: data.features.columns)
    }
    guard let outputs = data.targets.outputs(under: loss) else { throw .targetsDoNotFit(loss) }
    guard outputs == network.outputs else {
      throw .wrongOutputs(network: network.outputs, needed: outputs)
    }
    guard data.features.elements.allSatisfy(\.isFinite) else { throw .featuresNotFinite }
    let smallest = schedule.smallestBatch(samples: data.count)
    guard smallest > 1 || !network.couplesSamples else { throw .batchOfOne }
    self.network = network
    self.loss = loss
    self.optimizer = optimizer
    self.schedule = schedule
    self.data = data.prepared(for: loss)
    epochOrder = (0, schedule.order(epoch: 0, samples: data.count))
    gradient = Array(repeating: 0, count: network.layout.count)
  }

  /// One parameter update.
  @discardableResult
  public mutating func advance() -> StepResult {
    let value = network.lossAndGradient(
      loss, on: nextBatch(), statistics: .batch, workspace: &workspace, gradient: &gradient)
    let norm = Kernels.dot(gradient.span, gradient.span).squareRoot()
    network.updateRunningStatistics(from: workspace, rows: batchSize)
    optimizer.update(&network.state.parameters, gradient: gradient)
    step += 1
    return StepResult(loss: value, gradientNorm: norm)
  }

  /// The gradient that the last step followed; zeros before the first.
  public var lastGradient: [Double] { gradient }

  public var checkpoint: Checkpoint {
    Checkpoint(step: step, state: network.state, optimizer: optimizer)
  }

  /// Goes on from a checkpoint of a trainer of the same network and data.
  public mutating func restore(_ checkpoint: Checkpoint) {
    step = checkpoint.step
    network.state = checkpoint.state
    optimizer = checkpoint.optimizer
  }

  private var batchSize: Int { positionsInEpoch.count }

  private var positionsInEpoch: Range<Int> {
    let length = schedule.stepsPerEpoch(samples: data.count)
    return schedule.positions(step: step % length, samples: data.count)
  }

  private mutating func nextBatch() -> DataSet {
    if case .full = schedule { return data }
    let epoch = step / schedule.stepsPerEpoch(samples: data.count)
    if epochOrder.epoch != epoch {
      epochOrder = (epoch, schedule.order(epoch: epoch, samples: data.count))
    }
    let positions = positionsInEpoch
    guard let order = epochOrder.order else { return data.selecting(Array(positions)) }
    return data.selecting(Array(order[positions]))
  }
}

extension Network {
  /// Moves the running averages of every batch normalization towards the batch just seen.
  mutating func updateRunningStatistics(from workspace: Workspace, rows: Int) {
    for (position, layer) in layers.enumerated() {
      (layer as? BatchNormalization)?.updateRunningStatistics(
        &state.runningStatistics, from: workspace.tapes[position], rows: rows)
    }
  }
}

/// Why a network cannot be trained on some data.
public enum TrainerError: Error, Equatable, Sendable {
  case noSamples
  case wrongInputs(network: Int, data: Int)
  case targetsDoNotFit(Loss)
  case wrongOutputs(network: Int, needed: Int)
  case featuresNotFinite
  /// A batch of one sample has no variance to normalize by.
  case batchOfOne

  public var message: String {
    switch self {
    case .noSamples: "There are no training samples."
    case .wrongInputs(let network, let data):
      "The network takes \(network) features a sample, the data has \(data)."
    case .targetsDoNotFit(let loss):
      "The targets are not of the kind that \(loss.rawValue) compares with."
    case .wrongOutputs(let network, let needed):
      "The last layer gives \(network) outputs, the targets need \(needed)."
    case .featuresNotFinite: "A feature of the data is infinite or not a number."
    case .batchOfOne:
      "Batch normalization with batch statistics needs at least 2 samples in every batch; "
        + "choose a batch size that leaves no single sample over."
    }
  }
}
