/// A linear layer, y = x Wᵀ + b, with W stored row by row: one row an output.
///
/// Backward, from the gradient g of the output: ∂W = gᵀ x, ∂b = Σ over samples of g, ∂x = g W.
struct Linear: LayerComputation {
  let inputs: Int
  let outputs: Int
  let weight: Range<Int>
  /// Empty without bias.
  let bias: Range<Int>

  /// The layer before its inputs are known.
  struct Definition: LayerDefinition {
    let outputs: Int
    let bias: Bool
    let initializer: Initializer

    var takesImages: Bool? { false }

    func outputShape(
      of input: SampleShape, at layer: LayerReference, behind source: LayerReference?
    ) throws(NetworkError) -> SampleShape {
      if case .image(let found) = input {
        throw .expectsFeatures(layer: layer, found: found, source: source)
      }
      try layer.check(outputs: outputs)
      return .features(outputs)
    }

    func layer(in plan: inout NetworkPlan) throws(NetworkError) -> any LayerComputation {
      try Linear(self, in: &plan)
    }
  }

  private init(_ definition: Definition, in plan: inout NetworkPlan) throws(NetworkError) {
    inputs = plan.features
    outputs = definition.outputs
    (weight, bias) = try plan.appendWeights(
      outputs: outputs, inputs: inputs, bias: definition.bias,
      initializer: definition.initializer)
  }

  var parameterRange: Range<Int> { weight.lowerBound..<bias.upperBound }
  var couplesSamples: Bool { false }
  var isAffineInParameters: Bool { true }
  func identityParameters(for statistics: () -> [Double]) -> [ParameterValues]? { [] }
  func isAffineInInput(with statistics: Statistics) -> Bool { true }

  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    let (rows, parameters) = (pass.rows, pass.state.parameters.span)
    Kernels.multiply(
      rows: rows, columns: outputs, inner: inputs, input, .plain,
      parameters.extracting(weight), .transposed, into: &tape.output,
      threads: pass.threads(forMultiplications: rows * inputs * outputs))
    if !bias.isEmpty {
      Kernels.addRow(parameters.extracting(bias), toEachOf: rows, of: &tape.output)
    }
  }

  func backward<Scalar>(
    _ outputGradient: Span<Scalar>, input: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, gradient: inout [Scalar], inputGradient: inout [Scalar],
    wantsInputGradient: Bool
  ) {
    let rows = pass.rows
    let threads = pass.threads(forMultiplications: rows * inputs * outputs)
    Kernels.multiply(
      rows: outputs, columns: inputs, inner: rows, outputGradient, .transposed, input, .plain,
      into: &gradient, at: weight.lowerBound, threads: threads)
    if !bias.isEmpty {
      Kernels.columnSums(
        outputGradient, rows: rows, columns: outputs, into: &gradient, at: bias.lowerBound)
    }
    if wantsInputGradient {
      Kernels.multiply(
        rows: rows, columns: inputs, inner: outputs, outputGradient, .plain,
        pass.state.parameters.span.extracting(weight), .plain, into: &inputGradient,
        threads: threads)
    }
  }
}
