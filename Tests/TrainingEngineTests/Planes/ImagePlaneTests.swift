import Testing

@testable import TrainingEngine

/// The loss over planes of convolutions, pooling and blocks is that of the whole network there, whatever
/// shortcuts are taken.
struct ImagePlaneTests {
  @Test(arguments: ImageNetwork.all)
  func theLossIsThatOfThePlainEvaluationInDouble(model: ImageNetwork) throws {
    let (network, data) = (try model.network(), model.data(samples: 9))
    for directions in PlaneShortcutTests.Directions.allCases {
      try check(
        network, data, directions.plane(of: network), statistics: model.statistics,
        "\(directions)")
      try check(
        network, data, directions.plane(of: network),
        statistics: .frozen(try network.statistics(over: data)), "\(directions), frozen")
    }
  }

  @Test(arguments: ImageNetwork.all)
  func theLossIsThatOfThePlainEvaluationInFloat(model: ImageNetwork) throws {
    let network = try model.network(of: Float.self)
    let data = model.data(samples: 9)
    for directions in PlaneShortcutTests.Directions.allCases {
      let plane = directions.plane(of: network.widened)
      try check(
        network, data, plane, statistics: model.statistics, to: 1e-5, scale: 0.1, "\(directions)")
    }
  }

  /// A block of convolutions with dropout and noise behind it, planes in and before it.
  @Test(arguments: PlaneShortcutTests.Directions.allCases)
  func blocksOfConvolutionsAreEvaluatedWithoutNoise(
    directions: PlaneShortcutTests.Directions
  ) throws {
    let network = try Self.blocks()
    let data = Self.images
    let plane = directions.plane(of: network)
    let frozen = Statistics.frozen(try network.statistics(over: data))
    for statistics in [.batch, .running, frozen] {
      try check(network, data, plane, statistics: statistics, "\(directions), \(statistics)")
    }
    // Twice the same, as nothing is drawn.
    var surface = try PlaneLoss(
      network: network, plane: plane, loss: .softmaxCrossEntropy, data: data, statistics: .batch)
    #expect(surface(0.5, -0.25) == surface(0.5, -0.25))
  }

  /// A convolution multiplies each of its weights once a position, and so much is a point said to take.
  @Test func aConvolutionCountsEveryPosition() throws {
    let model = ImageNetwork(normalization: .none, pooling: .average, statistics: .batch)
    let (network, data) = (try model.network(), model.data())
    let convolutions = network.layers.compactMap { $0.computation as? Convolution }
    let work = convolutions.map { $0.geometry.positions * $0.weight.count }
    #expect(convolutions.map(\.workPerSample) == work && !work.isEmpty)
    let plan = try PlaneLoss(
      network: network, plane: PlaneShortcutTests.Directions.all.plane(of: network),
      loss: .softmaxCrossEntropy, data: data, statistics: .batch
    ).plan
    // The first is affine in the coordinates.
    #expect(plan.workPerPoint > 2 * data.count * work.dropFirst().reduce(0, +))
  }

  @Test func whatLiesBeforeAnImageLayerIsComputedOnce() throws {
    let model = ImageNetwork(normalization: .none, pooling: .average, statistics: .batch)
    let (network, data) = (try model.network(), model.data())
    let second = try #require(network.layout.tensors.first { $0.name == "3.weight" }).range
    let plan = try PlaneLoss(
      network: network, parameters: (second.lowerBound, second.lowerBound + 1),
      loss: .softmaxCrossEntropy, data: data, statistics: .batch
    ).plan
    #expect(plan.shortcuts.prefix(2) == [.computedOnce(layers: 3), .affineOutput(layer: "'3'")])
  }

  @Test func aLastLayerAboveABodyOfConvolutionsTakesNoBody() throws {
    for normalization in ImageNetwork.Normalization.allCases {
      let model = ImageNetwork(normalization: normalization, pooling: .max, statistics: .batch)
      let (network, data) = (try model.network(), model.data())
      let last = try #require(network.layout.tensors.last).range
      let plan = try PlaneLoss(
        network: network, parameters: (last.lowerBound, last.lowerBound + 1),
        loss: .softmaxCrossEntropy, data: data, statistics: .batch
      ).plan
      let layers = network.layers.count - 1
      #expect(plan.shortcuts.first == .computedOnce(layers: layers))
      #expect(plan.shortcuts.dropFirst().first == .affineOutput(layer: "'\(layers)'"))
      #expect(plan.workPerPoint < 10_000)
    }
  }

