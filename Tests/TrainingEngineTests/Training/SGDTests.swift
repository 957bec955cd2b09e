import Testing

@testable import TrainingEngine

struct SGDTests {
  /// One weight on one feature, whose loss has the curvature 9.
  private func distance(after steps: Int, with optimizer: SGD) throws -> Double {
    let network = try Network<Double>(
      inputs: 1,
      layers: .numbered([
        .linear(outputs: 1, bias: false, initializer: .values(weights: [1], bias: nil))
      ]), seed: 1)
    let data = DataSet(
      features: Matrix(rows: 2, columns: 1, elements: [3, -3]),
      targets: .values(Matrix(rows: 2, columns: 1, elements: [0, 0])))
    var trainer = try Trainer(
      network: network, loss: .halfMeanSquaredError, optimizer: .sgd(optimizer), schedule: .full,
      data: data)
    for _ in 0..<steps { trainer.advance() }
    return abs(trainer.network.state.parameters[0])
  }

  @Test(arguments: [(0, false), (0.9, false), (0.9, true), (0.5, true)])
  func theLargestStableLearningRateIsTheBorderOfStability(
    momentum: Double, isNesterov: Bool
  ) throws {
    var optimizer = SGD(learningRate: 0, momentum: momentum, isNesterov: isNesterov)
    let limit = optimizer.largestStableLearningRate(largestCurvature: 9)
    optimizer.learningRate = 0.99 * limit
    #expect(try distance(after: 3000, with: optimizer) < 1e-3)
    optimizer.learningRate = 1.01 * limit
    #expect(try distance(after: 3000, with: optimizer) > 1e3)
  }

  @Test func plainDescentOnAParabolaIsAGeometricSequence() throws {
    // Each step multiplies the distance by 1 - 9 η.
    expectClose(
      try distance(after: 5, with: SGD(learningRate: 0.05)), 0.55 * 0.55 * 0.55 * 0.55 * 0.55,
      "weight")
  }
}
