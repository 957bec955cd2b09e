/// Trains one network, a step at a time.
///
/// A value: the same trainer gives the same steps, bit for bit, whenever and wherever it runs. Steps
/// of a run that diverges go on, with infinities and NaN.
public struct Trainer<Scalar: NetworkScalar>: Sendable {
  /// The network as the last step left it.
  public private(set) var network: Network<Scalar>
  /// What the steps make small.
  public let loss: Loss
  /// The rule by which the parameters follow the gradient.
  public let optimizer: Optimizer
  /// How the learning rate changes from step to step.
  public let learningRateSchedule: LearningRateSchedule
  /// Which samples each step sees.
  public let schedule: BatchSchedule
  /// Which mean and variance batch normalization trains with.
  public let statistics: TrainingStatistics
  /// Updates done so far.
  public private(set) var step = 0
  /// The gradient of the last step's loss, before clipping and the optimizer's penalty; zeros before the
  /// first, and for parameters that are fixed.
  public private(set) var lastGradient: [Scalar]
  /// Euclidean norm of `lastGradient`, computed when it is asked for: a step has no use for it.
  public var lastGradientNorm: Double { Kernels.norm(lastGradient.span) }
  /// What the optimizer keeps from step to step.
  private var memory = OptimizerMemory<Scalar>()
  /// What was captured at the step that freezes the statistics.
  private var frozenStatistics: FrozenStatistics?
  /// Whether others hold the numbers as well that the next step changes.
  private var sharesNumbers = false

  /// All samples.
  let data: Samples<Scalar>
  /// The samples of the last step, in memory that is kept from step to step; empty where a step takes
  /// all samples.
  private var batch: Samples<Scalar>
  private var order: EpochOrder
  private var workspace = Workspace<Scalar>()
  private let clipper: GradientClipper<Scalar>?
  /// The gradient after clipping and penalty; empty without either.
  private var direction: [Scalar]
  /// Places of the parameters that training leaves where they are.
  private let fixed: [Range<Int>]
  /// Room for them during an update.
  private var held: [Scalar] = []
  /// Of the optimizer, asked once.
  private let penalty: Double
  private let learningRate: Double

  /// All that changes from step to step: enough to go on from there.
  public struct Checkpoint: Equatable, Sendable {
    /// Updates done when it was made.
    public let step: Int
    /// Parameters and running statistics.
    public let state: NetworkState<Scalar>
    /// What the optimizer keeps from step to step.
    public let memory: OptimizerMemory<Scalar>
    /// What was captured where the statistics froze; nil before and where they never do.
    public let frozenStatistics: FrozenStatistics?
  }

  /// A trainer at step 0.
  ///
  /// - Parameters:
  ///   - network: As it begins.
  ///   - loss: What the steps make small, a penalty included.
  ///   - optimizer: The rule by which the parameters follow the gradient.
  ///   - learningRateSchedule: What the optimizer's learning rate is multiplied by at each step.
  ///   - clipping: What bounds the gradient before the optimizer sees it; nothing when nil.
  ///   - schedule: Which samples each step sees.
  ///   - data: The training samples, with finite features and targets that fit the loss and the
  ///     network.
  public init(
    network: Network<Scalar>, loss: Loss, optimizer: Optimizer,
    learningRateSchedule: LearningRateSchedule = .constant, clipping: GradientClipping? = nil,
    schedule: BatchSchedule, statistics: TrainingStatistics = .batch, data: DataSet
  ) throws(TrainerError) {
    guard network.layout.tensors.contains(where: \.isTrainable) else { throw .noParameters }
    do {
      try data.validate(for: network, loss: loss.kind)
    } catch {
      throw .samplesDoNotFit(error)
    }
    if let size = schedule.batchSize, size < 1 { throw .batchSizeNotPositive(size) }
    let smallest = schedule.smallestBatch(samples: data.count)
    guard smallest >= network.smallestBatch || !statistics.everFollowTheBatch else {
      throw .batchOfOne
    }
    self.network = network
    self.loss = loss
    self.optimizer = optimizer
    self.learningRateSchedule = learningRateSchedule
    self.schedule = schedule
    self.statistics = statistics
    self.data = Samples(data, as: network.inputShape, for: loss.kind)
    batch = Samples(data.selecting([]), as: network.inputShape, for: loss.kind)
    order = EpochOrder(of: schedule, samples: data.count)
    lastGradient = Array(repeating: 0, count: network.layout.count)
    fixed = network.layout.fixedPlaces
    clipper = clipping.map { GradientClipper($0, for: network) }
    penalty = optimizer.penalty
    learningRate = optimizer.learningRate
    direction = clipper == nil && penalty == 0 ? [] : lastGradient
  }

