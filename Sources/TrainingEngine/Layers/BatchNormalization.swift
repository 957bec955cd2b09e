/// Batch normalization (Ioffe and Szegedy 2015, algorithm 1): y = γ x̂ + β with
/// x̂ = (x - μ) / √(σ² + ε), where μ and σ² (biased, over n) are those of the batch or, in inference
/// mode, running averages.
///
/// Backward, with g = γ ∂y: μ and σ² depend on every sample of the batch, which gives
/// ∂x = (g - mean(g) - x̂ mean(g x̂)) / √(σ² + ε); ∂γ = Σ ∂y x̂, ∂β = Σ ∂y. With running statistics only
/// the first term is left.
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
  /// Where the running mean lies in the running statistics; the running variance follows it.
  let runningMean: Range<Int>
  let runningVariance: Range<Int>

  var outputs: Int { inputs }
  var parameterRange: Range<Int> { scale.lowerBound..<shift.upperBound }
  var isAffine: Bool { !scale.isEmpty }

  func forward(
    _ input: Span<Double>, rows: Int, state: NetworkState, statistics: Statistics,
    tape: inout LayerTape
  ) {
    reserve(rows: rows, in: &tape)
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
    let means = tape.means
    let inverseDeviations = tape.inverseDeviations
    if isAffine {
      Kernels.normalizeColumns(
        input, rows: rows, columns: inputs, means: means.span,
        inverseDeviations: inverseDeviations.span, into: &tape.normalized)
      let normalized = tape.normalized
      Kernels.scaleAndShiftColumns(
        normalized.span, rows: rows, columns: inputs,
        scale: state.parameters.span.extracting(scale),
        shift: state.parameters.span.extracting(shift), into: &tape.output)
    } else {
      Kernels.normalizeColumns(
        input, rows: rows, columns: inputs, means: means.span,
        inverseDeviations: inverseDeviations.span, into: &tape.output)
    }
  }

  func backward(
    _ outputGradient: Span<Double>, input: Span<Double>, rows: Int, state: NetworkState,
    statistics: Statistics, tape: inout LayerTape, gradient: inout [Double],
    inputGradient: inout [Double], wantsInputGradient: Bool
  ) {
    let normalizedValues = isAffine ? tape.normalized : tape.output
    let normalized = normalizedValues.span.extracting(0..<rows * inputs)
    if isAffine {
      Kernels.columnProductSums(
        outputGradient, normalized, rows: rows, columns: inputs, into: &gradient,
        at: scale.lowerBound)
      Kernels.columnSums(
        outputGradient, rows: rows, columns: inputs, into: &gradient, at: shift.lowerBound)
    }
    guard wantsInputGradient else { return }
    var scaled = exchange(&tape.scaledGradient, with: [])
    defer { tape.scaledGradient = scaled }
    for feature in 0..<inputs {
      tape.columnSums[feature] = 0
      tape.columnProductSums[feature] = isAffine ? state.parameters[scale.lowerBound + feature] : 1
    }
    Kernels.scaleAndShiftColumns(
      outputGradient, rows: rows, columns: inputs, scale: tape.columnProductSums.span,
      shift: tape.columnSums.span, into: &scaled)
    let scaledGradient = scaled.span.extracting(0..<rows * inputs)
    if statistics == .batch {
      Kernels.columnSums(scaledGradient, rows: rows, columns: inputs, into: &tape.columnSums)
      Kernels.columnProductSums(
        scaledGradient, normalized, rows: rows, columns: inputs, into: &tape.columnProductSums)
    } else {
      for feature in 0..<inputs { tape.columnProductSums[feature] = 0 }
    }
    Kernels.normalizationInputGradient(
      scaledGradient, normalized: normalized, rows: rows, columns: inputs,
      inverseDeviations: tape.inverseDeviations.span, gradientSums: tape.columnSums.span,
      productSums: tape.columnProductSums.span, into: &inputGradient)
  }

  /// Moves the running averages towards the batch that `tape` holds.
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
      tape.columnSums = blank
      tape.columnProductSums = blank
    }
    if tape.scaledGradient.count < rows * inputs {
      tape.scaledGradient = Array(repeating: 0, count: rows * inputs)
      if isAffine { tape.normalized = Array(repeating: 0, count: rows * inputs) }
    }
  }
}
