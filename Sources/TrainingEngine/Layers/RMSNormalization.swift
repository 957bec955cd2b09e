/// RMS normalization (Zhang and Sennrich 2019): y = γ x̂ with x̂ = x / r and r = √(mean of x² + ε), the
/// mean over the n features of a sample. Nothing is subtracted and nothing added. Of an image the mean is
/// over all channels and pixels, and γ belongs to channels.
///
/// Backward: ∂γ = Σ ∂y x̂ over the samples. From ∂r/∂x = x̂/n, and with ∂x̂ = γ ∂y,
/// ∂x = (∂x̂ - x̂ Σ(∂x̂ x̂)/n) / r: layer normalization's gradient without the term of the mean.
struct RMSNormalization: LayerComputation {
  /// Features, or the channels of images.
  let channels: Int
  /// 1, or the pixels of an image.
  let pixels: Int
  let epsilon: Double
  /// Where the scale γ lies; empty without.
  let scale: Range<Int>

  /// The layer before its sizes are known.
  struct Definition: ShapeKeepingDefinition {
    let affine: Affine
    let epsilon: Double

    func layer(in plan: inout NetworkPlan) throws(NetworkError) -> any LayerComputation {
      RMSNormalization(self, in: &plan)
    }
  }

  private init(_ definition: Definition, in plan: inout NetworkPlan) {
    channels = plan.shape.channels
    pixels = plan.shape.pixels
    epsilon = definition.epsilon
    scale = plan.appendScale(definition.affine)
  }

  var inputs: Int { channels * pixels }
  var outputs: Int { inputs }
  var parameterRange: Range<Int> { scale }
  var isAffine: Bool { !scale.isEmpty }
  var couplesSamples: Bool { false }
  var isAffineInParameters: Bool { true }

  /// Each sample has a root mean square of its own, which no scale of features undoes.
  func identityParameters(for statistics: () -> [Double]) -> [ParameterValues]? { nil }

  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    let rows = pass.rows
    reserve(for: pass, in: &tape)
    guard pass.isWanted else { return }
    pass.rowProductSums(input, input, rows: rows, columns: inputs, into: &tape.variances)
    let (width, epsilon) = (Scalar(inputs), Scalar(epsilon))
    for block in pass.blocks(ofRoots: rows) {
      for row in block {
        tape.inverseDeviations[row] =
          1 / (tape.variances[row] / width + epsilon).squareRoot()
      }
    }
    // Means of nought: the same kernels serve those who subtract one and those who do not.
    let (means, inverseDeviations) = (tape.means, tape.inverseDeviations)
    guard pass.isWanted else { return }
    guard isAffine else {
      pass.normalizeRows(
        input, rows: rows, columns: inputs, means: means.span,
        inverseDeviations: inverseDeviations.span, into: &tape.output)
      return
    }
    pass.normalizeRows(
      input, rows: rows, columns: inputs, means: means.span,
      inverseDeviations: inverseDeviations.span, into: &tape.normalized)
    guard pass.isWanted else { return }
    let normalized = tape.normalized
    pass.scaleColumns(
      normalized.span, rows: rows * pixels, columns: channels,
      scale: pass.state.parameters.span.extracting(scale), into: &tape.output)
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
        outputGradient, normalized: normalized.span, in: pass, tape: &tape, into: &inputGradient)
      return
    }
    let normalized = tape.normalized
    pass.columnProductSums(
      outputGradient, normalized.span, rows: rows * pixels, columns: channels, into: &gradient,
      at: scale.lowerBound)
    guard wantsInputGradient, pass.isWanted else { return }
    pass.scaleColumns(
      outputGradient, rows: rows * pixels, columns: channels,
      scale: pass.state.parameters.span.extracting(scale), into: &tape.normalizedGradient)
    guard pass.isWanted else { return }
    let normalizedGradient = tape.normalizedGradient
    findInputGradient(
      normalizedGradient.span, normalized: normalized.span, in: pass, tape: &tape,
      into: &inputGradient)
  }

  /// ∂x from ∂x̂ and x̂.
  private func findInputGradient<Scalar>(
    _ normalizedGradient: Span<Scalar>, normalized: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, into inputGradient: inout [Scalar]
  ) {
    let rows = pass.rows
    pass.rowProductSums(
      normalizedGradient, normalized, rows: rows, columns: inputs, into: &tape.productSums)
    pass.rowNormalizationInputGradient(
      normalizedGradient, normalized: normalized, rows: rows, columns: inputs,
      inverseDeviations: tape.inverseDeviations.span, gradientSums: tape.gradientSums.span,
      productSums: tape.productSums.span, into: &inputGradient)
  }

  private func reserve<Scalar>(for pass: LayerPass<Scalar>, in tape: inout LayerTape<Scalar>) {
    let rows = pass.rows
    pass.reserveStatistics(rows, in: &tape)
    if isAffine {
      pass.reserve(rows * inputs, in: &tape.normalized)
      pass.reserve(rows * inputs, in: &tape.normalizedGradient)
    }
  }
}
