import TrainingEngine

extension ExperimentSide {
  /// Whether there is room for the curvature in all parameters: everything that a network computes for
  /// every sample is kept for it, and every direction as long as the parameters. Tens of thousands of
  /// samples, or millions of parameters, would take gigabytes.
  public var canMeasureNetworkCurvature: Bool {
    training.count <= 10_000 && network.layout.count <= 500_000
  }

  /// How the loss over all training samples curves in all parameters of the network together, with
  /// batch statistics over the samples, as on the plane.
  ///
  /// - Parameters:
  ///   - state: The network's numbers where it is measured.
  ///   - isCancelled: Asked before every layer of every pass.
  /// - Returns: Nil when cancelled, where the Hessian is not finite, and where
  ///   `canMeasureNetworkCurvature` says no.
  public func networkCurvature(
    at state: NetworkState<Double>, isCancelled: () -> Bool = { false }
  ) -> NetworkCurvature? {
    guard canMeasureNetworkCurvature else { return nil }
    var network = network
    network.state = state
    return network.curvature(
      of: objective(over: training, statistics: .batch), isCancelled: isCancelled)
  }
}
