import Testing

@testable import TrainingEngine

/// Looking at a network or trainer changes nothing in it.
struct ProbingTests {
  @Test(arguments: [Loss.softmaxCrossEntropy, .meanSquaredError], Statistics.allCases)
  func probingLeavesEverythingAsItIs(loss: Loss, statistics: Statistics) throws {
    let model = TestNetwork(
      activation: .relu, slot: .normalization, loss: loss, statistics: statistics)
    let data = model.data()
    var probed = try Trainer(
      network: model.network(), loss: loss, optimizer: .sgd(SGD(learningRate: 0.1, momentum: 0.9)),
      schedule: .shuffled(size: 4, seed: 1), data: data)
    var untouched = probed
    for _ in 0..<5 {
      let network = probed.network
      let hash = network.state.hash
      var plane = PlaneLoss(
        network: network, parameters: (0, 20), loss: loss, data: data, statistics: statistics)
      for x in -2...2 { _ = plane(Double(x), 1) }
      _ = plane.curvature(3, 4)
      let ones = network.state.parameters.map { _ in 1.0 }
      _ = network.directionalCurvature(
        of: loss, on: data, statistics: statistics, along: ones, ones)
      _ = network.accuracy(on: data, statistics: statistics)
      _ = network.lossAndGradient(loss, on: data, statistics: statistics)
      #expect(network.state.hash == hash)
      #expect(probed.network.state.hash == hash)
      #expect(probed.advance() == untouched.advance())
    }
    #expect(probed.checkpoint == untouched.checkpoint)
  }
}
