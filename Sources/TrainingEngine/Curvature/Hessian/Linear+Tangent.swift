extension Linear {
  /// ẋ Wᵀ + x Ẇᵀ + ḃ.
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent
  ) {
    let (rows, parameters) = (pass.rows, pass.state.parameters.span)
    Kernels.multiply(
      rows: rows, columns: outputs, inner: inputs, record.input.span, .plain,
      direction.span.extracting(weight), .transposed, into: &tangent.output)
    if let input {
      Kernels.multiply(
        rows: rows, columns: outputs, inner: inputs, input.span, .plain,
        parameters.extracting(weight), .transposed, into: &tangent.output, accumulating: true)
    }
    if !bias.isEmpty {
      Kernels.addRow(direction.span.extracting(bias), toEachOf: rows, of: &tangent.output)
    }
  }

  /// From ∂W = gᵀ x, ∂b = Σ g and ∂x = g W: ġᵀ x + gᵀ ẋ, Σ ġ and ġ W + g Ẇ.
  func backwardTangent(
    of record: LayerRecord, input: [Double]?, outputGradient: [Double],
    along direction: [Double], in pass: LayerPass<Double>, tangent: inout LayerTangent,
    product: inout [Double]
  ) {
    let rows = pass.rows
    Kernels.multiply(
      rows: outputs, columns: inputs, inner: rows, outputGradient.span, .transposed,
      record.input.span, .plain, into: &product, at: weight.lowerBound)
    if let input {
      Kernels.multiply(
        rows: outputs, columns: inputs, inner: rows, record.outputGradient.span, .transposed,
        input.span, .plain, into: &product, at: weight.lowerBound, accumulating: true)
    }
    if !bias.isEmpty {
      Kernels.columnSums(
        outputGradient.span, rows: rows, columns: outputs, into: &product, at: bias.lowerBound)
    }
    guard record.wantsInputGradient else { return }
    Kernels.multiply(
      rows: rows, columns: inputs, inner: outputs, outputGradient.span, .plain,
      pass.state.parameters.span.extracting(weight), .plain, into: &tangent.inputGradient)
    Kernels.multiply(
      rows: rows, columns: inputs, inner: outputs, record.outputGradient.span, .plain,
      direction.span.extracting(weight), .plain, into: &tangent.inputGradient, accumulating: true)
  }
}
