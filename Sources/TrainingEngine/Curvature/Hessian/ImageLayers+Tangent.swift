extension Convolution {
  /// Ṗ Wᵀ + P Ẇᵀ + ḃ.
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent
  ) {
    let rows = pass.rows * geometry.positions
    pass.reserve(rows * geometry.patch, in: &tangent.patches)
    pass.reserve(rows * geometry.patch, in: &tangent.patchGradient)
    if tangent.patchWeights.isEmpty {
      tangent.patchWeights = Array(repeating: 0, count: weight.count)
      tangent.patchWeightGradient = tangent.patchWeights
    }
    guard pass.isWanted else { return }
    inOrderOfPatches(direction.span.extracting(weight), into: &tangent.patchWeights)
    let weights = tangent.patchWeights
    multiply(
      record.tape.patches.span, weights.span, .transposed, into: &tangent.output, in: pass)
    if let input {
      gatherPatches(input.span, into: &tangent.patches, in: pass)
      let patches = tangent.patches
      multiply(
        patches.span, record.tape.patchWeights.span, .transposed, into: &tangent.output,
        accumulating: true, in: pass)
    }
    if !bias.isEmpty {
      pass.addRow(direction.span.extracting(bias), toEachOf: rows, of: &tangent.output)
    }
  }

  /// From ∂W = Gᵀ P, ∂b = Σ G and ∂P = G W: Ġᵀ P + Gᵀ Ṗ, Σ Ġ and Ġ W + G Ẇ.
  func backwardTangent(
    of record: LayerRecord, input: [Double]?, outputGradient: [Double],
    along direction: [Double], in pass: LayerPass<Double>, tangent: inout LayerTangent,
    product: inout [Double]
  ) {
    let rows = pass.rows * geometry.positions
    let (patches, weights) = (tangent.patches, tangent.patchWeights)
    multiply(
      outputGradient.span, with: record.tape.patches.span, into: &tangent.patchWeightGradient,
      in: pass)
    if input != nil {
      multiply(
        record.outputGradient.span, with: patches.span, into: &tangent.patchWeightGradient,
        accumulating: true, in: pass)
    }
    inOrderOfParameters(
      tangent.patchWeightGradient.span, into: &product, at: weight.lowerBound)
    if !bias.isEmpty {
      pass.columnSums(
        outputGradient.span, rows: rows, columns: channels, into: &product, at: bias.lowerBound)
    }
    guard record.wantsInputGradient else { return }
    multiply(
      outputGradient.span, record.tape.patchWeights.span, .plain, into: &tangent.patchGradient,
      in: pass)
    multiply(
      record.outputGradient.span, weights.span, .plain, into: &tangent.patchGradient,
      accumulating: true, in: pass)
    let patchGradient = tangent.patchGradient
    scatterPatches(patchGradient.span, into: &tangent.inputGradient, in: pass)
  }
}

extension MaxPooling {
  /// What changes is the pixel that is largest.
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent
  ) {
    guard let input else { return }
    let channels = geometry.input.channels
    for samples in pass.blocks(ofWork: workPerSample) {
      for row in samples {
        for column in 0..<outputs {
          let place = row * outputs + column
          let pixel = Int(record.tape.pixels[place])
          tangent.output[place] = input[row * inputs + pixel * channels + column % channels]
        }
      }
    }
  }
}
