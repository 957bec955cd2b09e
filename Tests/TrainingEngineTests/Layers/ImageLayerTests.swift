import Testing

@testable import TrainingEngine

/// Layers on images, each by itself, against PyTorch's.
struct ImageLayerTests {
  @Test(arguments: ImageLayer.all)
  func theLayerDoesWhatTheReferenceDoes(layer: ImageLayer) throws {
    let reference = layer.reference
    let passed = try layer.pass()
    expectClose(passed.output, reference["y"].numbers, "output")
    expectClose(passed.inputGradient, reference["dx"].numbers, "input's gradient")
    let expected = reference["dparams"].members
    expectClose(
      passed.gradient, ["weight", "bias"].flatMap { expected[$0]?.numbers ?? [] },
      "parameters' gradient")
    expectClose(passed.outputInInferenceMode, reference["y_eval"].numbers, "inference mode")
    let running = reference["running"].members
    expectClose(
      passed.runningStatistics,
      ["running_mean", "running_var"].flatMap { running[$0]?.numbers ?? [] },
      "running statistics")
  }

  /// Where windows do not overlap and see all, pooling undoes what scattering one number over each
  /// window does.
  @Test func anAverageOfTheWholeImageIsItsMean() throws {
    let images = Matrix(rows: 1, columns: 8, elements: [1, 2, 3, 4, 10, 20, 30, 40])
    let network = try Network<Double>(
      input: .image(ImageShape(channels: 2, height: 2, width: 2)),
      layers: .numbered([.averagePooling(ImageWindow(2)), .flatten]), seed: 1)
    #expect(try network.outputs(for: images, statistics: .batch).elements == [2.5, 25])
  }

  @Test func flattenedImagesAreTheFeaturesThatDataSetsHold() throws {
    let images = Matrix(rows: 2, columns: 12, elements: (0..<24).map { Double($0) })
    let network = try Network<Double>(
      input: .image(ImageShape(channels: 2, height: 3, width: 2)), layers: .numbered([.flatten]),
      seed: 1)
    #expect(try network.outputs(for: images, statistics: .batch) == images)
    let features = try Network<Double>(inputs: 12, layers: .numbered([.flatten]), seed: 1)
    #expect(try features.outputs(for: images, statistics: .batch) == images)
  }
}

/// A layer of the reference on its images.
struct ImageLayer: Sendable, CustomTestStringConvertible {
  let name: String
  let kind: LayerSpecification.Kind

  var testDescription: String { name }

  static let all: [ImageLayer] = [
    ImageLayer(name: "conv3x3_pad1", kind: convolution(2, ImageWindow(3, padding: 1))),
    ImageLayer(
      name: "conv_3x2_stride_2x1_pad_1x0",
      kind: convolution(
        4, ImageWindow(height: 3, width: 2, verticalStride: 2, verticalPadding: 1))),
    ImageLayer(
      name: "conv_4x5_pad_3x2_no_bias",
      kind: convolution(
        3, ImageWindow(height: 4, width: 5, verticalPadding: 3, horizontalPadding: 2),
        bias: false)),
    ImageLayer(name: "conv_1x1_stride_2", kind: convolution(2, ImageWindow(1, stride: 2))),
    ImageLayer(name: "conv_5x5_whole_image", kind: convolution(9, ImageWindow(5))),
    ImageLayer(name: "maxpool2", kind: .maxPooling(ImageWindow(2, stride: 2))),
    ImageLayer(
      name: "max_3x3_stride_2_pad_1", kind: .maxPooling(ImageWindow(3, stride: 2, padding: 1))),
    ImageLayer(
      name: "max_2x3_stride_1x2",
      kind: .maxPooling(ImageWindow(height: 2, width: 3, horizontalStride: 2))),
    ImageLayer(name: "average_2x2_stride_2", kind: .averagePooling(ImageWindow(2, stride: 2))),
    ImageLayer(
      name: "average_3x2_stride_1x2_pad_1x1",
      kind: .averagePooling(
        ImageWindow(
          height: 3, width: 2, horizontalStride: 2, verticalPadding: 1, horizontalPadding: 1))),
    ImageLayer(name: "bn2d_2x3x4x4", kind: .normalization()),
    ImageLayer(name: "batch_of_one", kind: .normalization()),
    ImageLayer(name: "ln_conv_groupnorm1_2x3x4x4", kind: .layerNormalization()),
    ImageLayer(
      name: "group_2_of_6", kind: .groupNormalization(groups: 2, affine: true, epsilon: 1e-5)),
    ImageLayer(
      name: "group_6_of_6", kind: .groupNormalization(groups: 6, affine: true, epsilon: 1e-5)),
    ImageLayer(name: "rms", kind: .rmsNormalization(affine: true, epsilon: 0.1)),
  ]