  /// Constants normalize, means pool and nothing is drawn: all that is affine, up to the loss itself.
  @Test func whatIsAffineIsCarriedThroughImageLayers() throws {
    let network = try Network<Double>(
      input: .image(ImageShape(channels: 1, height: 6, width: 6)),
      layers: .numbered([
        .convolution(outputs: 3, window: ImageWindow(3), bias: true, initializer: .torch),
        .normalization(), .averagePooling(ImageWindow(2)), .dropout(probability: 0.4),
        .noise(ActivationNoise(scale: 0.5...1, shift: 0...2)),
        .convolution(outputs: 2, window: ImageWindow(2), bias: true, initializer: .torch),
        .flatten, .linear(1),
      ]), seed: 3)
    var stream = RandomStream(seed: 7, stream: 0)
    let data = DataSet(
      features: Matrix(rows: 12, columns: 36, elements: stream.normal(12 * 36)),
      targets: .values(Matrix(rows: 12, columns: 1, elements: stream.normal(12))),
      imageShape: ImageShape(channels: 1, height: 6, width: 6))
    let frozen = Statistics.frozen(try network.statistics(over: data))
    for (statistics, isQuadratic) in [(Statistics.running, true), (frozen, true), (.batch, false)] {
      let plane = ParameterPlane(ofParametersAt: (x: 0, y: 13), others: network.state.parameters)
      var surface = try PlaneLoss(
        network: network, plane: plane, loss: .meanSquaredError, data: data,
        statistics: statistics)
      #expect(surface.plan.shortcuts.contains(.quadraticLoss) == isQuadratic)
      for point in PlaneShortcutTests.points {
        var there = network
        there.state.parameters = plane.parameters(point.x, point.y)
        try expectClose(
          surface(point.x, point.y),
          there.meanLoss(.meanSquaredError, on: data, statistics: statistics), "\(point)")
      }
    }
  }

  // MARK: -

  private func check<Scalar: NetworkScalar>(
    _ network: Network<Scalar>, _ data: DataSet, _ plane: ParameterPlane, statistics: Statistics,
    to tolerance: Double = 1e-12, scale: Double = 0, _ name: String
  ) throws {
    var surface = try PlaneLoss(
      network: network, plane: plane, loss: .softmaxCrossEntropy, data: data,
      statistics: statistics)
    for point in PlaneShortcutTests.points {
      var there = network
      there.state.parameters = Scalar.rounding(plane.parameters(point.x, point.y))
      try expectClose(
        surface(point.x, point.y),
        there.meanLoss(.softmaxCrossEntropy, on: data, statistics: statistics),
        to: tolerance, scale: scale, "\(name) \(point), \(surface.plan.sentence)")
    }
  }

  private static func blocks() throws -> Network<Double> {
    let window = ImageWindow(height: 3, width: 3, verticalPadding: 1, horizontalPadding: 1)
    return try Network(
      input: .image(ImageShape(channels: 2, height: 4, width: 4)),
      layers: .numbered([
        .convolution(outputs: 3, window: window, bias: true, initializer: .torch),
        .residual(
          .numbered([
            .convolution(outputs: 4, window: window, bias: false, initializer: .torch),
            .normalization(), .activation(.relu),
            .convolution(outputs: 3, window: window, bias: true, initializer: .torch),
          ])), .dropout(probability: 0.5), .noise(ActivationNoise()),
        .maxPooling(ImageWindow(2)), .flatten, .linear(3),
      ]), seed: 4, initialScale: 2)
  }

  private static var images: DataSet {
    var stream = RandomStream(seed: 7, stream: 0)
    return DataSet(
      features: Matrix(rows: 10, columns: 32, elements: stream.normal(320)),
      targets: .labels((0..<10).map { Int32($0 * 7 % 3) }, classes: 3),
      imageShape: ImageShape(channels: 2, height: 4, width: 4))
  }
}
