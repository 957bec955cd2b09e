extension Trainer {
  /// The samples that the next step sees, as indices into the training data, in the step's order.
  public var nextBatch: [Int] { schedule.samples(atStep: step, of: data.count) }

  /// η of the next step: the optimizer's, times the schedule's factor.
  public var nextLearningRate: Double {
    optimizer.learningRate * learningRateSchedule.factor(at: step)
  }

  /// The loss and the gradient that the next step will compute, bit for bit, without taking it.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func nextLossAndGradient() -> (loss: Double, gradient: NetworkGradient) {
    var workspace = Workspace<Scalar>()
    var gradient = Array(repeating: Scalar(0), count: network.layout.count)
    let value = network.lossAndGradient(
      loss, on: nextSamples, statistics: nextStatistics, step: step, workspace: &workspace,
      gradient: &gradient)
    gradient.clear(network.layout.fixedPlaces)
    return (value, NetworkGradient(values: Scalar.widening(gradient), layout: network.layout))
  }

  /// What the loss does along the gradient of the next step, on the batch and with the noise of that
  /// step; see
  /// `Network.smoothness(of:on:statistics:stepSizes:)`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func smoothness(stepSizes: [Double]) -> Smoothness {
    network.smoothness(
      of: loss, on: nextSamples, statistics: nextStatistics, step: step, stepSizes: stepSizes)
  }

  private var nextSamples: Samples<Scalar> {
    guard schedule != .full else { return data }
    var batch = data
    batch.gather(nextBatch, of: data)
    return batch
  }
}
