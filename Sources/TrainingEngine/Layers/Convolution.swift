/// A convolution of images, or rather what the field calls so, a cross-correlation: at every position of
/// a window, and for each channel o of the output, y = b[o] + Σ over the window's pixels (i, j) and the
/// channels c of W[o, c, i, j] times what the window sees there.
///
/// With a row for each position that holds what the window sees, its patch, this is a linear layer,
/// Y = P Wᵀ + b. Backward, from the gradient G of the output: ∂W = Gᵀ P, ∂b = Σ over positions of G, and
/// ∂P = G W, of which each number goes back to the pixel that it came from.
///
/// The weights lie as [outputs, channels, height, width], as in PyTorch. Patches hold the channels of a
/// pixel side by side, as images do, so the weights are brought into that order first.
struct Convolution: LayerComputation {
  let geometry: WindowGeometry
  /// Channels that go out.
  let channels: Int
  let weight: Range<Int>
  /// Empty without bias.
  let bias: Range<Int>

  /// The layer before its images are known.
  struct Definition: LayerDefinition {
    /// Channels that go out.
    let outputs: Int
    let window: ImageWindow
    let bias: Bool
    let initializer: Initializer

    var takesImages: Bool? { true }

    func outputShape(
      of input: SampleShape, at layer: LayerReference, behind source: LayerReference?
    ) throws(NetworkError) -> SampleShape {
      try layer.check(outputs: outputs)
      return .image(
        try window.slid(
          over: input, paddedBy: { $0 - 1 }, channels: outputs, at: layer, behind: source))
    }

    func layer(in plan: inout NetworkPlan) throws(NetworkError) -> any LayerComputation {
      try Convolution(self, in: &plan)
    }
  }

  private init(_ definition: Definition, in plan: inout NetworkPlan) throws(NetworkError) {
    let window = definition.window
    geometry = WindowGeometry(window, in: plan)
    channels = definition.outputs
    (weight, bias) = try plan.appendWeights(
      outputs: channels, inputs: geometry.input.channels, window: [window.height, window.width],
      bias: definition.bias, initializer: definition.initializer)
  }

  var inputs: Int { geometry.input.count }
  var outputs: Int { geometry.positions * channels }
  var parameterRange: Range<Int> { weight.lowerBound..<bias.upperBound }
  var couplesSamples: Bool { false }
  var workPerSample: Int { keptPerSample * channels }
  /// The patches.
  var keptPerSample: Int { geometry.positions * geometry.patch }
  var isAffineInParameters: Bool { true }
  func identityParameters(for statistics: () -> [Double]) -> [ParameterValues]? { [] }
  func isAffineInInput(with statistics: Statistics) -> Bool { true }

  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    let rows = pass.rows * geometry.positions
    reserve(rows: rows, for: pass, in: &tape)
    guard pass.isWanted else { return }
    inOrderOfPatches(pass.state.parameters.span.extracting(weight), into: &tape.patchWeights)
    gatherPatches(input, into: &tape.patches, in: pass)
    let (patches, weights) = (tape.patches, tape.patchWeights)
    multiply(patches.span, weights.span, .transposed, into: &tape.output, in: pass)
    if !bias.isEmpty {
      pass.addRow(
        pass.state.parameters.span.extracting(bias), toEachOf: rows, of: &tape.output)
    }
  }

  func backward<Scalar>(
    _ outputGradient: Span<Scalar>, input: Span<Scalar>, in pass: LayerPass<Scalar>,
    tape: inout LayerTape<Scalar>, gradient: inout [Scalar], inputGradient: inout [Scalar],
    wantsInputGradient: Bool
  ) {
    let rows = pass.rows * geometry.positions
    let (patches, weights) = (tape.patches, tape.patchWeights)
    multiply(outputGradient, with: patches.span, into: &tape.patchWeightGradient, in: pass)
    inOrderOfParameters(tape.patchWeightGradient.span, into: &gradient, at: weight.lowerBound)
    if !bias.isEmpty {
      pass.columnSums(
        outputGradient, rows: rows, columns: channels, into: &gradient, at: bias.lowerBound)
    }
    guard wantsInputGradient else { return }
    pass.reserve(rows * geometry.patch, in: &tape.patchGradient)
    guard pass.isWanted else { return }
    multiply(outputGradient, weights.span, .plain, into: &tape.patchGradient, in: pass)
    scatterPatches(tape.patchGradient.span, into: &inputGradient, in: pass)
  }

  /// Weights, or directions in their space, as [outputs, height, width, channels].
  func inOrderOfPatches<Scalar: NetworkScalar>(
    _ weights: Span<Scalar>, into ordered: inout [Scalar]
  ) {
    Kernels.transposeEach(
      weights, count: channels, rows: geometry.input.channels, columns: geometry.window.area,
      into: &ordered)
  }

  /// The gradient of weights in the order of patches, as [outputs, channels, height, width].
  func inOrderOfParameters<Scalar: NetworkScalar>(
    _ weights: Span<Scalar>, into ordered: inout [Scalar], at offset: Int
  ) {
    Kernels.transposeEach(
      weights, count: channels, rows: geometry.window.area, columns: geometry.input.channels,
      into: &ordered, at: offset)
  }

  private func reserve<Scalar>(
    rows: Int, for pass: LayerPass<Scalar>, in tape: inout LayerTape<Scalar>
  ) {
    pass.reserve(rows * geometry.patch, in: &tape.patches)
    if tape.patchWeights.isEmpty {
      tape.patchWeights = Array(repeating: 0, count: weight.count)
      tape.patchWeightGradient = tape.patchWeights
    }
  }
}

