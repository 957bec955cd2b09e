import Testing

@testable import TrainingEngine

/// Networks whose products go through in blocks of rows: nothing changes, and whoever does not wait any
/// more is asked often.
@Suite struct PlaneCancellationTests {
  private let network: Network<Double>
  private let data: DataSet
  private let plane: ParameterPlane

  /// 300-300-300-3 with normalization and 500 samples: two blocks and a bit.
  init() throws {
    network = try WideModel.network()
    var stream = RandomStream(seed: 2, stream: 0)
    data = WideModel.data(from: &stream)
    // Small enough for the loss to stay about as it is.
    plane = ParameterPlane(
      base: network.state.parameters,
      directions: ParameterPlane.Directions(
        x: stream.normal(network.layout.count).map { 0.01 * $0 },
        y: stream.normal(network.layout.count).map { 0.01 * $0 }))
  }

  private func prepared(_ asked: Asked) throws -> PlaneLoss<Double>? {
    try PlaneLoss(
      network: network, plane: plane, loss: .softmaxCrossEntropy, data: data, statistics: .batch,
      isCancelled: { asked.answer() })
  }

  @Test func blocksOfRowsGiveTheSameLossAndDerivatives() throws {
    #expect(RowBlocks.rows(ofWork: 300 * 300) < 500)
    var surface = try #require(try prepared(Asked(yesAfter: .max)))
    var there = network
    there.state.parameters = plane.parameters(0.3, -0.2)
    let (loss, gradient) = try there.lossAndGradient(
      .softmaxCrossEntropy, on: data, statistics: .batch)
    expectClose(surface(0.3, -0.2), loss, scale: 1, "loss")
    let found = surface.curvature(0.3, -0.2)
    func along(_ direction: [Double]) -> Double {
      zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
    }
    expectClose(found.loss, loss, scale: 1, "loss of the Taylor polynomial")
    expectClose(found.gradient.0, along(plane.directions.x), scale: 1, "slope along x")
    expectClose(found.gradient.1, along(plane.directions.y), scale: 1, "slope along y")
  }

  /// What enters the second product is computed once where the plane lies behind it.
  @Test func blocksOfRowsGiveTheSameLayersInFrontOfThePlane() throws {
    let last = try #require(network.layout.tensors.first { $0.name == "5.weight" }).range.lowerBound
    var surface = try PlaneLoss(
      network: network, parameters: (last, last + 1), loss: .softmaxCrossEntropy, data: data,
      statistics: .batch)
    expectClose(
      surface(surface.origin.x, surface.origin.y),
      try network.meanLoss(.softmaxCrossEntropy, on: data, statistics: .batch), scale: 1, "loss")
  }

  @Test func blocksOfRowsGiveTheSameGradient() throws {
    let objective = try Objective(
      .softmaxCrossEntropy.penalized(0.1), on: data, statistics: .batch, for: network)
    let (loss, gradient) = network.lossAndGradient(of: objective)
    let found = try #require(network.lossAndGradient(of: objective) { false })
    #expect(found.loss == loss && found.gradient == gradient)
    #expect(network.meanLoss(of: objective) { false } == network.meanLoss(of: objective))
  }

  @Test func theGradientIsCancelledWhereverItStands() throws {
    let objective = try Objective(
      .softmaxCrossEntropy, on: data, statistics: .batch, for: network)
    let asked = Asked(yesAfter: .max)
    _ = network.lossAndGradient(of: objective) { asked.answer() }
    // Two large products in three blocks each, forward and back.
    #expect(asked.times > 12)
    for place in 0..<asked.times {
      let late = Asked(yesAfter: place)
      #expect(network.lossAndGradient(of: objective) { late.answer() } == nil)
      // Not much more than once a layer.
      #expect(late.times <= place + 12)
    }
    #expect(network.meanLoss(of: objective) { true } == nil)
  }

  @Test func preparationIsCancelledWhereverItStands() throws {
    let asked = Asked(yesAfter: .max)
    _ = try prepared(asked)
    // Three products of the first layer in three blocks each, and whatever comes between.
    #expect(asked.times > 9)
    for place in 0..<asked.times {
      let late = Asked(yesAfter: place)
      #expect(try prepared(late) == nil)
      #expect(late.times <= place + 12)
    }
  }

