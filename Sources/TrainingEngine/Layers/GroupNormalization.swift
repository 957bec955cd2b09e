/// Group normalization (Wu and He 2018): the features of each sample in equal groups of neighbours, and
/// within each group y = γ x̂ + β with x̂ = (x - μ) / √(σ² + ε), where μ and σ² (biased) are those of the
/// group. A single group is layer normalization (Ba, Kiros and Hinton 2016). γ and β belong to features,
/// not to groups.
///
/// Of images a group is made of neighbouring channels with all their pixels, and γ and β belong to
/// channels, as in PyTorch.
///
/// Backward: ∂γ = Σ ∂y x̂ and ∂β = Σ ∂y over the samples. What batch normalization does down a column
/// happens here along a group of n features: with ∂x̂ = γ ∂y,
/// ∂x = (∂x̂ - Σ∂x̂/n - x̂ Σ(∂x̂ x̂)/n) / √(σ² + ε). The scale stays inside the sums, because it differs
/// from one feature of the group to the next.
///
/// Groups of features lie one behind the other, so a matrix of samples is also one with a row for each
/// group, and all that happens before scale and shift happens to its rows. So it is with a single group
/// of channels; several lie scattered over the pixels, so images are turned channel after channel on
/// the way in, and back on the way out.
struct GroupNormalization: LayerComputation {
  /// Features, or the channels of images.
  let channels: Int
  /// 1, or the pixels of an image.
  let pixels: Int
  /// How many; divides the channels.
  let groups: Int
  let epsilon: Double
  /// Where the scale γ lies; empty without scale and shift.
  let scale: Range<Int>
  /// Where the shift β lies; empty without scale and shift.
  let shift: Range<Int>

  /// The layer before its sizes are known.
  struct Definition: LayerDefinition {
    let groups: Int
    let affine: Affine
    let epsilon: Double

    var takesImages: Bool? { nil }

    func outputShape(
      of input: SampleShape, at layer: LayerReference, behind source: LayerReference?
    ) throws(NetworkError) -> SampleShape {
      guard groups > 0, input.channels.isMultiple(of: groups) else {
        switch input {
        case .features(let features):
          throw .groupsDoNotDivide(layer: layer.name, groups: groups, features: features)
        case .image:
          throw .groupsDoNotDivideChannels(
            layer: layer, groups: groups, channels: input.channels, source: source)
        }
      }
      return input
    }

    func layer(in plan: inout NetworkPlan) throws(NetworkError) -> any LayerComputation {
      GroupNormalization(self, in: &plan)
    }
  }

  private init(_ definition: Definition, in plan: inout NetworkPlan) {
    channels = plan.shape.channels
    pixels = plan.shape.pixels
    groups = definition.groups
    epsilon = definition.epsilon
    scale = plan.appendScale(definition.affine)
    shift = plan.appendShift(definition.affine)
  }

  var inputs: Int { channels * pixels }
  var outputs: Int { inputs }
  var parameterRange: Range<Int> { scale.lowerBound..<shift.upperBound }
  var isAffine: Bool { !scale.isEmpty }
  /// Numbers of a group.
  var groupSize: Int { inputs / groups }
  /// Whether the numbers of a group lie apart.
  var isScattered: Bool { groups > 1 && pixels > 1 }
  var couplesSamples: Bool { false }
  var isAffineInParameters: Bool { true }

