import Testing

@testable import TrainingEngine

/// Layer, group and RMS normalization as layers of their own.
struct SampleNormalizationTests {
  @Test func layerNormalizationDoesWhatTheReferenceDoes() throws {
    let reference = Reference.operations["ops"]["ln_5x3"]
    let passed = try pass(
      .layerNormalization(), scale: reference["params"]["weight"].numbers,
      shift: reference["params"]["bias"].numbers, input: Matrix(reference["x"]),
      outputGradient: reference["dy"].numbers)
    expectClose(passed.output, reference["y"].numbers, "output")
    expectClose(passed.output, reference["y_eval"].numbers, "output in inference mode")
    let expected = reference["dparams"]
    expectClose(
      passed.gradient, expected["weight"].numbers + expected["bias"].numbers,
      "parameters' gradient")
    expectClose(passed.inputGradient, reference["dx"].numbers, "input's gradient")
  }

  /// Images normalized as a whole with a scale and a shift for each pixel of each channel: the same as
  /// features.
  @Test func layerNormalizationOfImagesDoesWhatTheReferenceDoes() throws {
    let reference = Reference.operations["ops"]["ln_conv_elementwise_2x3x4x4"]
    let passed = try pass(
      .layerNormalization(), scale: reference["params"]["weight"].numbers,
      shift: reference["params"]["bias"].numbers, input: Matrix(reference["x"]),
      outputGradient: reference["dy"].numbers)
    expectClose(passed.output, reference["y"].numbers, "output")
    let expected = reference["dparams"]
    expectClose(
      passed.gradient, expected["weight"].numbers + expected["bias"].numbers,
      "parameters' gradient")
    expectClose(passed.inputGradient, reference["dx"].numbers, "input's gradient")
  }

  /// The reference's channels have 16 pixels each and share their scale and shift; here every pixel
  /// is a feature, and the gradients of a channel's pixels add up to the channel's.
  @Test func groupNormalizationOfOneGroupDoesWhatTheReferenceDoes() throws {
    let reference = Reference.operations["ops"]["ln_conv_groupnorm1_2x3x4x4"]
    func pixels(_ channels: [Double]) -> [Double] {
      channels.flatMap { Array(repeating: $0, count: 16) }
    }
    let passed = try pass(
      .groupNormalization(groups: 1, affine: true, epsilon: 1e-5),
      scale: pixels(reference["params"]["weight"].numbers),
      shift: pixels(reference["params"]["bias"].numbers), input: Matrix(reference["x"]),
      outputGradient: reference["dy"].numbers)
    expectClose(passed.output, reference["y"].numbers, "output")
    let channels = (0..<6).map { passed.gradient[$0 * 16..<($0 + 1) * 16].reduce(0, +) }
    let expected = reference["dparams"]
    expectClose(
      channels, expected["weight"].numbers + expected["bias"].numbers, "parameters' gradient")
    expectClose(passed.inputGradient, reference["dx"].numbers, "input's gradient")
  }