  /// How many threads share out the large products of a step; 1 at first.
  ///
  /// They only distribute numbers that are computed, so a step is the same, bit for bit, whatever their
  /// number. Traps without any. It pays from some hundred thousand parameters on where a core has nothing
  /// else to do.
  public var threads: Int {
    get { workspace.threads }
    set {
      precondition(newValue > 0, "Somebody has to do the work.")
      workspace.threads = newValue
    }
  }

  /// One parameter update.
  @discardableResult
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func advance() -> StepResult { advance(asking: nil)! }

  /// The same, bit for bit, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled. The trainer is then of no use.
  @discardableResult
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func advance(isCancelled: () -> Bool) -> StepResult? {
    withoutActuallyEscaping(isCancelled) { isCancelled in
      guard !sharesNumbers || takeNumbersOfItsOwn(isCancelled: isCancelled) else { return nil }
      return advance(asking: isCancelled)
    }
  }

  private mutating func advance(asking isCancelled: (() -> Bool)?) -> StepResult? {
    let value: Double
    let rows: Int
    guard let statistics = nextStatistics(asking: isCancelled) else { return nil }
    if case .frozen(let captured) = statistics { frozenStatistics = captured }
    if schedule == .full {
      rows = data.count
      value = network.lossAndGradient(
        loss, on: data, statistics: statistics, step: step, workspace: &workspace,
        gradient: &lastGradient, isCancelled: isCancelled)
    } else {
      gatherBatch()
      rows = batch.count
      value = network.lossAndGradient(
        loss, on: batch, statistics: statistics, step: step, workspace: &workspace,
        gradient: &lastGradient, isCancelled: isCancelled)
    }
    guard isCancelled?() != true else { return nil }
    if statistics.followTheBatch {
      network.updateRunningStatistics(from: workspace, rows: rows)
    }
    lastGradient.clear(fixed)
    let rate = learningRate * learningRateSchedule.factor(at: step)
    holdFixedParameters()
    update(learningRate: rate)
    restoreFixedParameters()
    step += 1
    return StepResult(loss: value, learningRate: rate)
  }

  /// What batch normalization uses in the next step.
  var nextStatistics: Statistics { nextStatistics(asking: nil)! }

  /// - Returns: Nil when cancelled, within a pass over all samples.
  private func nextStatistics(asking isCancelled: (() -> Bool)?) -> Statistics? {
    switch statistics {
    case .batch: return .batch
    case .running: return .running
    case .frozen(let fromStep) where step < fromStep: return .batch
    case .frozen:
      if let frozenStatistics { return .frozen(frozenStatistics) }
      return network.statistics(overRows: data.features, rows: data.count, asking: isCancelled)
        .map { .frozen($0) }
    }
  }

  /// Clips the gradient, adds the penalty's, and lets the optimizer follow the sum: PyTorch's order.
  private mutating func update(learningRate: Double) {
    guard !direction.isEmpty else {
      optimizer.update(
        &network.state.parameters, gradient: lastGradient, learningRate: learningRate,
        memory: &memory)
      return
    }
    var direction = exchange(&direction, with: [])
    if let clipper {
      clipper.clip(lastGradient, parameters: network.state.parameters, into: &direction)
    } else {
      Kernels.scaled(lastGradient.span, by: 1, into: &direction)
    }
    if penalty != 0 {
      Kernels.add(network.state.parameters.span, times: penalty, to: &direction)
    }
    optimizer.update(
      &network.state.parameters, gradient: direction, learningRate: learningRate, memory: &memory)
    self.direction = direction
  }

