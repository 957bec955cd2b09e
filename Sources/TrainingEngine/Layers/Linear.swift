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
  var workPerSample: Int { inputs * outputs }
  var isAffineInParameters: Bool { true }
  func identityParameters(for statistics: () -> [Double]) -> [ParameterValues]? { [] }
  func isAffineInInput(with statistics: Statistics) -> Bool { true }

  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    let parameters = pass.state.parameters.span
    multiply(input, parameters, .transposed, into: &tape.output, in: pass)
    if !bias.isEmpty {
      pass.addRow(parameters.extracting(bias), toEachOf: pass.rows, of: &tape.output)
    }
  }

  func backward<Scalar>(
    _ outputGradient: Span<Scalar>, input: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, gradient: inout [Scalar], inputGradient: inout [Scalar],
    wantsInputGradient: Bool
  ) {
    multiply(outputGradient, with: input, into: &gradient, in: pass)
    if !bias.isEmpty {
      pass.columnSums(
        outputGradient, rows: pass.rows, columns: outputs, into: &gradient, at: bias.lowerBound)
    }
    if wantsInputGradient {
      multiply(
        outputGradient, pass.state.parameters.span, .plain, into: &inputGradient, in: pass)
    }
  }
}

// Long products go through in blocks of samples where somebody is asked, to the same bits: sums go on where
// they were left.
extension Linear {
  /// Rows times the weights among some parameters, or the transpose of these.
  func multiply<Scalar>(
    _ matrix: Span<Scalar>, _ parameters: Span<Scalar>, _ order: Kernels.Order,
    into output: inout [Scalar], accumulating: Bool = false, in pass: LayerPass<Scalar>
  ) {
    let (inner, columns) = order == .transposed ? (inputs, outputs) : (outputs, inputs)
    for samples in pass.blocks(ofWork: workPerSample) {
      Kernels.multiply(
        rows: samples.count, columns: columns, inner: inner,
        matrix.extracting(samples.of(inner)), .plain, parameters.extracting(weight), order,
        into: &output, at: samples.lowerBound * columns, accumulating: accumulating,
        threads: pass.threads(forMultiplications: samples.count * workPerSample))
    }
  }

  /// gᵀ x, to where the weights lie.
  func multiply<Scalar>(
    _ gradient: Span<Scalar>, with input: Span<Scalar>, into product: inout [Scalar],
    accumulating: Bool = false, in pass: LayerPass<Scalar>
  ) {
    for samples in pass.blocks(ofWork: workPerSample) {
      Kernels.multiply(
        rows: outputs, columns: inputs, inner: samples.count,
        gradient.extracting(samples.of(outputs)), .transposed,
        input.extracting(samples.of(inputs)), .plain, into: &product, at: weight.lowerBound,
        accumulating: accumulating || samples.lowerBound > 0,
        threads: pass.threads(forMultiplications: samples.count * workPerSample))
    }
  }
}
