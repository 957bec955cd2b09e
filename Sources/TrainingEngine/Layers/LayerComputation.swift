/// What a layer of known size computes. A layer is a value; its parameters and statistics lie in the
/// network's flat vectors, at the places that the layer knows.
protocol LayerComputation: Sendable {
  /// Numbers per sample that come in.
  var inputs: Int { get }
  /// Numbers per sample that go out.
  var outputs: Int { get }
  /// Where in the flat vector the layer's parameters lie; empty for a layer without.
  var parameterRange: Range<Int> { get }

  /// Writes `rows` rows of output to `tape.output` and keeps there what `backward` needs.
  func forward(
    _ input: Span<Double>, rows: Int, state: NetworkState, statistics: Statistics,
    tape: inout LayerTape)

  /// Adds nothing, overwrites: the gradient of its parameters in `gradient`, and the gradient of its
  /// input in `inputGradient` unless that is not wanted.
  func backward(
    _ outputGradient: Span<Double>, input: Span<Double>, rows: Int, state: NetworkState,
    statistics: Statistics, tape: inout LayerTape, gradient: inout [Double],
    inputGradient: inout [Double], wantsInputGradient: Bool)

  /// The same forward computation on Taylor polynomials of degree two in two directions.
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix
}

/// Which mean and variance batch normalization uses.
public enum Statistics: String, CaseIterable, Sendable {
  /// Those of the batch at hand: training mode.
  case batch
  /// The running averages: inference mode.
  case running
}

/// The numbers of a network: what training changes.
public struct NetworkState: Equatable, Sendable {
  /// All parameters, layer after layer, in the order of `ParameterLayout`.
  public var parameters: [Double]
  /// The running mean and then the running variance of each batch normalization, layer after layer.
  public var runningStatistics: [Double]
}

/// What a layer keeps of one forward pass.
struct LayerTape: Sendable {
  /// Rows times outputs.
  var output: [Double]
  /// Of batch normalization: mean, biased variance and 1/√(variance + ε) of each feature, and the
  /// normalized input before scale and shift.
  var means: [Double] = []
  var variances: [Double] = []
  var inverseDeviations: [Double] = []
  var normalized: [Double] = []
  /// Room for sums over columns and for a scaled gradient.
  var columnSums: [Double] = []
  var columnProductSums: [Double] = []
  var scaledGradient: [Double] = []
}
