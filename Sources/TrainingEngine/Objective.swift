/// The loss over some samples as a function of a network's parameters.
///
/// Making one checks samples, loss and statistics against a network, all that can be wrong about them;
/// from then on nothing is left to be checked where it is computed again and again. It serves every
/// network of the same shape, wherever its parameters are.
public struct Objective: Equatable, Sendable {
  /// What is averaged over the samples, and its penalty.
  public let loss: Loss
  /// The samples: at least one.
  public let data: DataSet
  /// Which mean and variance batch normalization uses: those of all of `data`, the network's running
  /// averages, or some that stand still.
  public let statistics: Statistics

  private let inputShape: SampleShape
  private let outputs: Int

  /// - Parameters:
  ///   - loss: What is averaged over the samples.
  ///   - data: At least one sample of finite numbers, with targets that fit the loss; two where batch
  ///     normalization of features uses batch statistics.
  ///   - statistics: Which mean and variance batch normalization uses.
  ///   - network: What the samples go through.
  /// - Throws: The first reason why they cannot.
  public init<Scalar>(
    _ loss: Loss, on data: DataSet, statistics: Statistics, for network: Network<Scalar>
  ) throws(EvaluationError) {
    try data.validate(for: network, loss: loss.kind)
    try network.validate(statistics, samples: data.count)
    self.loss = loss
    self.data = data
    self.statistics = statistics
    inputShape = network.inputShape
    outputs = network.outputs
  }

  /// The samples in a network's scalar.
  func samples<Scalar>(for network: Network<Scalar>) -> Samples<Scalar> {
    precondition(
      network.inputShape == inputShape && network.outputs == outputs,
      "An objective serves networks of the shape that it was made for.")
    return Samples(data, as: inputShape, for: loss.kind)
  }
}

extension Network {
  /// Throws where statistics are of another network, or of too few samples.
  func validate(_ statistics: Statistics, samples: Int) throws(EvaluationError) {
    switch statistics {
    case .batch:
      // None at all have no statistics either, but nothing is computed from them.
      guard samples >= smallestBatch || samples == 0 else { throw .oneSample }
    case .running: break
    case .frozen(let frozen):
      let count = state.runningStatistics.count
      guard frozen.values.count == count else {
        throw .wrongStatistics(network: count, found: frozen.values.count)
      }
    }
  }

  /// Throws where rows of features are not what the network takes.
  func validate(_ features: Matrix, statistics: Statistics) throws(EvaluationError) {
    try features.validate(for: self)
    try validate(statistics, samples: features.rows)
  }

  /// Throws where some parameters, or a direction among them, are of another network.
  func validate(parameters count: Int) throws(EvaluationError) {
    guard count == layout.count else {
      throw .wrongParameters(network: layout.count, found: count)
    }
  }
}
