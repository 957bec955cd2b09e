/// An elementwise nonlinearity as a layer.
///
/// All three give their derivative from their output: relu' = [y > 0], sigmoid' = y (1 - y),
/// tanh' = 1 - y².
struct ActivationLayer: LayerComputation {
  let activation: Activation
  let inputs: Int

  var outputs: Int { inputs }
  var parameterRange: Range<Int> { 0..<0 }

  private var function: ElementwiseFunction {
    switch activation {
    case .relu: .relu
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    }
  }

  func forward(
    _ input: Span<Double>, rows: Int, state: NetworkState, statistics: Statistics,
    tape: inout LayerTape
  ) {
    Kernels.apply(function, input, into: &tape.output)
  }

  func backward(
    _ outputGradient: Span<Double>, input: Span<Double>, rows: Int, state: NetworkState,
    statistics: Statistics, tape: inout LayerTape, gradient: inout [Double],
    inputGradient: inout [Double], wantsInputGradient: Bool
  ) {
    guard wantsInputGradient else { return }
    Kernels.inputGradient(
      of: function, output: tape.output.span.extracting(0..<rows * outputs),
      outputGradient: outputGradient, into: &inputGradient)
  }
}