  /// Samples that are laid side by side, and logits that become numbers of a formula.
  @Test(arguments: [[16, 16, 1], [1]])
  func preparationOfManySamplesIsCancelledWhereverItStands(widths: [Int]) throws {
    let samples = 40_000
    var stream = RandomStream(seed: 2, stream: 0)
    let data = DataSet(
      features: Matrix(rows: samples, columns: 2, elements: stream.normal(2 * samples)),
      targets: .labels((0..<samples).map { Int32($0 % 2) }, classes: 2))
    let layers = widths.dropLast().flatMap { width -> [LayerSpecification.Kind] in
      [.linear(width), .activation(.relu)]
    }
    let network = try Network<Double>(
      inputs: 2, layers: .numbered(layers + [.linear(1)]), seed: 1)
    func prepared(_ asked: Asked) throws -> PlaneLoss<Double>? {
      try PlaneLoss(
        network: network, plane: PlaneShortcutTests.Directions.all.plane(of: network),
        loss: .binaryCrossEntropy, data: data, statistics: .batch,
        isCancelled: { asked.answer() })
    }
    let asked = Asked(yesAfter: .max)
    _ = try prepared(asked)
    // At least every four thousand samples.
    #expect(asked.times > samples / 4096)
    for place in stride(from: 0, to: asked.times, by: asked.times / 12) {
      let late = Asked(yesAfter: place)
      #expect(try prepared(late) == nil)
      #expect(late.times <= place + 12)
    }
  }

  /// Statistics of what is affine take passes over three matrices, which are no product's.
  @Test func preparationAsksBetweenTheMatricesOfANormalization() throws {
    let plain = try Network<Double>(
      inputs: 300,
      layers: .numbered([
        .linear(300), .activation(.tanh), .linear(300), .activation(.relu), .linear(3),
      ]), seed: 1)
    let asked = Asked(yesAfter: .max)
    _ = try prepared(asked)
    let askedWithout = Asked(yesAfter: .max)
    _ = try PlaneLoss(
      network: plain,
      plane: ParameterPlane(
        base: plain.state.parameters,
        directions: ParameterPlane.Directions(
          x: plain.state.parameters, y: plain.state.parameters.reversed())),
      loss: .softmaxCrossEntropy, data: data, statistics: .batch,
      isCancelled: { askedWithout.answer() })
    // Once for the layer, before the statistics of 256 columns and of the rest, and before each matrix.
    #expect(asked.times == askedWithout.times + 6)
  }

  /// The Hessian in all parameters: every product in three blocks, two of them the same bits as one.
  @Test func productsWithTheHessianAreCancelledWhereverTheyStand() throws {
    let objective = try Objective(
      .softmaxCrossEntropy, on: data, statistics: .batch, for: network)
    var hessian = try #require(LossHessian(of: objective, network: network))
    let (_, gradient) = network.lossAndGradient(of: objective)
    #expect(hessian.gradient == gradient)
    let fresh = hessian
    let asked = Asked(yesAfter: .max)
    let product = hessian.validatedProduct(with: gradient) { asked.answer() }
    // Two large layers with six products in three blocks each, but for those of an input that stays.
    #expect(asked.times > 2 * 6 * 3 - 2 * 3)
    for place in 0..<asked.times {
      let late = Asked(yesAfter: place)
      hessian = fresh
      let given = hessian.validatedProduct(with: gradient) { late.answer() }
      #expect(given == nil && late.times <= place + 11)
      // What was given up leaves nothing behind.
      let again = hessian.validatedProduct(with: gradient) { false }
      #expect(again == product)
    }
  }

  /// Memory that is used for the first time takes as long as work on it.
  @Test func roomIsMadeAMegabyteAtATime() throws {
    var pass = LayerPass<Double>(rows: 1, state: network.state, statistics: .batch)
    let megabytes = 5
    let count = megabytes << 17
    let zeros = pass.zeros(count)
    #expect(zeros.count == count)
    let asked = Asked(yesAfter: megabytes)
    pass.isCancelled = { asked.answer() }
    #expect(pass.zeros(count) == zeros)
    #expect(asked.times == megabytes)
    #expect(pass.zeros(count).isEmpty)
  }

  @Test func samplesOfNobodyThatAsksAreOneBlock() {
    var pass = LayerPass<Double>(rows: 500, state: network.state, statistics: .batch)
    #expect(Array(pass.blocks(ofWork: 1 << 40)) == [0..<500])
    pass.isCancelled = { false }
    #expect(Array(pass.blocks(ofWork: 1 << 40)) == (0..<500).map { $0..<$0 + 1 })
    #expect(Array(pass.with(rows: 0).blocks(ofWork: 1)) == [0..<0])
    let asked = Asked(yesAfter: 2)
    pass.isCancelled = { asked.answer() }
    #expect(Array(pass.blocks(ofWork: 100_000)) == [0..<200, 200..<400])
  }

  @Test func theHessianIsCancelledWhereverItStands() throws {
    var surface = try #require(try prepared(Asked(yesAfter: .max)))
    let asked = Asked(yesAfter: .max)
    let whole = surface.curvature(0.1, 0.2) { asked.answer() }
    #expect(asked.times > 40)
    for place in stride(from: 0, to: asked.times, by: asked.times / 40) {
      let late = Asked(yesAfter: place)
      #expect(surface.curvature(0.1, 0.2) { late.answer() } == nil)
      #expect(late.times < asked.times)
    }
    // What was given up leaves nothing behind.
    #expect(surface.curvature(0.1, 0.2) { false } == whole)
  }
}
