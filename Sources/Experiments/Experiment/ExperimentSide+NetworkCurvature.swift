import TrainingEngine

extension ExperimentSide {
  /// How the loss over all training samples curves in all parameters of the network together, with
  /// batch statistics over the samples, as on the plane.
  ///
  /// - Parameters:
  ///   - state: The network's numbers where it is measured.
  ///   - isCancelled: Asked before every layer of every pass.
  /// - Returns: Nil when cancelled, and where the Hessian is not finite.
  public func networkCurvature(
    at state: NetworkState<Double>, isCancelled: () -> Bool = { false }
  ) -> NetworkCurvature? {
    var network = network
    network.state = state
    return network.curvature(
      of: loss, on: training, statistics: .batch, isCancelled: isCancelled)
  }
}
