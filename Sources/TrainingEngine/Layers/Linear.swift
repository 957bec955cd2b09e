/// A linear layer, y = x Wᵀ + b, with W stored row by row: one row an output.
///
/// Backward, from the gradient g of the output: ∂W = gᵀ x, ∂b = Σ over samples of g, ∂x = g W.
struct Linear: LayerComputation {
  let inputs: Int
  let outputs: Int
  let weight: Range<Int>
  /// Empty without bias.
  let bias: Range<Int>

  var parameterRange: Range<Int> { weight.lowerBound..<bias.upperBound }

  func forward(
    _ input: Span<Double>, rows: Int, state: NetworkState, statistics: Statistics,
    tape: inout LayerTape
  ) {
    let parameters = state.parameters.span
    Kernels.multiply(
      rows: rows, columns: outputs, inner: inputs, input, .plain,
      parameters.extracting(weight), .transposed, into: &tape.output)
    if !bias.isEmpty {
      Kernels.addRow(parameters.extracting(bias), toEachOf: rows, of: &tape.output)
    }
  }

  func backward(
    _ outputGradient: Span<Double>, input: Span<Double>, rows: Int, state: NetworkState,
    statistics: Statistics, tape: inout LayerTape, gradient: inout [Double],
    inputGradient: inout [Double], wantsInputGradient: Bool
  ) {
    Kernels.multiply(
      rows: outputs, columns: inputs, inner: rows, outputGradient, .transposed, input, .plain,
      into: &gradient, at: weight.lowerBound)
    if !bias.isEmpty {
      Kernels.columnSums(
        outputGradient, rows: rows, columns: outputs, into: &gradient, at: bias.lowerBound)
    }
    if wantsInputGradient {
      Kernels.multiply(
        rows: rows, columns: inputs, inner: outputs, outputGradient, .plain,
        state.parameters.span.extracting(weight), .plain, into: &inputGradient)
    }
  }
}
