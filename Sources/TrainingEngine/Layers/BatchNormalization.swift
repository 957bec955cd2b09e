/// Batch normalization (Ioffe and Szegedy 2015, algorithm 1): y = γ x̂ + β with
/// x̂ = (x - μ) / √(σ² + ε), where μ and σ² (biased, over n) are those of the batch or, in inference
/// mode, running averages; or whatever was frozen. Of images each channel is normalized, over the pixels
/// of all samples, and has its γ and β: every pixel is one of the n rows that are told of here.
///
/// Backward: ∂γ = Σ ∂y x̂ and ∂β = Σ ∂y. Because μ and σ² depend on every sample of the batch,
/// ∂x = γ / √(σ² + ε) (∂y - ∂β/n - x̂ ∂γ/n). With constant statistics only the first term is left.
///
/// The running averages follow PyTorch: (1 - momentum) old + momentum new, with the unbiased variance
/// (over n - 1) as the new one.
struct BatchNormalization: LayerComputation {
  /// Columns: features, or the channels of images.
  let channels: Int
  /// Rows of a sample: 1, or the pixels of an image.
  let pixels: Int
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

  /// The layer before its sizes are known.
  struct Definition: ShapeKeepingDefinition {
    let affine: Affine
    let epsilon: Double
    let momentum: Double

    func layer(in plan: inout NetworkPlan) throws(NetworkError) -> any LayerComputation {
      BatchNormalization(self, in: &plan)
    }
  }

  private init(_ definition: Definition, in plan: inout NetworkPlan) {
    channels = plan.shape.channels
    pixels = plan.shape.pixels
    epsilon = definition.epsilon
    momentum = definition.momentum
    scale = plan.appendScale(definition.affine)
    shift = plan.appendShift(definition.affine)
    runningMean = plan.appendRunningStatistics(initial: Array(repeating: 0, count: channels))
    runningVariance = plan.appendRunningStatistics(initial: Array(repeating: 1, count: channels))
  }

  var inputs: Int { channels * pixels }
  var outputs: Int { inputs }
  var parameterRange: Range<Int> { scale.lowerBound..<shift.upperBound }
  func isAffineInInput(with statistics: Statistics) -> Bool { !statistics.followTheBatch }
  var couplesSamples: Bool { true }
  var isAffineInParameters: Bool { true }
  var smallestBatch: Int { pixels > 1 ? 1 : 2 }
  var isAffine: Bool { !scale.isEmpty }

