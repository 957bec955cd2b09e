import Testing

@testable import TrainingEngine

/// Products with the Hessian of a network's loss.
struct LossHessianTests {
  @Test(arguments: TestNetwork.all)
  func aProductIsTheSlopeOfTheGradient(of model: TestNetwork) throws {
    let network = try model.network()
    let data = model.data()
    var hessian = try #require(
      try LossHessian(of: model.loss, network: network, on: data, statistics: model.statistics))
    let learning = network.layout.tensors.filter(\.isTrainable).flatMap { Array($0.range) }
    #expect(hessian.order == learning.count)
    let (u, v) = directions(hessian.order)
    let (along, across) = (hessian.direction(along: v), hessian.direction(along: u))
    #expect(learning.map { along[$0] } == v)
    #expect(along.count { $0 != 0 } == v.count { $0 != 0 } && along.count == network.layout.count)
    let (loss, gradient) = try network.lossAndGradient(
      model.loss, on: data, statistics: model.statistics)
    #expect(hessian.loss == loss)
    #expect(hessian.gradient == learning.map { gradient[$0] })

    let product = try hessian.product(with: v) ?? []
    func slopes(at change: Double) throws -> [Double] {
      var moved = network
      for index in along.indices { moved.state.parameters[index] += change * along[index] }
      let slopes = try moved.lossAndGradient(
        model.loss, on: data, statistics: model.statistics
      ).gradient
      return learning.map { slopes[$0] }
    }
    let step = 2e-5
    let near = try (slopes(at: step), slopes(at: -step))
    let far = try (slopes(at: 2 * step), slopes(at: -2 * step))
    let expected = v.indices.map {
      (8 * (near.0[$0] - near.1[$0]) - (far.0[$0] - far.1[$0])) / (12 * step)
    }
    // Rounding of gradients near 1 over a step of 2e-5 leaves about 1e-10.
    expectClose(product, expected, to: 1e-8, scale: 1, "product")

