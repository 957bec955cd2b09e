/// Which mean and variance batch normalization uses.
public enum Statistics: Equatable, Sendable {
  /// Those of the batch at hand: training mode.
  case batch
  /// The running averages: inference mode.
  case running
  /// Those of some samples at some point, held fixed: `Network.statistics(over:)` gives them.
  case frozen(FrozenStatistics)

  /// Whether they follow the batch. Those that do not are constants, on the way back too.
  var followTheBatch: Bool { self == .batch }
}

/// The means and variances that every batch normalization of a network found in some samples.
public struct FrozenStatistics: Equatable, Sendable {
  /// The mean and then the variance (biased, over n) of each batch normalization, layer after layer: in
  /// the order of `NetworkState.runningStatistics`.
  public let values: [Double]

  init(_ values: [Double]) { self.values = values }
}

extension Network {
  /// The batch statistics of every batch normalization over some samples, with the parameters where they
  /// are.
  ///
  /// Frozen, they give the outputs that batch statistics give over the same samples, to the last bit;
  /// over others they are what re-estimating the statistics on new data gives.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func statistics(over data: DataSet) throws(EvaluationError) -> FrozenStatistics {
    try statistics(over: data, asking: nil)!
  }

  /// The same, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func statistics(
    over data: DataSet, isCancelled: () -> Bool
  ) throws(EvaluationError) -> FrozenStatistics? {
    try withoutActuallyEscaping(isCancelled) { isCancelled throws(EvaluationError) in
      try statistics(over: data, asking: isCancelled)
    }
  }

  private func statistics(
    over data: DataSet, asking isCancelled: (() -> Bool)?
  ) throws(EvaluationError) -> FrozenStatistics? {
    guard data.count > 0 else { throw .noSamples }
    try validate(data.features, statistics: .batch)
    return statistics(
      overRows: inputShape.entering(Scalar.rounding(data.features.elements)),
      rows: data.features.rows, asking: isCancelled)
  }

  /// The same over samples that were checked.
  func statistics(overSamples features: Matrix) -> FrozenStatistics {
    statistics(
      overRows: inputShape.entering(Scalar.rounding(features.elements)), rows: features.rows)
  }

  /// The same over rows of features, images pixel by pixel.
  func statistics(overRows features: [Scalar], rows: Int) -> FrozenStatistics {
    statistics(overRows: features, rows: rows, asking: nil)!
  }

  /// The same, unless nobody waits for them any more; then nil.
  func statistics(
    overRows features: [Scalar], rows: Int, asking isCancelled: (() -> Bool)?
  ) -> FrozenStatistics? {
    var workspace = Workspace<Scalar>()
    forward(
      features.span, rows: rows, statistics: .batch, workspace: &workspace,
      isCancelled: isCancelled)
    guard isCancelled?() != true else { return nil }
    var values = Array(repeating: 0.0, count: state.runningStatistics.count)
    for (layer, tape) in zip(layers, workspace.tapes) {
      layer.captureStatistics(from: tape, into: &values)
    }
    return FrozenStatistics(values)
  }
}