  /// Groups know nothing of each other, so each is layer normalization of its own features.
  @Test func groupsAreNormalizedLikeLayersOfTheirOwn() throws {
    var stream = RandomStream(seed: 1, stream: 0)
    let (rows, width, groups) = (9, 12, 3)
    let size = width / groups
    let input = Matrix(rows: rows, columns: width, elements: stream.normal(rows * width))
    let outputGradient = stream.normal(rows * width)
    let (scale, shift) = (stream.normal(width), stream.normal(width))
    let whole = try pass(
      .groupNormalization(groups: groups, affine: true, epsilon: 1e-5), scale: scale, shift: shift,
      input: input, outputGradient: outputGradient)
    for group in 0..<groups {
      let features = group * size..<(group + 1) * size
      func part(_ matrix: [Double]) -> [Double] {
        (0..<rows).flatMap { row in features.map { matrix[row * width + $0] } }
      }
      let alone = try pass(
        .layerNormalization(), scale: Array(scale[features]), shift: Array(shift[features]),
        input: Matrix(rows: rows, columns: size, elements: part(input.elements)),
        outputGradient: part(outputGradient))
      #expect(part(whole.output) == alone.output)
      #expect(part(whole.inputGradient) == alone.inputGradient)
      #expect(
        whole.gradient[features] + whole.gradient[features.shifted(by: width)]
          == alone.gradient[...])
    }
  }

  /// (3, 4) has the root mean square √12.5.
  @Test func rmsNormalizationDividesByTheRootMeanSquare() throws {
    let root = 12.5.squareRoot()
    let passed = try pass(
      .rmsNormalization(affine: true, epsilon: .ulpOfOne), scale: [2, -1], shift: [],
      input: Matrix(rows: 2, columns: 2, elements: [3, 4, -30, -40]),
      outputGradient: [1, 0, 0, 1])
    expectClose(
      passed.output, [6 / root, -4 / root, -6 / root, 4 / root], "output")
    expectClose(passed.gradient, [3 / root, -4 / root], "scale's gradient")
    // ∂(x₁/r)/∂x = (x₂², -x₁ x₂) / (2 r³), and the like for x₂/r.
    let cube = root * root * root
    expectClose(
      passed.inputGradient,
      [2 * 16 / (2 * cube), -2 * 12 / (2 * cube), 12 / (2 * 10 * cube), -9 / (2 * 10 * cube)],
      "input's gradient")
  }

  @Test(
    arguments: [
      LayerSpecification.Kind.layerNormalization(affine: false),
      .groupNormalization(groups: 2, affine: false, epsilon: 0),
      .rmsNormalization(affine: false, epsilon: 0),
    ])
  func theOutputOfASampleDoesNotDependOnTheOthersNorOnTheStatistics(
    kind: LayerSpecification.Kind
  ) throws {
    let data = DataSet.blobs(
      samples: 20, offset: [5, -2, 0, 1], scales: [1, 30, 0.1, 2], seed: 4)
    let network = try Network<Double>(inputs: 4, layers: .numbered([kind]), seed: 1)
    #expect(!network.couplesSamples)
    #expect(network.state.parameters.isEmpty && network.state.runningStatistics.isEmpty)
    let together = try network.outputs(for: data.features, statistics: .batch).elements
    #expect(try together == network.outputs(for: data.features, statistics: .running).elements)
    let alone = try (0..<20).flatMap { row in
      try network.outputs(for: data.selecting([row]).features, statistics: .batch).elements
    }
    #expect(together == alone)
  }

  @Test(arguments: [0, -1, 4, 6])
  func groupsThatAreNotEquallyLargeAreRefused(groups: Int) {
    #expect(
      throws: NetworkError.groupsDoNotDivide(layer: "1", groups: groups, features: 5)
    ) {
      try Network<Double>(
        inputs: 2,
        layers: .numbered([
          .linear(5), .groupNormalization(groups: groups, affine: true, epsilon: 1e-5),
        ]), seed: 1)
    }
  }
}

extension Range<Int> {
  fileprivate func shifted(by distance: Int) -> Range<Int> {
    lowerBound + distance..<upperBound + distance
  }
}

/// What leaves a single layer on the way forward and on the way back.
private func pass(
  _ kind: LayerSpecification.Kind, scale: [Double], shift: [Double], input: Matrix,
  outputGradient: [Double]
) throws -> (output: [Double], gradient: [Double], inputGradient: [Double]) {
  var network = try Network<Double>(inputs: input.columns, layers: .numbered([kind]), seed: 1)
  network.state.parameters = scale + shift
  var workspace = Workspace<Double>()
  network.forward(
    input.elements.span, rows: input.rows, statistics: .batch, workspace: &workspace)
  let output = workspace.tapes[0].output
  var gradient = Array(repeating: Double.nan, count: scale.count + shift.count)
  var inputGradient = Array(repeating: Double.nan, count: input.elements.count)
  network.layers[0].backward(
    outputGradient.span, input: input.elements.span,
    in: LayerPass(rows: input.rows, state: network.state, statistics: .batch),
    tape: &workspace.tapes[0], gradient: &gradient,
    inputGradient: &inputGradient, wantsInputGradient: true)
  return (output, gradient, inputGradient)
}
