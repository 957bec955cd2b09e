import TrainingEngine

extension ExperimentSide {
  /// Whether there is room for the curvature in all parameters: directions as long as the parameters are
  /// kept for it, of which millions would take gigabytes; and where batch statistics make each sample
  /// depend on all others, everything that a network computes for every sample.
  public var canMeasureNetworkCurvature: Bool {
    network.layout.count <= Self.mostCurved.parameters
      && (!network.couplesSamples || training.count <= Self.mostCurved.samples)
  }

  /// How large data and network may be for that.
  static let mostCurved = (samples: 10_000, parameters: 500_000)

  /// How the loss over all training samples curves in all parameters of the network together, with
  /// batch statistics over the samples, as on the plane.
  ///
  /// - Parameters:
  ///   - state: The network's numbers where it is measured.
  ///   - isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
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