// Patches and their products, in blocks of samples where somebody is asked, to the same bits: sums go on
// where they were left.
extension Convolution {
  /// What the window sees at each of its positions.
  func gatherPatches<Scalar>(
    _ images: Span<Scalar>, into patches: inout [Scalar], in pass: LayerPass<Scalar>
  ) {
    for samples in pass.blocks(ofWork: workPerSample) {
      Kernels.gatherPatches(
        images.extracting(samples.of(inputs)), samples: samples.count, geometry, into: &patches,
        at: samples.lowerBound * geometry.positions * geometry.patch)
    }
  }

  /// Each number of patches goes back to the pixel that it came from.
  func scatterPatches<Scalar>(
    _ patches: Span<Scalar>, into images: inout [Scalar], in pass: LayerPass<Scalar>
  ) {
    for samples in pass.blocks(ofWork: workPerSample) {
      Kernels.scatterPatches(
        patches.extracting(samples.of(geometry.positions * geometry.patch)),
        samples: samples.count, geometry, into: &images, at: samples.lowerBound * inputs)
    }
  }

  /// Patches times the transpose of weights in the same order, or the gradient of the output times these.
  func multiply<Scalar>(
    _ matrix: Span<Scalar>, _ weights: Span<Scalar>, _ order: Kernels.Order,
    into output: inout [Scalar], accumulating: Bool = false, in pass: LayerPass<Scalar>
  ) {
    let patch = geometry.patch
    let (inner, columns) = order == .transposed ? (patch, channels) : (channels, patch)
    for samples in pass.blocks(ofWork: workPerSample) {
      let rows = samples.of(geometry.positions)
      Kernels.multiply(
        rows: rows.count, columns: columns, inner: inner, matrix.extracting(rows.of(inner)),
        .plain, weights, order, into: &output, at: rows.lowerBound * columns,
        accumulating: accumulating,
        threads: pass.threads(forMultiplications: samples.count * workPerSample))
    }
  }

  /// Gᵀ P, the gradient of the weights in the order of patches.
  func multiply<Scalar>(
    _ gradient: Span<Scalar>, with patches: Span<Scalar>, into product: inout [Scalar],
    accumulating: Bool = false, in pass: LayerPass<Scalar>
  ) {
    for samples in pass.blocks(ofWork: workPerSample) {
      let rows = samples.of(geometry.positions)
      Kernels.multiply(
        rows: channels, columns: geometry.patch, inner: rows.count,
        gradient.extracting(rows.of(channels)), .transposed,
        patches.extracting(rows.of(geometry.patch)), .plain, into: &product,
        accumulating: accumulating || samples.lowerBound > 0,
        threads: pass.threads(forMultiplications: samples.count * workPerSample))
    }
  }
}