  // A gradient of 0 does not stop a penalty or a decay.
  private mutating func holdFixedParameters() {
    held.removeAll(keepingCapacity: true)
    for range in fixed { held.append(contentsOf: network.state.parameters[range]) }
  }

  private mutating func restoreFixedParameters() {
    var next = 0
    for range in fixed {
      for place in range {
        network.state.parameters[place] = held[next]
        next += 1
      }
    }
  }

  /// The parameter at a place in the flat vector, as it is now.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func parameter(at place: Int) -> Double { Double(network.state.parameters[place]) }

  /// All that changes from step to step, as it is now.
  public var checkpoint: Checkpoint {
    Checkpoint(
      step: step, state: network.state, memory: memory, frozenStatistics: frozenStatistics)
  }

  /// Goes on from a checkpoint of a trainer of the same network, optimizer, schedules and data.
  ///
  /// - Throws: `TrainerError.checkpointOfAnotherTrainer` where its numbers are more or fewer.
  public mutating func restore(_ checkpoint: Checkpoint) throws(TrainerError) {
    let count = network.layout.count
    let kept = checkpoint.memory.gradients.count + checkpoint.memory.squares.count
    let statistics = network.state.runningStatistics.count
    guard checkpoint.state.parameters.count == count,
      checkpoint.state.runningStatistics.count == statistics,
      checkpoint.frozenStatistics.map({ $0.values.count == statistics }) ?? true,
      kept == 0 || kept == count * optimizer.memoryPerParameter
    else { throw .checkpointOfAnotherTrainer }
    step = checkpoint.step
    network.state = checkpoint.state
    memory = checkpoint.memory
    frozenStatistics = checkpoint.frozenStatistics
    sharesNumbers = true
  }

  /// Copies what a checkpoint holds as well, and makes room anew for what the trainer's own past may hold: a
  /// step that writes to it would copy it all at once.
  ///
  /// - Parameter isCancelled: Asked before every megabyte.
  /// - Returns: False when cancelled.
  private mutating func takeNumbersOfItsOwn(isCancelled: () -> Bool) -> Bool {
    lastGradient = []
    let threads = threads
    workspace = Workspace()
    self.threads = threads
    guard let parameters = network.state.parameters.copied(isCancelled: isCancelled),
      let gradients = memory.gradients.copied(isCancelled: isCancelled),
      let squares = memory.squares.copied(isCancelled: isCancelled)
    else { return false }
    network.state.parameters = parameters
    memory.gradients = gradients
    memory.squares = squares
    lastGradient = Array(zeros: parameters.count, isCancelled: isCancelled)
    if !direction.isEmpty { direction = Array(zeros: parameters.count, isCancelled: isCancelled) }
    sharesNumbers = false
    return !isCancelled()
  }

  private mutating func gatherBatch() {
    let stepsPerEpoch = schedule.stepsPerEpoch(samples: data.count)
    let epoch = step / stepsPerEpoch
    let positions = schedule.positions(step: step % stepsPerEpoch, samples: data.count)
    if let indices = order.indices(epoch: epoch) {
      batch.gather(indices[positions], of: data)
    } else {
      batch.gather(positions, of: data)
    }
  }
}

extension Network {
  /// Moves the running averages of every batch normalization towards the batch just seen.
  fileprivate mutating func updateRunningStatistics(from workspace: Workspace<Scalar>, rows: Int) {
    for (position, layer) in layers.enumerated() {
      layer.updateRunningStatistics(
        &state.runningStatistics, from: workspace.tapes[position], rows: rows)
    }
  }
}
