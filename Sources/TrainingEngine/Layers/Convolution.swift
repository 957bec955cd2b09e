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
  var isAffineInParameters: Bool { true }
  func identityParameters(for statistics: () -> [Double]) -> [ParameterValues]? { [] }
  func isAffineInInput(with statistics: Statistics) -> Bool { true }

  func forward<Scalar>(
    _ input: Span<Scalar>, in pass: LayerPass<Scalar>, tape: inout LayerTape<Scalar>
  ) {
    let rows = pass.rows * geometry.positions
    reserve(rows: rows, in: &tape)
    Kernels.gatherPatches(input, samples: pass.rows, geometry, into: &tape.patches)
    inOrderOfPatches(pass.state.parameters.span.extracting(weight), into: &tape.patchWeights)
    let (patches, weights) = (tape.patches, tape.patchWeights)
    Kernels.multiply(
      rows: rows, columns: channels, inner: geometry.patch, patches.span, .plain, weights.span,
      .transposed, into: &tape.output,
      threads: pass.threads(forMultiplications: rows * channels * geometry.patch))
    if !bias.isEmpty {
      Kernels.addRow(
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
    let threads = pass.threads(forMultiplications: rows * channels * geometry.patch)
    Kernels.multiply(
      rows: channels, columns: geometry.patch, inner: rows, outputGradient, .transposed,
      patches.span, .plain, into: &tape.patchWeightGradient, threads: threads)
    inOrderOfParameters(tape.patchWeightGradient.span, into: &gradient, at: weight.lowerBound)
    if !bias.isEmpty {
      Kernels.columnSums(
        outputGradient, rows: rows, columns: channels, into: &gradient, at: bias.lowerBound)
    }
    guard wantsInputGradient else { return }
    if tape.patchGradient.count < rows * geometry.patch {
      tape.patchGradient = Array(repeating: 0, count: rows * geometry.patch)
    }
    Kernels.multiply(
      rows: rows, columns: geometry.patch, inner: channels, outputGradient, .plain, weights.span,
      .plain, into: &tape.patchGradient, threads: threads)
    Kernels.scatterPatches(
      tape.patchGradient.span, samples: pass.rows, geometry, into: &inputGradient)
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

  private func reserve<Scalar>(rows: Int, in tape: inout LayerTape<Scalar>) {
    if tape.patches.count < rows * geometry.patch {
      tape.patches = Array(repeating: 0, count: rows * geometry.patch)
    }
    if tape.patchWeights.isEmpty {
      tape.patchWeights = Array(repeating: 0, count: weight.count)
      tape.patchWeightGradient = tape.patchWeights
    }
  }
}
