extension WeightlessLayer {
  /// What is linear is its own derivative: how fast the gradient changes goes back as the gradient does.
  func backwardTangent(
    of record: LayerRecord, input: [Double]?, outputGradient: [Double],
    along direction: [Double], in pass: LayerPass<Double>, tangent: inout LayerTangent,
    product: inout [Double]
  ) {
    var tape = record.tape
    backward(
      outputGradient.span, input: record.input.span, in: pass, tape: &tape, gradient: &product,
      inputGradient: &tangent.inputGradient, wantsInputGradient: record.wantsInputGradient)
  }
}

extension LinearMapping {
  /// As it goes forward itself.
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent
  ) {
    guard let input else { return }
    var tape = LayerTape(output: exchange(&tangent.output, with: []))
    forward(input.span, in: pass, tape: &tape)
    tangent.output = tape.output
  }
}
