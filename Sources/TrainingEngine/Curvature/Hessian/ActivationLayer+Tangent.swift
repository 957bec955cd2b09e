extension ActivationLayer {
  /// f'(x) ẋ: what backward makes of a gradient.
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent
  ) {
    guard let input else { return }
    multiplyBySlopes(input, of: record, into: &tangent.output)
  }

  /// f'(x) ġ + f''(x) g ẋ.
  func backwardTangent(
    of record: LayerRecord, input: [Double]?, outputGradient: [Double],
    along direction: [Double], in pass: LayerPass<Double>, tangent: inout LayerTangent,
    product: inout [Double]
  ) {
    guard record.wantsInputGradient, let input else { return }
    multiplyBySlopes(outputGradient, of: record, into: &tangent.inputGradient)
    guard !isPiecewiseLinear else { return }
    if tangent.curvature.isEmpty { tangent.curvature = curvature(of: record) }
    for index in input.indices {
      tangent.inputGradient[index] += tangent.curvature[index] * input[index]
    }
  }

  private func multiplyBySlopes(
    _ numbers: [Double], of record: LayerRecord, into products: inout [Double]
  ) {
    Kernels.inputGradient(
      of: function, input: record.input.span, output: record.tape.output.span,
      outputGradient: numbers.span, into: &products)
  }

  /// f''(x) g.
  private func curvature(of record: LayerRecord) -> [Double] {
    zip(record.input, record.outputGradient).map { x, gradient in
      activation.expansion(at: x).second * gradient
    }
  }
}
