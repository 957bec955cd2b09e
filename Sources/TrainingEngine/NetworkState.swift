/// The numbers of a network: what training changes.
public struct NetworkState: Equatable, Sendable {
  /// All parameters, layer after layer, in the order of `ParameterLayout`.
  public var parameters: [Double]
  /// The running mean and then the running variance of each batch normalization, layer after layer.
  public var runningStatistics: [Double]
}