  /// γ = √(σ² + ε) and β = μ.
  func identityParameters(for statistics: () -> [Double]) -> [ParameterValues]? {
    guard isAffine else { return nil }
    let values = statistics()
    return [
      ParameterValues(
        place: scale, values: values[runningVariance].map { ($0 + epsilon).squareRoot() }),
      ParameterValues(place: shift, values: Array(values[runningMean])),
    ]
  }

  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    let rows = pass.rows * pixels
    reserve(rows: rows, for: pass, in: &tape)
    guard pass.isWanted else { return }
    findStatistics(of: input, in: pass, tape: &tape)
    guard pass.isWanted else { return }
    let (means, inverseDeviations) = (tape.means, tape.inverseDeviations)
    guard isAffine else {
      pass.normalizeColumns(
        input, rows: rows, columns: channels, means: means.span,
        inverseDeviations: inverseDeviations.span, into: &tape.output)
      return
    }
    pass.normalizeColumns(
      input, rows: rows, columns: channels, means: means.span,
      inverseDeviations: inverseDeviations.span, into: &tape.normalized)
    guard pass.isWanted else { return }
    let normalized = tape.normalized
    pass.scaleAndShiftColumns(
      normalized.span, rows: rows, columns: channels,
      scale: pass.state.parameters.span.extracting(scale),
      shift: pass.state.parameters.span.extracting(shift), into: &tape.output)
  }

  private func findStatistics<Scalar>(
    of input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    let rows = pass.rows * pixels
    switch pass.statistics {
    case .batch:
      pass.columnSums(input, rows: rows, columns: channels, into: &tape.means)
      Kernels.scale(&tape.means, by: 1 / Double(rows))
      let means = tape.means
      pass.columnSquaredDeviationSums(
        input, means: means.span, rows: rows, columns: channels, into: &tape.variances)
      Kernels.scale(&tape.variances, by: 1 / Double(rows))
    case .running:
      for channel in 0..<channels {
        tape.means[channel] = pass.state.runningStatistics[runningMean.lowerBound + channel]
        tape.variances[channel] = pass.state.runningStatistics[runningVariance.lowerBound + channel]
      }
    case .frozen(let frozen):
      for channel in 0..<channels {
        tape.means[channel] = Scalar(frozen.values[runningMean.lowerBound + channel])
        tape.variances[channel] = Scalar(frozen.values[runningVariance.lowerBound + channel])
      }
    }
    let epsilon = Scalar(epsilon)
    for channel in 0..<channels {
      tape.inverseDeviations[channel] = 1 / (tape.variances[channel] + epsilon).squareRoot()
    }
  }

  func backward<Scalar>(
    _ outputGradient: Span<Scalar>, input: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, gradient: inout [Scalar], inputGradient: inout [Scalar],
    wantsInputGradient: Bool
  ) {
    let rows = pass.rows * pixels
    guard isAffine || wantsInputGradient else { return }
    let followTheBatch = pass.statistics.followTheBatch
    let normalizedValues = isAffine ? tape.normalized : tape.output
    let normalized = normalizedValues.span.extracting(0..<rows * channels)
    pass.columnSums(outputGradient, rows: rows, columns: channels, into: &tape.gradientSums)
    pass.columnProductSums(
      outputGradient, normalized, rows: rows, columns: channels, into: &tape.productSums)
    for channel in 0..<channels {
      var scaling: Scalar = 1
      if isAffine {
        gradient[scale.lowerBound + channel] = tape.productSums[channel]
        gradient[shift.lowerBound + channel] = tape.gradientSums[channel]
        scaling = pass.state.parameters[scale.lowerBound + channel]
      }
      tape.slopes[channel] = scaling * tape.inverseDeviations[channel]
      if !followTheBatch {
        tape.gradientSums[channel] = 0
        tape.productSums[channel] = 0
      }
    }
    guard wantsInputGradient, pass.isWanted else { return }
    pass.normalizationInputGradient(
      outputGradient, normalized: normalized, rows: rows, columns: channels,
      inverseDeviations: tape.slopes.span, gradientSums: tape.gradientSums.span,
      productSums: tape.productSums.span, into: &inputGradient)
  }

  func updateRunningStatistics<Scalar>(
    _ running: inout [Scalar], from tape: LayerTape<Scalar>, rows: Int
  ) {
    let count = Double(rows * pixels)
    let unbiased = Scalar(count / (count - 1))
    let (kept, taken) = (Scalar(1 - momentum), Scalar(momentum))
    for channel in 0..<channels {
      let mean = runningMean.lowerBound + channel
      let variance = runningVariance.lowerBound + channel
      running[mean] = kept * running[mean] + taken * tape.means[channel]
      running[variance] =
        kept * running[variance] + taken * (tape.variances[channel] * unbiased)
    }
  }

  func captureStatistics<Scalar>(from tape: LayerTape<Scalar>, into values: inout [Double]) {
    for channel in 0..<channels {
      values[runningMean.lowerBound + channel] = Double(tape.means[channel])
      values[runningVariance.lowerBound + channel] = Double(tape.variances[channel])
    }
  }

  private func reserve<Scalar>(
    rows: Int, for pass: LayerPass<Scalar>, in tape: inout LayerTape<Scalar>
  ) {
    if tape.means.count < channels {
      let blank = Array(repeating: Scalar(0), count: channels)
      tape.means = blank
      tape.variances = blank
      tape.inverseDeviations = blank
      tape.slopes = blank
      tape.gradientSums = blank
      tape.productSums = blank
    }
    if isAffine { pass.reserve(rows * channels, in: &tape.normalized) }
  }
}
