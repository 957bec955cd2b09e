import Testing

@testable import TrainingEngine

/// Networks on images as a whole: what they compute, and which layers make one.
struct ImageNetworkTests {
  @Test(arguments: ImageNetwork.all)
  func theGradientIsTheSlopeOfTheLoss(of model: ImageNetwork) throws {
    let network = try model.network()
    let data = model.data()
    let (loss, gradient) = try network.lossAndGradient(
      .softmaxCrossEntropy, on: data, statistics: model.statistics)
    #expect(
      try loss == network.meanLoss(.softmaxCrossEntropy, on: data, statistics: model.statistics))
    let slopes = try network.layout.indices.map { index in
      try derivative { change in
        var moved = network
        moved.state.parameters[index] += change
        return try moved.meanLoss(.softmaxCrossEntropy, on: data, statistics: model.statistics)
      }
    }
    // Rounding of losses near 1 over a step of 1e-4 leaves about 1e-12.
    expectClose(gradient, slopes, to: 1e-9, scale: 1, "gradient")
  }

  @Test(arguments: ImageNetwork.all)
  func curvatureIsTheSlopeOfTheGradient(of model: ImageNetwork) throws {
    let network = try model.network()
    let data = model.data()
    var stream = RandomStream(seed: 8, stream: 0)
    let count = network.layout.count
    let directions = [stream.normal(count), stream.normal(count)]
    let curvature = try network.directionalCurvature(
      of: .softmaxCrossEntropy, on: data, statistics: model.statistics, along: directions[0],
      directions[1])
    let (loss, gradient) = try network.lossAndGradient(
      .softmaxCrossEntropy, on: data, statistics: model.statistics)
    func dot(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    expectClose(curvature.loss, loss, "loss")
    expectClose(
      [curvature.gradient.0, curvature.gradient.1], directions.map { dot(gradient, $0) },
      scale: 1, "gradient")
    func slope(of direction: [Double], along other: [Double]) throws -> Double {
      try derivative(step: 1e-5) { change in
        var moved = network
        for index in 0..<count { moved.state.parameters[index] += change * direction[index] }
        return try dot(
          moved.lossAndGradient(.softmaxCrossEntropy, on: data, statistics: model.statistics)
            .gradient, other)
      }
    }
    // Rounding of gradients near 1 over a step of 1e-5 leaves about 1e-10.
    try expectClose(
      [curvature.hessian.aa, curvature.hessian.ab, curvature.hessian.bb],
      [
        slope(of: directions[0], along: directions[0]),
        slope(of: directions[0], along: directions[1]),
        slope(of: directions[1], along: directions[1]),
      ], to: 1e-7, scale: 1, "Hessian")
  }

  @Test(arguments: ImageNetwork.all)
  func productsWithTheHessianAreSlopesOfTheGradient(of model: ImageNetwork) throws {
    let network = try model.network()
    let data = model.data()
    var stream = RandomStream(seed: 9, stream: 0)
    let vector = stream.normal(network.layout.count)
    var hessian = try #require(
      try LossHessian(
        of: .softmaxCrossEntropy, network: network, on: data, statistics: model.statistics))
    let product = try hessian.product(with: vector) ?? []
    func slopes(at change: Double) throws -> [Double] {
      var moved = network
      for index in vector.indices { moved.state.parameters[index] += change * vector[index] }
      return try moved.lossAndGradient(
        .softmaxCrossEntropy, on: data, statistics: model.statistics
      ).gradient
    }
    let step = 1e-5
    let near = try (slopes(at: step), slopes(at: -step))
    let far = try (slopes(at: 2 * step), slopes(at: -2 * step))
    let expected = vector.indices.map {
      (8 * (near.0[$0] - near.1[$0]) - (far.0[$0] - far.1[$0])) / (12 * step)
    }
    expectClose(product, expected, to: 1e-7, scale: 1, "product")
    let curvature = try network.directionalCurvature(
      of: .softmaxCrossEntropy, on: data, statistics: model.statistics, along: vector, vector)
    expectClose(
      zip(vector, product).reduce(0) { $0 + $1.0 * $1.1 }, curvature.hessian.aa, scale: 1,
      "second derivative")
  }

  @Test(arguments: ImageNetwork.all)
  func floatNetworksAreDoubleOnesButForRounding(model: ImageNetwork) throws {
    let float = try model.network(of: Float.self)
    let double = float.widened
    #expect(double.inputShape == float.inputShape)
    let data = model.data()
    let (loss, gradient) = try float.lossAndGradient(
      .softmaxCrossEntropy, on: data, statistics: model.statistics)
    let expected = try double.lossAndGradient(
      .softmaxCrossEntropy, on: data, statistics: model.statistics)
    expectClose(loss, expected.loss, to: 1e-5, "loss")
    expectClose(gradient, expected.gradient, to: 1e-5, scale: 1, "gradient")
    #expect(gradient != expected.gradient)
  }

  @Test func aTrainerWithFewerSamplesInTheLastBatchGoesOnBitForBit() throws {
    for model in ImageNetwork.all where model.statistics == .batch {
      var trainer = try model.trainer()
      for _ in 0..<5 { trainer.advance() }
      var restored = try model.trainer()
      try restored.restore(trainer.checkpoint)
      for _ in 0..<5 { #expect(restored.advance() == trainer.advance()) }
      #expect(restored.checkpoint == trainer.checkpoint)
    }
  }

  @Test func weightsAreCalledByOutputInputRowAndColumn() throws {
    let network = try ImageNetwork(normalization: .batch, pooling: .max, statistics: .batch)
      .network()
    let layout = network.layout
    #expect(layout.tensors[0].shape == [4, 2, 3, 2])
    #expect(layout.index(of: "0.weight[1,0,2,1]") == 12 + 5)
    #expect(layout.name(of: 17) == "0.weight[1,0,2,1]")
    #expect(layout.index(of: "0.weight[1,0]") == nil)
    #expect(layout.tensors.first { $0.name == "1.scale" }?.shape == [4])
    #expect(network.state.runningStatistics.count == 2 * (4 + 6))
    #expect(layout.indices.allSatisfy { layout.index(of: layout.name(of: $0)) == $0 })
  }

  @Test func whatLeavesALayerIsSeenChannelAfterChannel() throws {
    let data = ImageNetwork.all[0].data()
    let network = try Network<Float>(
      input: .image(try #require(data.imageShape)),
      layers: .numbered([.square(3, ImageWindow(2)), .flatten]), seed: 1)
    let seen = try network.activations(for: data.features, statistics: .batch)
    #expect(try seen[0].values == network.outputs(for: data.features, statistics: .batch))
    #expect(seen[0].values == seen[1].values)
  }

  @Test func layersThatDoNotFitNameBothWithTheirShapes() {
    let image = SampleShape.image(ImageShape(channels: 1, height: 8, width: 8))
    let convolution = layer("conv", .square(6, ImageWindow(3, padding: 1)))
    let pool = layer("pool", .maxPooling(ImageWindow(2, stride: 2)))
    expect(
      "Layer 'output' takes features, but layer 'pool' gives images of 6x4x4 (channels x height x "
        + "width); a flatten layer between them makes 96 features of each.",
      [convolution, pool, layer("output", .linear(10))], input: image)
    expect(
      "Layer 'output' takes features, but layer 2 gives images of 6x8x8 (channels x height x "
        + "width); a flatten layer between them makes 384 features of each.",
      [convolution, layer("", .activation(.relu)), layer("output", .linear(10))], input: image)
    expect(
      "Layer 'output' takes features, but the network's input gives images of 1x8x8 (channels x "
        + "height x width); a flatten layer between them makes 64 features of each.",
      [layer("output", .linear(10))], input: image)
    expect(
      "Layer 'conv' takes images, but the network's input gives 64 features.", [convolution],
      input: .features(64))
    expect(
      "Layer 2 takes images, but layer 'hidden' gives 1 feature.",
      [layer("hidden", .linear(1)), layer("", .averagePooling(ImageWindow(2)))],
      input: .features(64))
    expect(
      "Layer 'large' has a kernel of 5x5 pixels, but layer 'pool' gives images of 6x4x4 (channels x "
        + "height x width).",
      [convolution, pool, layer("large", .square(2, ImageWindow(5)))], input: image)
    expect(
      "Layer 'large' has a kernel of 13x3 pixels, but the network's input gives images of 1x8x8 "
        + "(channels x height x width), 12x8 pixels with padding.",
      [
        layer(
          "large", .square(2, ImageWindow(height: 13, width: 3, verticalPadding: 2)))
      ], input: image)
    expect(
      "Layer 'again' has a kernel of 2x2 pixels, but layer 'whole' gives images of 6x1x1 (channels x "
        + "height x width).",
      [convolution, layer("whole", .averagePooling(ImageWindow(8))), layer("again", pool.kind)],
      input: image)
    expect(
      "The network ends with layer 'pool', which gives images of 6x4x4 (channels x height x width); "
        + "a flatten layer behind it makes 96 features of each.",
      [convolution, pool], input: image)
    expect(
      "Layer 'norm' cannot split the 6 channels that layer 'conv' gives into 4 equal groups.",
      [convolution, layer("norm", .groupNormalization(groups: 4, affine: true, epsilon: 1e-5))],
      input: image)
  }

  @Test func impossibleWindowsAreRefused() {
    let image = SampleShape.image(ImageShape(channels: 1, height: 8, width: 8))
    for window in [
      ImageWindow(0), ImageWindow(2, stride: 0), ImageWindow(-1), ImageWindow(.max),
      ImageWindow(2, stride: .max), ImageWindow(height: 3, width: 40_000, verticalPadding: 1),
    ] {
      for kind in [
        LayerSpecification.Kind.square(2, window), .maxPooling(window), .averagePooling(window),
      ] {
        expect(
          "The kernel and the strides of layer 'a' are to be from 1 to 32768 pixels.",
          [layer("a", kind)], input: image)
      }
    }
    expect(
      "Layer 'a' has a padding of 3; with a kernel of 3 pixels it can be from 0 to 2.",
      [layer("a", .square(1, ImageWindow(3, padding: 3)))], input: image)
    expect(
      "Layer 'a' has a padding of -1; with a kernel of 3 pixels it can be from 0 to 2.",
      [layer("a", .square(1, ImageWindow(height: 4, width: 3, horizontalPadding: -1)))],
      input: image)
    expect(
      "Layer 'a' has a padding of 2; with a kernel of 3 pixels it can be from 0 to 1.",
      [layer("a", .maxPooling(ImageWindow(3, padding: 2)))], input: image)
    expect(
      "Layer 'a' needs at least one output.", [layer("a", .square(0, ImageWindow(3)))],
      input: image)
    expect(
      "With layer 'a' the network has more than 100000000 parameters.",
      [layer("a", .square(.max, ImageWindow(3)))], input: image)
  }

  @Test func layersDecideWhetherANetworkTakesImages() {
    let image = ImageShape(channels: 1, height: 8, width: 8)
    func shape(_ kinds: LayerSpecification.Kind...) -> SampleShape {
      [LayerSpecification].numbered(kinds).inputShape(features: 64, image: image)
    }
    let convolution = LayerSpecification.Kind.square(2, ImageWindow(3))
    #expect(shape(convolution) == .image(image))
    #expect(shape(.normalization(), .activation(.relu), convolution) == .image(image))
    #expect(shape(.maxPooling(ImageWindow(2))) == .image(image))
    #expect(shape(.normalization(), .linear(10), convolution) == .features(64))
    #expect(shape(.normalization()) == .features(64))
    #expect(
      [LayerSpecification].numbered([convolution]).inputShape(features: 64, image: nil)
        == .features(64))
  }

  private func layer(_ name: String, _ kind: LayerSpecification.Kind) -> LayerSpecification {
    LayerSpecification(name: name, kind: kind)
  }

  private func expect(
    _ message: String, _ layers: [LayerSpecification], input: SampleShape,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do throws(NetworkError) {
      _ = try Network<Double>(input: input, layers: layers, seed: 1)
      Issue.record("These layers make a network.", sourceLocation: sourceLocation)
    } catch {
      #expect(error.message == message, sourceLocation: sourceLocation)
    }
  }
}

extension LayerSpecification.Kind {
  fileprivate static func square(_ channels: Int, _ window: ImageWindow) -> Self {
    .convolution(outputs: channels, window: window, bias: true, initializer: .torch)
  }
}
