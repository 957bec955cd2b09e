extension ActivationLayer {
  /// f'(x) ẋ: what backward makes of a gradient.
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent
  ) {
    guard let input else { return }
    multiplyBySlopes(input, of: record, in: pass, into: &tangent.output)
  }

  /// f'(x) ġ + f''(x) g ẋ.
  func backwardTangent(
    of record: LayerRecord, input: [Double]?, outputGradient: [Double],
    along direction: [Double], in pass: LayerPass<Double>, tangent: inout LayerTangent,
    product: inout [Double]
  ) {
    guard record.wantsInputGradient, let input else { return }
    multiplyBySlopes(outputGradient, of: record, in: pass, into: &tangent.inputGradient)
    guard !isPiecewiseLinear, pass.isWanted else { return }
    if tangent.curvature.count < input.count {
      tangent.curvature = curvature(of: record, in: pass)
      guard pass.isWanted else { return }
    }
    for block in pass.blocks(ofRows: input.count, columns: 1) {
      for index in block {
        tangent.inputGradient[index] += tangent.curvature[index] * input[index]
      }
    }
  }

  private func multiplyBySlopes(
    _ numbers: [Double], of record: LayerRecord, in pass: LayerPass<Double>,
    into products: inout [Double]
  ) {
    pass.inputGradient(
      of: function, input: record.input.span, output: record.tape.output.span,
      outputGradient: numbers.span, into: &products)
  }

  /// f''(x) g, as far as somebody waits for it.
  private func curvature(of record: LayerRecord, in pass: LayerPass<Double>) -> [Double] {
    var curvature: [Double] = []
    curvature.reserveCapacity(record.input.count)
    // An expansion takes as long as a few numbers that go through a kernel.
    for block in pass.blocks(ofRows: record.input.count, columns: 8) {
      for index in block {
        curvature.append(
          activation.expansion(at: record.input[index]).second * record.outputGradient[index])
      }
    }
    return curvature
  }
}
