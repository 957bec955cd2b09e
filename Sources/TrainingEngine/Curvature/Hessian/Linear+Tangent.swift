extension Linear {
  /// ẋ Wᵀ + x Ẇᵀ + ḃ.
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent
  ) {
    multiply(record.input.span, direction.span, .transposed, into: &tangent.output, in: pass)
    if let input {
      multiply(
        input.span, pass.state.parameters.span, .transposed, into: &tangent.output,
        accumulating: true, in: pass)
    }
    if !bias.isEmpty {
      pass.addRow(direction.span.extracting(bias), toEachOf: pass.rows, of: &tangent.output)
    }
  }

  /// From ∂W = gᵀ x, ∂b = Σ g and ∂x = g W: ġᵀ x + gᵀ ẋ, Σ ġ and ġ W + g Ẇ.
  func backwardTangent(
    of record: LayerRecord, input: [Double]?, outputGradient: [Double],
    along direction: [Double], in pass: LayerPass<Double>, tangent: inout LayerTangent,
    product: inout [Double]
  ) {
    multiply(outputGradient.span, with: record.input.span, into: &product, in: pass)
    if let input {
      multiply(
        record.outputGradient.span, with: input.span, into: &product, accumulating: true, in: pass)
    }
    if !bias.isEmpty {
      pass.columnSums(
        outputGradient.span, rows: pass.rows, columns: outputs, into: &product,
        at: bias.lowerBound)
    }
    guard record.wantsInputGradient else { return }
    multiply(
      outputGradient.span, pass.state.parameters.span, .plain, into: &tangent.inputGradient,
      in: pass)
    multiply(
      record.outputGradient.span, direction.span, .plain, into: &tangent.inputGradient,
      accumulating: true, in: pass)
  }
}
