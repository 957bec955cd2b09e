import Testing

@testable import TrainingEngine

/// Looking at a network or trainer changes nothing in it: not a bit of parameters, running statistics,
/// the optimizer's memory or the order of the batches to come.
struct ProbingTests {
  @Test(arguments: TestNetwork.all)
  func everyProbeLeavesEverythingAsItIs(model: TestNetwork) throws {
    try probe(model, .sgd(SGD(learningRate: 0.1, momentum: 0.9)), Double.self)
  }

  @Test(arguments: OptimizerEquation.all.map(\.optimizer))
  func everyProbeLeavesTheOptimizersMemory(optimizer: Optimizer) throws {
    let model = TestNetwork(
      activation: .relu, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
    try probe(model, optimizer, Double.self)
    try probe(model, optimizer, Float.self)
  }

  /// A run that is looked at before every step, beside one that nobody looks at.
  private func probe<Scalar: NetworkScalar>(
    _ model: TestNetwork, _ optimizer: Optimizer, _ scalar: Scalar.Type
  ) throws {
    let data = model.data()
    var probed = try Trainer(
      network: model.network(of: scalar), loss: model.loss, optimizer: optimizer,
      schedule: .shuffled(size: 4, seed: 1), data: data)
    var untouched = probed
    for _ in 0..<5 {
      let before = probed.checkpoint
      try look(at: probed, of: model, on: data)
      #expect(probed.checkpoint == before)
      #expect(probed.network.state.hash == before.state.hash)
      #expect(probed.advance() == untouched.advance())
    }
    #expect(probed.checkpoint == untouched.checkpoint)
    #expect(probed.lastGradient == untouched.lastGradient)
  }

  private func look<Scalar: NetworkScalar>(
    at trainer: Trainer<Scalar>, of model: TestNetwork, on data: DataSet
  ) throws {
    let (network, statistics) = (trainer.network, model.statistics)
    let hash = network.state.hash
    var plane = try PlaneLoss(
      network: network, parameters: (0, 20), loss: model.loss, data: data, statistics: statistics)
    for x in -2...2 { _ = plane(Double(x), 1) }
    let widened = network.widened
    var curved = try PlaneLoss(
      network: widened, parameters: (0, 20), loss: model.loss, data: data, statistics: statistics)
    _ = curved.curvature(3, 4)
    let ones = widened.state.parameters.map { _ in 1.0 }
    _ = try widened.directionalCurvature(
      of: model.loss, on: data, statistics: statistics, along: ones, ones)
    _ = try network.outputs(for: data.features, statistics: statistics)
    _ = try network.meanLoss(model.loss, on: data, statistics: statistics)
    _ = try network.accuracy(on: data, statistics: statistics)
    _ = try network.lossAndGradient(model.loss, on: data, statistics: statistics)
    let observation = try network.observation(of: model.loss, on: data, statistics: statistics)
    for layer in observation.activations {
      _ = layer.histogram(bins: 10)
      _ = layer.unitSummaries
    }
    _ = network.runningStatistics
    _ = try network.statistics(over: data)
    _ = try network.smoothness(
      of: model.loss, on: data, statistics: statistics, stepSizes: [0.1, 10])
    _ = try network.gradientShifts(
      of: model.loss, on: data, statistics: statistics,
      movingTo: network.state.parameters.map { $0 + 1 })
    _ = trainer.nextBatch
    _ = trainer.nextLossAndGradient()
    _ = trainer.smoothness(stepSizes: [0.1, 10])
    #expect(network.state.hash == hash)
  }
}
