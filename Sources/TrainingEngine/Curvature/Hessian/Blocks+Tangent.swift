// The Hessian is that of the loss without noise.

extension Dropout {
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent
  ) {
    if let input { tangent.output = input }
  }

  func backwardTangent(
    of record: LayerRecord, input: [Double]?, outputGradient: [Double],
    along direction: [Double], in pass: LayerPass<Double>, tangent: inout LayerTangent,
    product: inout [Double]
  ) {
    if record.wantsInputGradient { tangent.inputGradient = outputGradient }
  }
}

extension ActivationNoiseLayer {
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent
  ) {
    guard let input else { return }
    Kernels.scaleColumns(
      input.span, rows: pass.rows * pixels, columns: channels, scale: record.tape.drawnScales.span,
      into: &tangent.output)
  }

  func backwardTangent(
    of record: LayerRecord, input: [Double]?, outputGradient: [Double],
    along direction: [Double], in pass: LayerPass<Double>, tangent: inout LayerTangent,
    product: inout [Double]
  ) {
    guard record.wantsInputGradient else { return }
    Kernels.scaleColumns(
      outputGradient.span, rows: pass.rows * pixels, columns: channels,
      scale: record.tape.drawnScales.span,
      into: &tangent.inputGradient)
  }
}

/// ẏ = ẋ + Ḟ, and back ∂ẋ = ġ + what comes back through F. Where nothing moves that enters the block, its
/// layers before the first with parameters rest.
extension ResidualBlock {
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent
  ) {
    if tangent.records.isEmpty {
      tangent.records = innerRecords(of: record, in: pass)
      tangent.inner = tangent.records.map { _ in LayerTangent() }
    }
    let first = children.count - tangent.records.count
    var entering = input
    for (index, inner) in tangent.records.enumerated() {
      tangent.inner[index].reserve(for: inner)
      children[first + index].forwardTangent(
        of: inner, input: entering, along: direction, in: pass, tangent: &tangent.inner[index])
      entering = tangent.inner[index].output
    }
    tangent.output = entering ?? tangent.output
    if let input { Kernels.add(input.span, times: 1, to: &tangent.output) }
  }

  func backwardTangent(
    of record: LayerRecord, input: [Double]?, outputGradient: [Double],
    along direction: [Double], in pass: LayerPass<Double>, tangent: inout LayerTangent,
    product: inout [Double]
  ) {
    let first = children.count - tangent.records.count
    var leaving = outputGradient
    for (index, inner) in tangent.records.enumerated().reversed() {
      children[first + index].backwardTangent(
        of: inner, input: index > 0 ? tangent.inner[index - 1].output : input,
        outputGradient: leaving, along: direction, in: pass, tangent: &tangent.inner[index],
        product: &product)
      leaving = tangent.inner[index].inputGradient
    }
    guard record.wantsInputGradient else { return }
    tangent.inputGradient = leaving
    Kernels.add(outputGradient.span, times: 1, to: &tangent.inputGradient)
  }

  /// What the layers took and gave, from the first on that moves.
  private func innerRecords(
    of record: LayerRecord, in pass: LayerPass<Double>
  ) -> [LayerRecord] {
    let layers = children.map { $0.bindings.layer(for: Double.self) }
    let first =
      record.wantsInputGradient
      ? 0 : layers.firstIndex { !$0.parameterRange.isEmpty } ?? layers.count
    var tapes = record.tape.inner
    var gradient = Array(repeating: 0.0, count: pass.state.parameters.count)
    var outputGradient = record.outputGradient
    var records: [LayerRecord] = []
    for position in (first..<layers.count).reversed() {
      let layer = layers[position]
      let input = position == 0 ? record.input : tapes[position - 1].output
      let wantsInputGradient = record.wantsInputGradient || position > first
      var inputGradient = Array(
        repeating: 0.0, count: wantsInputGradient ? pass.rows * layer.inputs : 0)
      layer.backward(
        outputGradient.span, input: input.span, in: pass, tape: &tapes[position],
        gradient: &gradient, inputGradient: &inputGradient,
        wantsInputGradient: wantsInputGradient)
      records.append(
        LayerRecord(
          input: input, tape: tapes[position], outputGradient: outputGradient,
          inputGradient: inputGradient))
      outputGradient = inputGradient
    }
    return records.reversed()
  }
}
