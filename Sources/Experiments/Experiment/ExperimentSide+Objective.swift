import Landscapes
import TrainingEngine

extension ExperimentSide {
  /// Throws where the side's network cannot be measured on its samples, all together.
  func validateSamples() throws(EvaluationError) {
    _ = try Objective(loss, on: training, statistics: .batch, for: network)
    guard let test = data.test else { return }
    _ = try Objective(loss, on: test, statistics: .running, for: network)
  }

  /// Whether batch normalization finds a variance in every mini-batch of a run.
  var everyBatchHasStatistics: Bool {
    schedule.smallestBatch(samples: training.count) >= network.smallestBatch
  }

  /// The loss over some of the side's samples as a function of its network's parameters.
  func objective(over samples: DataSet, statistics: Statistics) -> Objective {
    do {
      return try Objective(loss, on: samples, statistics: statistics, for: network)
    } catch {
      preconditionFailure("A side that was made can be measured: \(error.message)")
    }
  }

  /// The same over a plane.
  ///
  /// - Parameter state: The network's numbers where it goes through the plane.
  func planeLoss<Scalar: NetworkScalar>(
    of scalar: Scalar.Type, over plane: ParameterPlane, at state: NetworkState<Double>,
    samples: DataSet, statistics: Statistics
  ) -> PlaneLoss<Scalar> {
    planeLoss(
      of: scalar, over: plane, at: state, samples: samples, statistics: statistics
    ) { false }!
  }

  /// The same, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  func planeLoss<Scalar: NetworkScalar>(
    of scalar: Scalar.Type, over plane: ParameterPlane, at state: NetworkState<Double>,
    samples: DataSet, statistics: Statistics, isCancelled: @escaping () -> Bool
  ) -> PlaneLoss<Scalar>? {
    var network = network
    network.state = state
    do {
      return try PlaneLoss(
        network: Network<Scalar>(rounding: network), plane: plane, loss: loss, data: samples,
        statistics: statistics, isCancelled: isCancelled)
    } catch {
      preconditionFailure("A side that was made can be measured: \(error.message)")
    }
  }

  /// What of the loss at a state is its penalty; nil where it has none.
  public func penalty(at state: NetworkState<Double>) -> Double? {
    loss.penalty?.value(at: state.parameters, in: network.layout)
  }

  /// The share of samples that are classified right; nil where targets are no classes.
  public func accuracy(
    at state: NetworkState<Double>, on samples: DataSet, statistics: Statistics
  ) -> Double? {
    var network = network
    network.state = state
    return network.accuracy(over: objective(over: samples, statistics: statistics))
  }
}
