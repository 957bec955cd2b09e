/// A normalization of lines of numbers, which takes its tangents from what all of them share.
protocol LineNormalization: LayerComputation {
  func normalizationTangent(in pass: LayerPass<Double>) -> NormalizationTangent
}

extension LineNormalization {
  func forwardTangent(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent
  ) {
    normalizationTangent(in: pass).forward(
      of: record, input: input, along: direction, in: pass, tangent: &tangent)
  }

  func backwardTangent(
    of record: LayerRecord, input: [Double]?, outputGradient: [Double],
    along direction: [Double], in pass: LayerPass<Double>, tangent: inout LayerTangent,
    product: inout [Double]
  ) {
    normalizationTangent(in: pass).backward(
      of: record, input: input, outputGradient: outputGradient, along: direction, in: pass,
      tangent: &tangent, product: &product)
  }
}

extension BatchNormalization: LineNormalization {
  func normalizationTangent(in pass: LayerPass<Double>) -> NormalizationTangent {
    NormalizationTangent(
      features: channels, scale: scale, shift: shift,
      lines: NormalizedLines(
        rows: pass.rows * pixels, columns: channels, axis: .columns,
        statistics: pass.statistics == .batch ? .meanAndDeviation : .fixed))
  }
}

extension GroupNormalization: LineNormalization {
  func normalizationTangent(in pass: LayerPass<Double>) -> NormalizationTangent {
    NormalizationTangent(
      features: channels, scale: scale, shift: shift,
      lines: NormalizedLines(
        rows: pass.rows * groups, columns: groupSize,
        axis: isScattered ? .groups(count: groups, pixels: pixels) : .rows,
        statistics: .meanAndDeviation))
  }
}

extension RMSNormalization: LineNormalization {
  func normalizationTangent(in pass: LayerPass<Double>) -> NormalizationTangent {
    NormalizationTangent(
      features: channels, scale: scale, shift: scale.upperBound..<scale.upperBound,
      lines: NormalizedLines(
        rows: pass.rows, columns: inputs, axis: .rows, statistics: .deviation))
  }
}
