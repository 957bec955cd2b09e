/// What the normalizations share when they are differentiated along a direction.
///
/// Each of some lines of n numbers becomes x̂ = s (x - μ) with s = 1/√(σ² + ε), and then y = γ x̂ + β. The
/// derivative of x̂ in x is the symmetric J = s (1 - (1 1ᵀ + x̂ x̂ᵀ)/n), so forward it takes ẋ to x̂̇ and
/// backward p = γ g to ∂x. With m = Σ(x̂ ẋ)/n the product rule gives ṡ = -s² m, and for the gradient
///
///     ∂ẋ = J ṗ - s m ∂x - s (x̂̇ Σ(p x̂) + x̂ Σ(p x̂̇))/n, ∂γ̇ = Σ(ġ x̂ + g x̂̇), ∂β̇ = Σ ġ
///
/// with ṗ = γ ġ + γ̇ g. Without a mean to subtract the term 1 1ᵀ is left out, and with statistics that do
/// not move only s remains of J.
struct NormalizationTangent {
  /// Features of a sample, or channels of a pixel.
  let features: Int
  /// Where γ and β lie; empty where there are none.
  let scale: Range<Int>
  let shift: Range<Int>
  let lines: NormalizedLines

  func forward(
    of record: LayerRecord, input: [Double]?, along direction: [Double],
    in pass: LayerPass<Double>, tangent: inout LayerTangent
  ) {
    if let input {
      reserve(count: input.count, for: pass, in: &tangent)
      guard pass.isWanted else { return }
      let normalized = normalized(of: record)
      lines.findSums(input.span, in: pass, into: &tangent.sums)
      lines.findProductSums(normalized.span, input.span, in: pass, into: &tangent.inputProductSums)
      let (sums, productSums) = (tangent.sums, tangent.inputProductSums)
      guard pass.isWanted else { return }
      lines.applyDerivative(
        to: input.span, normalized: normalized.span, in: pass,
        inverseDeviations: record.tape.inverseDeviations.span, sums: sums.span,
        productSums: productSums.span, into: &tangent.normalized)
    }
    guard !scale.isEmpty else {
      if input != nil { tangent.output = tangent.normalized }
      return
    }
    let parameters = pass.state.parameters
    let normalized = record.tape.normalized
    for rows in blocks(of: record, in: pass) {
      for row in rows {
        for feature in 0..<features {
          let index = row * features + feature
          var slope = direction[scale.lowerBound + feature] * normalized[index]
          if !shift.isEmpty { slope += direction[shift.lowerBound + feature] }
          if input != nil {
            slope += parameters[scale.lowerBound + feature] * tangent.normalized[index]
          }
          tangent.output[index] = slope
        }
      }
    }
  }

  func backward(
    of record: LayerRecord, input: [Double]?, outputGradient: [Double],
    along direction: [Double], in pass: LayerPass<Double>, tangent: inout LayerTangent,
    product: inout [Double]
  ) {
    let rows = record.outputGradient.count / features
    if !scale.isEmpty {
      pass.columnProductSums(
        outputGradient.span, record.tape.normalized.span, rows: rows, columns: features,
        into: &product, at: scale.lowerBound)
      if input != nil {
        pass.columnProductSums(
          record.outputGradient.span, tangent.normalized.span, rows: rows, columns: features,
          into: &product, at: scale.lowerBound, accumulating: true)
      }
    }
    if !shift.isEmpty {
      pass.columnSums(
        outputGradient.span, rows: rows, columns: features, into: &product, at: shift.lowerBound)
    }
    guard record.wantsInputGradient else { return }
    reserve(count: record.inputGradient.count, for: pass, in: &tangent)
    guard pass.isWanted else { return }
    guard !scale.isEmpty else {
      findInputGradient(
        normalizedGradient: record.outputGradient, tangent: outputGradient, of: record,
        moves: input != nil, in: pass, into: &tangent)
      return
    }
    var gradient = pass.zeros(record.outputGradient.count)
    guard pass.isWanted else { return }
    var gradientTangent = exchange(&tangent.normalizedGradient, with: [])
    for rows in blocks(of: record, in: pass) {
      for row in rows {
        for feature in 0..<features {
          let index = row * features + feature
          let factor = pass.state.parameters[scale.lowerBound + feature]
          let slope = direction[scale.lowerBound + feature]
          let given = record.outputGradient[index]
          gradientTangent[index] = factor * outputGradient[index] + slope * given
          gradient[index] = given * factor
        }
      }
    }
    findInputGradient(
      normalizedGradient: gradient, tangent: gradientTangent, of: record, moves: input != nil,
      in: pass, into: &tangent)
    tangent.normalizedGradient = gradientTangent
  }

  /// ∂ẋ from p and ṗ.
  private func findInputGradient(
    normalizedGradient: [Double], tangent gradientTangent: [Double], of record: LayerRecord,
    moves: Bool, in pass: LayerPass<Double>, into tangent: inout LayerTangent
  ) {
    let normalized = normalized(of: record)
    let normalizedTangent = tangent.normalized
    let inverseDeviations = record.tape.inverseDeviations
    lines.findSums(gradientTangent.span, in: pass, into: &tangent.sums)
    lines.findProductSums(
      gradientTangent.span, normalized.span, in: pass, into: &tangent.gradientProductSums)
    if moves {
      lines.findProductSums(
        normalizedGradient.span, normalizedTangent.span, in: pass,
        into: &tangent.gradientProductSums, accumulating: true)
    }
    let (sums, productSums) = (tangent.sums, tangent.gradientProductSums)
    guard pass.isWanted else { return }
    lines.applyDerivative(
      to: gradientTangent.span, normalized: normalized.span, in: pass,
      inverseDeviations: inverseDeviations.span, sums: sums.span, productSums: productSums.span,
      into: &tangent.inputGradient)
    guard moves, lines.statistics != .fixed, pass.isWanted else { return }
    lines.findProductSums(
      normalizedGradient.span, normalized.span, in: pass, into: &tangent.gradientProductSums)
    let share = 1 / Double(lines.length)
    lines.forEachElement(in: pass) { index, line in
      tangent.inputGradient[index] -=
        inverseDeviations[line] * share
        * (tangent.inputProductSums[line] * record.inputGradient[index]
          + tangent.gradientProductSums[line] * normalizedTangent[index])
    }
  }

  /// Rows of features, by those that are gone through before somebody is asked again.
  private func blocks(
    of record: LayerRecord, in pass: LayerPass<Double>
  ) -> LazyMapSequence<SampleBlocks, Range<Int>> {
    let numbers = record.outputGradient.count / pass.rows
    return pass.blocks(ofRows: pass.rows, columns: numbers).lazy.map {
      $0.of(numbers / features)
    }
  }

  /// x̂.
  private func normalized(of record: LayerRecord) -> [Double] {
    scale.isEmpty ? record.tape.output : record.tape.normalized
  }

  private func reserve(
    count: Int, for pass: LayerPass<Double>, in tangent: inout LayerTangent
  ) {
    pass.reserve(count, in: &tangent.normalized)
    if !scale.isEmpty { pass.reserve(count, in: &tangent.normalizedGradient) }
    pass.reserve(lines.count, in: &tangent.sums)
    pass.reserve(lines.count, in: &tangent.inputProductSums)
    pass.reserve(lines.count, in: &tangent.gradientProductSums)
  }
}
