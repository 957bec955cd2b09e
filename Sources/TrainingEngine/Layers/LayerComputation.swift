/// What a layer of known size computes. A layer is a value; its parameters and statistics lie in the
/// network's flat vectors, at the places that the layer knows.
protocol LayerComputation: Sendable {
  /// Numbers per sample that come in.
  var inputs: Int { get }
  /// Numbers per sample that go out.
  var outputs: Int { get }
  /// Where in the flat vector the layer's parameters lie; empty for a layer without.
  var parameterRange: Range<Int> { get }
  /// Whether the output for one sample depends on the others in the batch.
  var couplesSamples: Bool { get }

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

  /// Moves what the layer keeps in the running statistics towards the batch that `tape` holds.
  func updateRunningStatistics(_ running: inout [Double], from tape: LayerTape, rows: Int)

  /// The same forward computation on Taylor polynomials of degree two in two directions.
  func forward(
    _ input: SecondOrderMatrix, state: SecondOrderState, statistics: Statistics
  ) -> SecondOrderMatrix
}

extension LayerComputation {
  var couplesSamples: Bool { false }

  func updateRunningStatistics(_ running: inout [Double], from tape: LayerTape, rows: Int) {}
}

/// What a layer keeps of one forward pass.
struct LayerTape: Sendable {
  /// Rows times outputs.
  var output: [Double]
  /// Of a normalization: mean, biased variance and 1/√(variance + ε) of each feature, or of each group
  /// of a sample, and the normalized input before scale and shift.
  var means: [Double] = []
  var variances: [Double] = []
  var inverseDeviations: [Double] = []
  var normalized: [Double] = []
  /// Of batch normalization on the way back: γ/√(variance + ε) of each feature.
  var slopes: [Double] = []
  /// Of the normalization of a sample on the way back: the gradient of the normalized input.
  var normalizedGradient: [Double] = []
  /// Of a normalization on the way back: room for the sums of its formula.
  var gradientSums: [Double] = []
  var productSums: [Double] = []
}
