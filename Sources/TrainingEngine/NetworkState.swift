/// The numbers of a network: what training changes.
public struct NetworkState<Scalar: NetworkScalar>: Equatable, Sendable {
  /// All parameters, layer after layer, in the order of `ParameterLayout`.
  public var parameters: [Scalar]
  /// The running mean and then the running variance of each batch normalization, layer after layer.
  public var runningStatistics: [Scalar]
}

extension NetworkState {
  /// The numbers of a state, each rounded to the nearest scalar.
  public init(rounding state: NetworkState<Double>) {
    parameters = Scalar.rounding(state.parameters)
    runningStatistics = Scalar.rounding(state.runningStatistics)
  }

  /// The same numbers as doubles, exactly: rounding them gives this state again.
  public var widened: NetworkState<Double> { widened { false }! }

  /// The same, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: Asked before every megabyte.
  /// - Returns: Nil when cancelled.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func widened(isCancelled: () -> Bool) -> NetworkState<Double>? {
    guard let parameters = Scalar.widening(parameters, isCancelled: isCancelled),
      let statistics = Scalar.widening(runningStatistics, isCancelled: isCancelled)
    else { return nil }
    return NetworkState<Double>(parameters: parameters, runningStatistics: statistics)
  }
}
