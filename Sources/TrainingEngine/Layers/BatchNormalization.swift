/// Batch normalization (Ioffe and Szegedy 2015, algorithm 1): y = γ x̂ + β with
/// x̂ = (x - μ) / √(σ² + ε), where μ and σ² (biased, over n) are those of the batch or, in inference
/// mode, running averages.
///
/// Backward: ∂γ = Σ ∂y x̂ and ∂β = Σ ∂y. Because μ and σ² depend on every sample of the batch,
/// ∂x = γ / √(σ² + ε) (∂y - ∂β/n - x̂ ∂γ/n). With running statistics only the first term is left.
///
/// The running averages follow PyTorch: (1 - momentum) old + momentum new, with the unbiased variance
/// (over n - 1) as the new one.
struct BatchNormalization: LayerComputation {
  let inputs: Int
  let epsilon: Double
  let momentum: Double
  /// Where the scale γ lies; empty without scale and shift.
  let scale: Range<Int>
  /// Where the shift β lies; empty without scale and shift.
  let shift: Range<Int>
  /// Where the running mean lies in the running statistics.
  let runningMean: Range<Int>
  /// Where the running variance lies in the running statistics.
  let runningVariance: Range<Int>

  init(affine: Bool, epsilon: Double, momentum: Double, in plan: inout NetworkPlan) {
    inputs = plan.features
    self.epsilon = epsilon
    self.momentum = momentum
    scale = affine ? plan.appendScale() : plan.noParameters
    shift = affine ? plan.appendShift() : plan.noParameters
    runningMean = plan.appendRunningStatistics(initial: Array(repeating: 0, count: inputs))
    runningVariance = plan.appendRunningStatistics(initial: Array(repeating: 1, count: inputs))
  }

  var outputs: Int { inputs }
  var parameterRange: Range<Int> { scale.lowerBound..<shift.upperBound }
  var couplesSamples: Bool { true }
  var isAffine: Bool { !scale.isEmpty }

  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    let rows = pass.rows
    reserve(rows: rows, in: &tape)
    findStatistics(of: input, in: pass, tape: &tape)
    let (means, inverseDeviations) = (tape.means, tape.inverseDeviations)
    guard isAffine else {
      Kernels.normalizeColumns(
        input, rows: rows, columns: inputs, means: means.span,
        inverseDeviations: inverseDeviations.span, into: &tape.output)
      return
    }
    Kernels.normalizeColumns(
      input, rows: rows, columns: inputs, means: means.span,
      inverseDeviations: inverseDeviations.span, into: &tape.normalized)
    let normalized = tape.normalized
    Kernels.scaleAndShiftColumns(
      normalized.span, rows: rows, columns: inputs,
      scale: pass.state.parameters.span.extracting(scale),
      shift: pass.state.parameters.span.extracting(shift), into: &tape.output)
  }

  private func findStatistics<Scalar>(
    of input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    let rows = pass.rows
    switch pass.statistics {
    case .batch:
      Kernels.columnSums(input, rows: rows, columns: inputs, into: &tape.means)
      Kernels.scale(&tape.means, by: 1 / Double(rows))
      let means = tape.means
      Kernels.columnSquaredDeviationSums(
        input, means: means.span, rows: rows, columns: inputs, into: &tape.variances)
      Kernels.scale(&tape.variances, by: 1 / Double(rows))
    case .running:
      for feature in 0..<inputs {
        tape.means[feature] = pass.state.runningStatistics[runningMean.lowerBound + feature]
        tape.variances[feature] = pass.state.runningStatistics[runningVariance.lowerBound + feature]
      }
    }
    let epsilon = Scalar(epsilon)
    for feature in 0..<inputs {
      tape.inverseDeviations[feature] = 1 / (tape.variances[feature] + epsilon).squareRoot()
    }
  }

  func backward<Scalar>(
    _ outputGradient: Span<Scalar>, input: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, gradient: inout [Scalar], inputGradient: inout [Scalar],
    wantsInputGradient: Bool
  ) {
    let rows = pass.rows
    guard isAffine || wantsInputGradient else { return }
    let normalizedValues = isAffine ? tape.normalized : tape.output
    let normalized = normalizedValues.span.extracting(0..<rows * inputs)
    Kernels.columnSums(outputGradient, rows: rows, columns: inputs, into: &tape.gradientSums)
    Kernels.columnProductSums(
      outputGradient, normalized, rows: rows, columns: inputs, into: &tape.productSums)
    for feature in 0..<inputs {
      var scaling: Scalar = 1
      if isAffine {
        gradient[scale.lowerBound + feature] = tape.productSums[feature]
        gradient[shift.lowerBound + feature] = tape.gradientSums[feature]
        scaling = pass.state.parameters[scale.lowerBound + feature]
      }
      tape.slopes[feature] = scaling * tape.inverseDeviations[feature]
      if pass.statistics == .running {
        tape.gradientSums[feature] = 0
        tape.productSums[feature] = 0
      }
    }
    guard wantsInputGradient else { return }
    Kernels.normalizationInputGradient(
      outputGradient, normalized: normalized, rows: rows, columns: inputs,
      inverseDeviations: tape.slopes.span, gradientSums: tape.gradientSums.span,
      productSums: tape.productSums.span, into: &inputGradient)
  }

  func updateRunningStatistics<Scalar>(
    _ running: inout [Scalar], from tape: LayerTape<Scalar>, rows: Int
  ) {
    let unbiased = Scalar(Double(rows) / Double(rows - 1))
    let (kept, taken) = (Scalar(1 - momentum), Scalar(momentum))
    for feature in 0..<inputs {
      let mean = runningMean.lowerBound + feature
      let variance = runningVariance.lowerBound + feature
      running[mean] = kept * running[mean] + taken * tape.means[feature]
      running[variance] =
        kept * running[variance] + taken * (tape.variances[feature] * unbiased)
    }
  }

  private func reserve<Scalar>(rows: Int, in tape: inout LayerTape<Scalar>) {
    if tape.means.count < inputs {
      let blank = Array(repeating: Scalar(0), count: inputs)
      tape.means = blank
      tape.variances = blank
      tape.inverseDeviations = blank
      tape.slopes = blank
      tape.gradientSums = blank
      tape.productSums = blank
    }
    if isAffine, tape.normalized.count < rows * inputs {
      tape.normalized = Array(repeating: 0, count: rows * inputs)
    }
  }
}
