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

  var outputs: Int { inputs }
  var parameterRange: Range<Int> { scale.lowerBound..<shift.upperBound }
  var couplesSamples: Bool { true }
  var isAffine: Bool { !scale.isEmpty }

  func forward(
    _ input: Span<Double>, rows: Int, state: NetworkState, statistics: Statistics,
    tape: inout LayerTape
  ) {
    reserve(rows: rows, in: &tape)
    findStatistics(of: input, rows: rows, state: state, statistics: statistics, tape: &tape)
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
      scale: state.parameters.span.extracting(scale),
      shift: state.parameters.span.extracting(shift), into: &tape.output)
  }

  private func findStatistics(
    of input: Span<Double>, rows: Int, state: NetworkState, statistics: Statistics,
    tape: inout LayerTape
  ) {
    switch statistics {
    case .batch:
      Kernels.columnSums(input, rows: rows, columns: inputs, into: &tape.means)
      Kernels.scale(&tape.means, by: 1 / Double(rows))
      let means = tape.means
      Kernels.columnSquaredDeviationSums(
        input, means: means.span, rows: rows, columns: inputs, into: &tape.variances)
      Kernels.scale(&tape.variances, by: 1 / Double(rows))
    case .running:
      for feature in 0..<inputs {
        tape.means[feature] = state.runningStatistics[runningMean.lowerBound + feature]
        tape.variances[feature] = state.runningStatistics[runningVariance.lowerBound + feature]
      }
    }
    for feature in 0..<inputs {
      tape.inverseDeviations[feature] = 1 / (tape.variances[feature] + epsilon).squareRoot()
    }
  }

  func backward(
    _ outputGradient: Span<Double>, input: Span<Double>, rows: Int, state: NetworkState,
    statistics: Statistics, tape: inout LayerTape, gradient: inout [Double],
    inputGradient: inout [Double], wantsInputGradient: Bool
  ) {
    guard isAffine || wantsInputGradient else { return }
    let normalizedValues = isAffine ? tape.normalized : tape.output
    let normalized = normalizedValues.span.extracting(0..<rows * inputs)
    Kernels.columnSums(outputGradient, rows: rows, columns: inputs, into: &tape.gradientSums)
    Kernels.columnProductSums(
      outputGradient, normalized, rows: rows, columns: inputs, into: &tape.productSums)
    for feature in 0..<inputs {
      var scaling = 1.0
      if isAffine {
        gradient[scale.lowerBound + feature] = tape.productSums[feature]
        gradient[shift.lowerBound + feature] = tape.gradientSums[feature]
        scaling = state.parameters[scale.lowerBound + feature]
      }
      tape.slopes[feature] = scaling * tape.inverseDeviations[feature]
      if statistics == .running {
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

  func updateRunningStatistics(_ running: inout [Double], from tape: LayerTape, rows: Int) {
    let unbiased = Double(rows) / Double(rows - 1)
    for feature in 0..<inputs {
      let mean = runningMean.lowerBound + feature
      let variance = runningVariance.lowerBound + feature
      running[mean] = (1 - momentum) * running[mean] + momentum * tape.means[feature]
      running[variance] =
        (1 - momentum) * running[variance] + momentum * (tape.variances[feature] * unbiased)
    }
  }

  private func reserve(rows: Int, in tape: inout LayerTape) {
    if tape.means.count < inputs {
      let blank = Array(repeating: 0.0, count: inputs)
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
