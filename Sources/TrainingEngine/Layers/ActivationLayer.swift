/// An elementwise nonlinearity as a layer.
///
/// Backward, from the output where it tells: relu' = [y > 0], sigmoid' = y (1 - y), tanh' = 1 - y²;
/// else from the input: leaky relu' = 1 above 0 and its slope elsewhere, gelu' = Φ(x) + x φ(x) with φ
/// the density of the standard normal, silu' = σ(x) (1 + x (1 - σ(x))).
struct ActivationLayer: LayerComputation {
  let activation: Activation
  let inputs: Int

  /// The layer before its sizes are known.
  struct Definition: ShapeKeepingDefinition {
    let activation: Activation

    func layer(in plan: inout NetworkPlan) throws(NetworkError) -> any LayerComputation {
      ActivationLayer(activation: activation, inputs: plan.features)
    }
  }

  var outputs: Int { inputs }
  var parameterRange: Range<Int> { 0..<0 }
  var couplesSamples: Bool { false }
  var isAffineInParameters: Bool { true }
  func identityParameters(for statistics: () -> [Double]) -> [ParameterValues]? { [] }

  var function: ElementwiseFunction {
    switch activation {
    case .relu: .relu
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    case .leakyReLU(let slope): .leakyReLU(slope: slope)
    case .gelu: .gelu
    case .silu: .silu
    // Whatever the sign, times one.
    case .identity: .leakyReLU(slope: 1)
    }
  }

  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    pass.apply(function, input, into: &tape.output)
  }

  func backward<Scalar>(
    _ outputGradient: Span<Scalar>, input: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, gradient: inout [Scalar], inputGradient: inout [Scalar],
    wantsInputGradient: Bool
  ) {
    guard wantsInputGradient else { return }
    pass.inputGradient(
      of: function, input: input, output: tape.output.span.extracting(0..<pass.rows * outputs),
      outputGradient: outputGradient, into: &inputGradient)
  }
}