  /// Each sample has a mean and a variance of its own, which no scale and shift of features undo.
  func identityParameters(for statistics: () -> [Double]) -> [ParameterValues]? { nil }

  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    let rows = pass.rows
    reserve(for: pass, in: &tape)
    guard pass.isWanted else { return }
    var normalized =
      isAffine ? exchange(&tape.normalized, with: []) : exchange(&tape.output, with: [])
    if isScattered {
      pass.transposeEach(
        input, count: rows, rows: pixels, columns: channels, into: &tape.channelwise)
      let channelwise = tape.channelwise
      var result = exchange(&tape.channelwiseNormalized, with: [])
      normalize(channelwise.span, in: pass, tape: &tape, into: &result)
      pass.transposeEach(
        result.span, count: rows, rows: channels, columns: pixels, into: &normalized)
      tape.channelwiseNormalized = result
    } else {
      normalize(input, in: pass, tape: &tape, into: &normalized)
    }
    guard isAffine else {
      tape.output = normalized
      return
    }
    defer { tape.normalized = normalized }
    guard pass.isWanted else { return }
    pass.scaleAndShiftColumns(
      normalized.span, rows: rows * pixels, columns: channels,
      scale: pass.state.parameters.span.extracting(scale),
      shift: pass.state.parameters.span.extracting(shift), into: &tape.output)
  }

  /// x̂ from x, in which the numbers of a group lie side by side.
  private func normalize<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>,
    into normalized: inout [Scalar]
  ) {
    let count = pass.rows * groups
    pass.rowSums(input, rows: count, columns: groupSize, into: &tape.means)
    pass.scale(&tape.means, first: count, by: 1 / Double(groupSize))
    let means = tape.means
    pass.rowSquaredDeviationSums(
      input, means: means.span, rows: count, columns: groupSize, into: &tape.variances)
    pass.scale(&tape.variances, first: count, by: 1 / Double(groupSize))
    let epsilon = Scalar(epsilon)
    for block in pass.blocks(ofRoots: count) {
      for group in block {
        tape.inverseDeviations[group] = 1 / (tape.variances[group] + epsilon).squareRoot()
      }
    }
    pass.normalizeRows(
      input, rows: count, columns: groupSize, means: means.span,
      inverseDeviations: tape.inverseDeviations.span, into: &normalized)
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
    pass.columnSums(
      outputGradient, rows: rows * pixels, columns: channels, into: &gradient,
      at: shift.lowerBound)
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
    guard isScattered else {
      findGroupedInputGradient(
        normalizedGradient, normalized: normalized, in: pass, tape: &tape, into: &inputGradient)
      return
    }
    pass.transposeEach(
      normalizedGradient, count: rows, rows: pixels, columns: channels, into: &inputGradient)
    let normalized = tape.channelwiseNormalized
    var result = exchange(&tape.channelwise, with: [])
    findGroupedInputGradient(
      inputGradient.span, normalized: normalized.span, in: pass, tape: &tape, into: &result)
    pass.transposeEach(
      result.span, count: rows, rows: channels, columns: pixels, into: &inputGradient)
    tape.channelwise = result
  }

  /// The same where the numbers of a group lie side by side.
  private func findGroupedInputGradient<Scalar>(
    _ normalizedGradient: Span<Scalar>, normalized: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, into inputGradient: inout [Scalar]
  ) {
    let count = pass.rows * groups
    pass.rowSums(
      normalizedGradient, rows: count, columns: groupSize, into: &tape.gradientSums)
    pass.rowProductSums(
      normalizedGradient, normalized, rows: count, columns: groupSize, into: &tape.productSums)
    pass.rowNormalizationInputGradient(
      normalizedGradient, normalized: normalized, rows: count, columns: groupSize,
      inverseDeviations: tape.inverseDeviations.span, gradientSums: tape.gradientSums.span,
      productSums: tape.productSums.span, into: &inputGradient)
  }

  private func reserve<Scalar>(for pass: LayerPass<Scalar>, in tape: inout LayerTape<Scalar>) {
    let rows = pass.rows
    pass.reserveStatistics(rows * groups, in: &tape)
    if isAffine {
      pass.reserve(rows * inputs, in: &tape.normalized)
      pass.reserve(rows * inputs, in: &tape.normalizedGradient)
    }
    if isScattered {
      pass.reserve(rows * inputs, in: &tape.channelwise)
      pass.reserve(rows * inputs, in: &tape.channelwiseNormalized)
    }
  }
}