    let curvature = try network.directionalCurvature(
      of: model.loss, on: data, statistics: model.statistics, along: across, along)
    expectClose(dot(u, product), curvature.hessian.ab, to: 1e-12, scale: 1, "mixed derivative")
    expectClose(
      dot(v, product), curvature.hessian.bb, to: 1e-12, scale: 1, "second derivative")
  }

  /// Samples that do not depend on each other, five at a time.
  @Test(
    arguments: [TestNetwork.Slot.empty, .groupNormalization, .residualBlock, .dropout],
    [Loss.softmaxCrossEntropy.penalized(0.1), .meanSquaredError])
  func blockByBlockItIsTheSame(slot: TestNetwork.Slot, loss: Loss) throws {
    let model = TestNetwork(activation: .gelu, slot: slot, loss: loss, statistics: .running)
    let network = try model.network()
    let objective = try Objective(
      loss, on: model.data(samples: 17), statistics: .running, for: network)
    var whole = try #require(LossHessian(of: objective, network: network))
    let room = 5 * network.bytesOfHessianRecordsPerSample
    var blocks = try #require(
      LossHessian(of: objective, network: network, room: room, isCancelled: { false }))
    #expect(whole.blocks == 1 && blocks.blocks == 4)
    expectClose(blocks.loss, whole.loss, "loss")
    expectClose(blocks.gradient, whole.gradient, "gradient")
    let (u, v) = directions(whole.order)
    for vector in [u, v, u] {
      let expected = try #require(try whole.product(with: vector))
      let product = try #require(try blocks.product(with: vector))
      expectClose(product, expected, "product")
    }
    var asked = 0
    let cancelled = blocks.validatedProduct(with: u) {
      asked += 1
      return asked > 20
    }
    #expect(cancelled == nil)
  }

  @Test func samplesThatDependOnEachOtherStayTogether() throws {
    let model = TestNetwork(
      activation: .gelu, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
    let network = try model.network()
    for (statistics, blocks) in [(Statistics.batch, 1), (.running, 12)] {
      let objective = try Objective(
        model.loss, on: model.data(), statistics: statistics, for: network)
      let hessian = LossHessian(
        of: objective, network: network, room: 1, isCancelled: { false })
      #expect(hessian?.blocks == blocks)
    }
  }

  @Test func theHessianOfSinglePrecisionIsThatOfTheWidenedNetwork() throws {
    let model = TestNetwork(
      activation: .gelu, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
    let single = try model.network(of: Float.self)
    let (v, _) = directions(single.layout.count)
    var narrow = try #require(
      try LossHessian(of: model.loss, network: single, on: model.data(), statistics: .batch))
    var wide = try #require(
      try LossHessian(of: model.loss, network: single.widened, on: model.data(), statistics: .batch)
    )
    let products = try (narrow.product(with: v), wide.product(with: v))
    #expect(products.0 == products.1 && products.0 != nil)
  }

  @Test func productsDoNotDependOnThoseBefore() throws {
    let model = TestNetwork(
      activation: .tanh, slot: .layerNormalization, loss: .meanSquaredError, statistics: .batch)
    let network = try model.network()
    let (u, v) = directions(network.layout.count)
    var hessian = try #require(
      try LossHessian(of: model.loss, network: network, on: model.data(), statistics: .batch))
    let fresh = hessian
    let first = try hessian.product(with: u)
    _ = try hessian.product(with: v)
    _ = try hessian.product(with: v.map { _ in .nan })
    let again = try hessian.product(with: u)
    var copy = fresh
    let copied = try copy.product(with: u)
    #expect(first != nil && again == first && copied == first)
  }

  @Test func instructionSetsGiveTheSameBits() throws {
    for slot in [TestNetwork.Slot.normalization, .groupNormalization, .rmsNormalization] {
      let model = TestNetwork(
        activation: .silu, slot: slot, loss: .softmaxCrossEntropy, statistics: .batch)
      let network = try model.network()
      let (u, _) = directions(network.layout.count)
      let products = try KernelTests.onEachInstructionSet { () -> [Double]? in
        var hessian = try LossHessian(
          of: model.loss, network: network, on: model.data(), statistics: .batch)
        return try hessian?.product(with: u)
      }
      #expect(products.allSatisfy { $0.result == products[0].result && $0.result != nil })
    }
  }

  @Test func workEndsAtTheNextLayerWhenCancelled() throws {
    let model = TestNetwork(
      activation: .relu, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
    let network = try model.network()
    let layers = network.layers.count
    /// Whether the work was done when it was cancelled at a question, and how often it asked.
    func cancelling(at limit: Int, _ work: (() -> Bool) -> Bool) -> (isDone: Bool, asked: Int) {
      var asked = 0
      let isDone = work {
        asked += 1
        return asked > limit
      }
      return (isDone, asked)
    }
    /// That it asks before every layer forward and back, gives up at whichever question, and then asks no
    /// more than what is left of a layer does.
    func expectToEnd(_ work: (() -> Bool) -> Bool) {
      let whole = cancelling(at: .max, work)
      #expect(whole.isDone)
      #expect(whole.asked >= 2 * layers)
      for limit in 0...whole.asked {
        let cut = cancelling(at: limit, work)
        #expect(cut.isDone == (limit == whole.asked))
        #expect(cut.asked <= limit + 9)
      }
    }
    let objective = try Objective(
      model.loss, on: model.data(), statistics: .batch, for: network)
    expectToEnd { LossHessian(of: objective, network: network, isCancelled: $0) != nil }
    var hessian = try #require(LossHessian(of: objective, network: network))
    let (u, _) = directions(hessian.order)
    let fresh = hessian
    // The first product makes room, and asks for it.
    expectToEnd { isCancelled in
      var hessian = fresh
      return hessian.validatedProduct(with: u, isCancelled: isCancelled) != nil
    }
    // What was given up leaves nothing behind.
    let product = hessian.validatedProduct(with: u) { false }
    expectToEnd { hessian.validatedProduct(with: u, isCancelled: $0) != nil }
    #expect(hessian.validatedProduct(with: u) { false } == product)
  }

  @Test func aDivergedNetworkHasNoFiniteProduct() throws {
    let model = TestNetwork(
      activation: .relu, slot: .empty, loss: .meanSquaredError, statistics: .batch)
    var network = try model.network()
    network.state.parameters[0] = .infinity
    var hessian = try #require(
      try LossHessian(of: model.loss, network: network, on: model.data(), statistics: .batch))
    let (u, _) = directions(hessian.order)
    let product = try hessian.product(with: u) ?? []
    #expect(product.contains { !$0.isFinite })
    let (extremes, trace) = (hessian.extremes(), hessian.trace(probes: 2, seed: 1))
    #expect(extremes == nil && trace == nil)
  }

  /// Where a sigmoid saturates at infinite parameters its products are nought, although there is no loss.
  @Test(
    arguments: [Activation.tanh, .sigmoid, .relu],
    [Loss.Kind.binaryCrossEntropy, .meanSquaredError])
  func whereTheLossIsNotFiniteNothingIsSaidToCurve(activation: Activation, loss: Loss.Kind) throws {
    let model = TestNetwork(
      activation: activation, slot: .empty, loss: Loss(loss), statistics: .batch)
    for value in [Double.infinity, .nan] {
      var network = try model.network()
      network.state.parameters = network.state.parameters.map { _ in value }
      let data = model.data()
      let found = try network.meanLoss(model.loss, on: data, statistics: .batch)
      #expect(!found.isFinite)
      #expect(try network.curvature(of: model.loss, on: data, statistics: .batch) == nil)
      var hessian = try #require(
        try LossHessian(of: model.loss, network: network, on: data, statistics: .batch))
      let trace = hessian.trace(probes: 2, seed: 1)
      #expect(trace == nil)
    }
  }

  @Test func aNetworkWithoutParametersHasAnEmptyHessian() throws {
    let network = try Network<Double>(
      inputs: 3, layers: .numbered([.activation(.tanh)]), seed: 1)
    let model = TestNetwork(
      activation: .relu, slot: .empty, loss: .meanSquaredError, statistics: .batch)
    var hessian = try #require(
      try LossHessian(of: .meanSquaredError, network: network, on: model.data(), statistics: .batch)
    )
    let product = try hessian.product(with: [])
    #expect(hessian.order == 0 && product == [])
  }

  private func directions(_ count: Int) -> ([Double], [Double]) {
    var stream = RandomStream(seed: 8, stream: 0)
    return (stream.normal(count), stream.normal(count))
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}
