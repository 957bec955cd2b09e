/// What one batch normalization remembers of the batches that it has seen.
public struct RunningStatistics: Equatable, Sendable {
  /// The layer; see `Network.layerNames`.
  public let name: String
  /// The running mean of each feature.
  public let means: [Double]
  /// The running variance of each feature, of unbiased variances.
  public let variances: [Double]
}

extension Network {
  /// The running statistics of each batch normalization, from the input to the output.
  public var runningStatistics: [RunningStatistics] {
    zip(leafNames, layers.flatMap { $0.computation.leaves }).compactMap { name, layer in
      guard let layer = layer as? BatchNormalization else { return nil }
      return RunningStatistics(
        name: name,
        means: Scalar.widening(Array(state.runningStatistics[layer.runningMean])),
        variances: Scalar.widening(Array(state.runningStatistics[layer.runningVariance])))
    }
  }
}
