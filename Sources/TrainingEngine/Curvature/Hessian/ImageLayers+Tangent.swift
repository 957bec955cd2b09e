extension Convolution {
  /// Ṗ Wᵀ + P Ẇᵀ + ḃ.
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent, isCancelled: () -> Bool
  ) {
    let rows = pass.rows * geometry.positions
    if tangent.patchWeights.isEmpty {
      tangent.patches = Array(repeating: 0, count: rows * geometry.patch)
      tangent.patchGradient = tangent.patches
      tangent.patchWeights = Array(repeating: 0, count: weight.count)
      tangent.patchWeightGradient = tangent.patchWeights
    }
    inOrderOfPatches(direction.span.extracting(weight), into: &tangent.patchWeights)
    let weights = tangent.patchWeights
    Kernels.multiply(
      rows: rows, columns: channels, inner: geometry.patch, record.tape.patches.span, .plain,
      weights.span, .transposed, into: &tangent.output)
    if let input {
      Kernels.gatherPatches(input.span, samples: pass.rows, geometry, into: &tangent.patches)
      let patches = tangent.patches
      Kernels.multiply(
        rows: rows, columns: channels, inner: geometry.patch, patches.span, .plain,
        record.tape.patchWeights.span, .transposed, into: &tangent.output, accumulating: true)
    }
    if !bias.isEmpty {
      Kernels.addRow(direction.span.extracting(bias), toEachOf: rows, of: &tangent.output)
    }
  }

  /// From ∂W = Gᵀ P, ∂b = Σ G and ∂P = G W: Ġᵀ P + Gᵀ Ṗ, Σ Ġ and Ġ W + G Ẇ.
  func backwardTangent(
    of record: LayerRecord, input: [Double]?, outputGradient: [Double],
    along direction: [Double], in pass: LayerPass<Double>, tangent: inout LayerTangent,
    product: inout [Double], isCancelled: () -> Bool
  ) {
    let rows = pass.rows * geometry.positions
    let (patches, weights) = (tangent.patches, tangent.patchWeights)
    Kernels.multiply(
      rows: channels, columns: geometry.patch, inner: rows, outputGradient.span, .transposed,
      record.tape.patches.span, .plain, into: &tangent.patchWeightGradient)
    if input != nil {
      Kernels.multiply(
        rows: channels, columns: geometry.patch, inner: rows, record.outputGradient.span,
        .transposed, patches.span, .plain, into: &tangent.patchWeightGradient,
        accumulating: true)
    }
    inOrderOfParameters(
      tangent.patchWeightGradient.span, into: &product, at: weight.lowerBound)
    if !bias.isEmpty {
      Kernels.columnSums(
        outputGradient.span, rows: rows, columns: channels, into: &product, at: bias.lowerBound)
    }
    guard record.wantsInputGradient else { return }
    Kernels.multiply(
      rows: rows, columns: geometry.patch, inner: channels, outputGradient.span, .plain,
      record.tape.patchWeights.span, .plain, into: &tangent.patchGradient)
    Kernels.multiply(
      rows: rows, columns: geometry.patch, inner: channels, record.outputGradient.span, .plain,
      weights.span, .plain, into: &tangent.patchGradient, accumulating: true)
    let patchGradient = tangent.patchGradient
    Kernels.scatterPatches(
      patchGradient.span, samples: pass.rows, geometry, into: &tangent.inputGradient)
  }
}

extension MaxPooling {
  /// What changes is the pixel that is largest.
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent, isCancelled: () -> Bool
  ) {
    guard let input else { return }
    let channels = geometry.input.channels
    for row in 0..<pass.rows {
      for column in 0..<outputs {
        let place = row * outputs + column
        let pixel = Int(record.tape.pixels[place])
        tangent.output[place] = input[row * inputs + pixel * channels + column % channels]
      }
    }
  }
}
