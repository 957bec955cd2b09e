extension ActivationNoiseLayer {
  /// The Hessian is that of the loss without noise; the shift that is expected of it does not change.
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent
  ) {
    guard let input else { return }
    pass.scaleColumns(
      input.span, rows: pass.rows * pixels, columns: channels, scale: record.tape.drawnScales.span,
      into: &tangent.output)
  }
}

/// ẏ = ẋ + Ḟ, and back ∂ẋ = ġ + what comes back through F. Where nothing moves that enters the block, its
/// layers before the first with parameters rest.
extension ResidualBlock {
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent
  ) {
    if tangent.inner == nil { tangent.inner = recordedLayers(of: record, in: pass) }
    tangent.inner?.goForward(entering: input, along: direction, in: pass)
    guard pass.isWanted else { return }
    tangent.output = tangent.inner?.outputTangent ?? input ?? tangent.output
    if let input { pass.add(input.span, times: 1, to: &tangent.output) }
  }

  func backwardTangent(
    of record: LayerRecord, input: [Double]?, outputGradient: [Double],
    along direction: [Double], in pass: LayerPass<Double>, tangent: inout LayerTangent,
    product: inout [Double]
  ) {
    tangent.inner?.goBack(
      entering: input, outputGradient: outputGradient, along: direction, in: pass,
      product: &product)
    guard record.wantsInputGradient, pass.isWanted else { return }
    tangent.inputGradient = tangent.inner?.inputGradientTangent ?? outputGradient
    pass.add(outputGradient.span, times: 1, to: &tangent.inputGradient)
  }

  private func recordedLayers(
    of record: LayerRecord, in pass: LayerPass<Double>
  ) -> RecordedLayers? {
    let layers = children.map { $0.bindings.layer(for: Double.self) }
    let first =
      record.wantsInputGradient
      ? 0 : layers.firstIndex { !$0.parameterRange.isEmpty } ?? layers.count
    // Known already, and not wanted again.
    var gradient = Array(repeating: 0.0, count: pass.state.parameters.count)
    return RecordedLayers(
      layers, from: first, input: record.input, tapes: record.tape.inner,
      outputGradient: record.outputGradient, in: pass, gradient: &gradient,
      wantsInputGradient: record.wantsInputGradient)
  }
}
