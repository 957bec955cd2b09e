/// Group normalization (Wu and He 2018): the features of each sample in equal groups of neighbours, and
/// within each group y = γ x̂ + β with x̂ = (x - μ) / √(σ² + ε), where μ and σ² (biased) are those of the
/// group. A single group is layer normalization (Ba, Kiros and Hinton 2016). γ and β belong to features,
/// not to groups.
///
/// Backward: ∂γ = Σ ∂y x̂ and ∂β = Σ ∂y over the samples. What batch normalization does down a column
/// happens here along a group of n features: with ∂x̂ = γ ∂y,
/// ∂x = (∂x̂ - Σ∂x̂/n - x̂ Σ(∂x̂ x̂)/n) / √(σ² + ε). The scale stays inside the sums, because it differs
/// from one feature of the group to the next.
///
/// Groups lie one behind the other, so a matrix of samples is also one with a row for each group, and
/// all that happens before scale and shift happens to its rows.
struct GroupNormalization: LayerComputation {
  let inputs: Int
  /// How many; divides the inputs.
  let groups: Int
  let epsilon: Double
  /// Where the scale γ lies; empty without scale and shift.
  let scale: Range<Int>
  /// Where the shift β lies; empty without scale and shift.
  let shift: Range<Int>

  init(
    groups: Int, affine: Bool, epsilon: Double, in plan: inout NetworkPlan
  ) throws(NetworkError) {
    inputs = plan.features
    guard groups > 0, inputs.isMultiple(of: groups) else {
      throw .groupsDoNotDivide(layer: plan.layerName, groups: groups, features: inputs)
    }
    self.groups = groups
    self.epsilon = epsilon
    scale = affine ? plan.appendScale() : plan.noParameters
    shift = affine ? plan.appendShift() : plan.noParameters
  }

  var outputs: Int { inputs }
  var parameterRange: Range<Int> { scale.lowerBound..<shift.upperBound }
  var isAffine: Bool { !scale.isEmpty }
  /// Features of a group.
  var groupSize: Int { inputs / groups }

  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    let rows = pass.rows
    reserve(rows: rows, in: &tape)
    let count = rows * groups
    Kernels.rowSums(input, rows: count, columns: groupSize, into: &tape.means)
    Kernels.scale(&tape.means, by: 1 / Double(groupSize))
    let means = tape.means
    Kernels.rowSquaredDeviationSums(
      input, means: means.span, rows: count, columns: groupSize, into: &tape.variances)
    Kernels.scale(&tape.variances, by: 1 / Double(groupSize))
    let epsilon = Scalar(epsilon)
    for group in 0..<count {
      tape.inverseDeviations[group] = 1 / (tape.variances[group] + epsilon).squareRoot()
    }
    let inverseDeviations = tape.inverseDeviations
    guard isAffine else {
      Kernels.normalizeRows(
        input, rows: count, columns: groupSize, means: means.span,
        inverseDeviations: inverseDeviations.span, into: &tape.output)
      return
    }
    Kernels.normalizeRows(
      input, rows: count, columns: groupSize, means: means.span,
      inverseDeviations: inverseDeviations.span, into: &tape.normalized)
    let normalized = tape.normalized
    Kernels.scaleAndShiftColumns(
      normalized.span, rows: rows, columns: inputs,
      scale: pass.state.parameters.span.extracting(scale),
      shift: pass.state.parameters.span.extracting(shift), into: &tape.output)
  }

  func backward<Scalar>(
    _ outputGradient: Span<Scalar>, input: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, gradient: inout [Scalar], inputGradient: inout [Scalar],
    wantsInputGradient: Bool
  ) {
    let rows = pass.rows
    guard isAffine else {
      guard wantsInputGradient else { return }
      let normalized = tape.output
      findInputGradient(
        outputGradient, normalized: normalized.span, rows: rows, tape: &tape, into: &inputGradient)
      return
    }
    let normalized = tape.normalized
    Kernels.columnProductSums(
      outputGradient, normalized.span, rows: rows, columns: inputs, into: &gradient,
      at: scale.lowerBound)
    Kernels.columnSums(
      outputGradient, rows: rows, columns: inputs, into: &gradient, at: shift.lowerBound)
    guard wantsInputGradient else { return }
    Kernels.scaleColumns(
      outputGradient, rows: rows, columns: inputs,
      scale: pass.state.parameters.span.extracting(scale), into: &tape.normalizedGradient)
    let normalizedGradient = tape.normalizedGradient
    findInputGradient(
      normalizedGradient.span, normalized: normalized.span, rows: rows, tape: &tape,
      into: &inputGradient)
  }

  /// ∂x from ∂x̂ and x̂.
  private func findInputGradient<Scalar>(
    _ normalizedGradient: Span<Scalar>, normalized: Span<Scalar>, rows: Int,
    tape: inout LayerTape<Scalar>, into inputGradient: inout [Scalar]
  ) {
    let count = rows * groups
    Kernels.rowSums(
      normalizedGradient, rows: count, columns: groupSize, into: &tape.gradientSums)
    Kernels.rowProductSums(
      normalizedGradient, normalized, rows: count, columns: groupSize, into: &tape.productSums)
    Kernels.rowNormalizationInputGradient(
      normalizedGradient, normalized: normalized, rows: count, columns: groupSize,
      inverseDeviations: tape.inverseDeviations.span, gradientSums: tape.gradientSums.span,
      productSums: tape.productSums.span, into: &inputGradient)
  }

  private func reserve<Scalar>(rows: Int, in tape: inout LayerTape<Scalar>) {
    if tape.means.count < rows * groups {
      let blank = Array(repeating: Scalar(0), count: rows * groups)
      tape.means = blank
      tape.variances = blank
      tape.inverseDeviations = blank
      tape.gradientSums = blank
      tape.productSums = blank
    }
    if isAffine, tape.normalized.count < rows * inputs {
      tape.normalized = Array(repeating: 0, count: rows * inputs)
      tape.normalizedGradient = tape.normalized
    }
  }
}