  private static func convolution(
    _ channels: Int, _ window: ImageWindow, bias: Bool = true
  ) -> LayerSpecification.Kind {
    .convolution(outputs: channels, window: window, bias: bias, initializer: .torch)
  }

  var reference: Reference {
    Reference.images["layers"].members[name] ?? Reference.operations["ops"][name]
  }

  /// Samples, channels, height and width of what comes in.
  private var extents: [Int] {
    if let shape = reference.members["shape"] { return shape.numbers.map { Int($0) } }
    var extents: [Int] = []
    var level = reference["x"]
    while case .list(let elements) = level {
      extents.append(elements.count)
      level = elements[0]
    }
    return extents
  }

  /// What leaves the layer, images channel after channel.
  struct Passed {
    let output: [Double]
    let gradient: [Double]
    let inputGradient: [Double]
    let runningStatistics: [Double]
    let outputInInferenceMode: [Double]
  }

  func pass() throws -> Passed {
    let (samples, channels, pixels) = (extents[0], extents[1], extents[2] * extents[3])
    let images = Matrix(
      rows: samples, columns: channels * pixels, elements: reference["x"].numbers)
    // A layer behind it, because a network ends with features.
    var network = try Network<Double>(
      input: .image(ImageShape(channels: channels, height: extents[2], width: extents[3])),
      layers: .numbered([kind, .flatten]), seed: 1)
    let parameters = reference["params"].members
    network.state.parameters = ["weight", "bias"].flatMap { parameters[$0]?.numbers ?? [] }
    #expect(network.state.parameters.count == network.layout.count)

    let input = network.inputShape.entering(images.elements)
    var workspace = Workspace<Double>()
    network.forward(input.span, rows: samples, statistics: .batch, workspace: &workspace)
    let output = workspace.tapes[1].output
    let pass = LayerPass(rows: samples, state: network.state, statistics: .batch)
    var gradient = Array(repeating: Double.nan, count: network.layout.count)
    var imageGradient = Array(repeating: Double.nan, count: output.count)
    var inputGradient = Array(repeating: Double.nan, count: input.count)
    let between = workspace.tapes[0].output
    network.layers[1].backward(
      reference["dy"].numbers.span, input: between.span, in: pass, tape: &workspace.tapes[1],
      gradient: &gradient, inputGradient: &imageGradient, wantsInputGradient: true)
    network.layers[0].backward(
      imageGradient.span, input: input.span, in: pass, tape: &workspace.tapes[0],
      gradient: &gradient, inputGradient: &inputGradient, wantsInputGradient: true)
    network.layers[0].updateRunningStatistics(
      &network.state.runningStatistics, from: workspace.tapes[0], rows: samples)
    return try Passed(
      output: output, gradient: gradient,
      inputGradient: (0..<input.count).map { place in
        let (sample, rest) = place.quotientAndRemainder(dividingBy: channels * pixels)
        let (channel, pixel) = rest.quotientAndRemainder(dividingBy: pixels)
        return inputGradient[(sample * pixels + pixel) * channels + channel]
      }, runningStatistics: network.state.runningStatistics,
      outputInInferenceMode: network.outputs(for: images, statistics: .running).elements)
  }
}
