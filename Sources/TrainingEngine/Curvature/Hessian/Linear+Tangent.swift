// Long products go through in blocks of samples, to the same bits: sums go on where they were left.
extension Linear {
  /// ẋ Wᵀ + x Ẇᵀ + ḃ.
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent, isCancelled: () -> Bool
  ) {
    let (rows, parameters) = (pass.rows, pass.state.parameters.span)
    multiply(
      record.input.span, rows: rows, direction.span, .transposed, into: &tangent.output,
      isCancelled: isCancelled)
    if let input {
      multiply(
        input.span, rows: rows, parameters, .transposed, into: &tangent.output,
        accumulating: true, isCancelled: isCancelled)
    }
    if !bias.isEmpty {
      Kernels.addRow(direction.span.extracting(bias), toEachOf: rows, of: &tangent.output)
    }
  }

  /// From ∂W = gᵀ x, ∂b = Σ g and ∂x = g W: ġᵀ x + gᵀ ẋ, Σ ġ and ġ W + g Ẇ.
  func backwardTangent(
    of record: LayerRecord, input: [Double]?, outputGradient: [Double],
    along direction: [Double], in pass: LayerPass<Double>, tangent: inout LayerTangent,
    product: inout [Double], isCancelled: () -> Bool
  ) {
    let rows = pass.rows
    multiply(
      outputGradient.span, with: record.input.span, rows: rows, into: &product,
      isCancelled: isCancelled)
    if let input {
      multiply(
        record.outputGradient.span, with: input.span, rows: rows, into: &product,
        accumulating: true, isCancelled: isCancelled)
    }
    if !bias.isEmpty {
      Kernels.columnSums(
        outputGradient.span, rows: rows, columns: outputs, into: &product, at: bias.lowerBound)
    }
    guard record.wantsInputGradient else { return }
    multiply(
      outputGradient.span, rows: rows, pass.state.parameters.span, .plain,
      into: &tangent.inputGradient, isCancelled: isCancelled)
    multiply(
      record.outputGradient.span, rows: rows, direction.span, .plain,
      into: &tangent.inputGradient, accumulating: true, isCancelled: isCancelled)
  }

  /// What `backward(_:input:in:tape:gradient:inputGradient:wantsInputGradient:)` does, unless nobody waits
  /// for it any more.
  ///
  /// - Parameter isCancelled: Asked before every block. Once it says yes, the rest is left out.
  func backward(
    _ outputGradient: Span<Double>, input: Span<Double>, in pass: LayerPass<Double>,
    gradient: inout [Double], inputGradient: inout [Double], wantsInputGradient: Bool,
    isCancelled: () -> Bool
  ) {
    multiply(
      outputGradient, with: input, rows: pass.rows, into: &gradient, isCancelled: isCancelled)
    if !bias.isEmpty {
      Kernels.columnSums(
        outputGradient, rows: pass.rows, columns: outputs, into: &gradient, at: bias.lowerBound)
    }
    guard wantsInputGradient else { return }
    multiply(
      outputGradient, rows: pass.rows, pass.state.parameters.span, .plain, into: &inputGradient,
      isCancelled: isCancelled)
  }

  /// Rows times the weights among some parameters, or the transpose of these.
  private func multiply(
    _ matrix: Span<Double>, rows: Int, _ parameters: Span<Double>, _ order: Kernels.Order,
    into output: inout [Double], accumulating: Bool = false, isCancelled: () -> Bool
  ) {
    let (inner, columns) = order == .transposed ? (inputs, outputs) : (outputs, inputs)
    let block = RowBlocks.rows(ofWork: inputs * outputs)
    for start in stride(from: 0, to: rows, by: block) where !isCancelled() {
      let count = min(block, rows - start)
      Kernels.multiply(
        rows: count, columns: columns, inner: inner,
        matrix.extracting(start * inner..<(start + count) * inner), .plain,
        parameters.extracting(weight), order, into: &output, at: start * columns,
        accumulating: accumulating)
    }
  }

  /// gᵀ x, to where the weights lie.
  private func multiply(
    _ gradient: Span<Double>, with input: Span<Double>, rows: Int, into product: inout [Double],
    accumulating: Bool = false, isCancelled: () -> Bool
  ) {
    let block = RowBlocks.rows(ofWork: inputs * outputs)
    for start in stride(from: 0, to: rows, by: block) where !isCancelled() {
      let end = min(start + block, rows)
      Kernels.multiply(
        rows: outputs, columns: inputs, inner: end - start,
        gradient.extracting(start * outputs..<end * outputs), .transposed,
        input.extracting(start * inputs..<end * inputs), .plain, into: &product,
        at: weight.lowerBound, accumulating: accumulating || start > 0)
    }
  }
}
