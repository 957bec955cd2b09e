import Testing

@testable import TrainingEngine

/// How fast gradient descent comes down a quadratic, as theory predicts and as it does.
struct ContractionTests {
  @Test func withoutMomentumTheFactorIsOneMinusRateTimesCurvature() {
    for (rate, curvature) in [(0.1, 3.0), (0.5, 2), (0.9, 2), (1, 2.5), (0.3, -1), (0.2, 0)] {
      expectClose(
        SGD(learningRate: rate).contraction(curvature: curvature), abs(1 - rate * curvature),
        scale: 1, "factor")
    }
  }

  /// Polyak's choice, η = 4/(√λ₁ + √λₙ)² and m = ((√κ - 1)/(√κ + 1))², gives √m in every direction.
  @Test func theBestMomentumContractsByItsRootInEveryDirection() throws {
    let (smallest, largest) = (0.5, 32.0)
    let momentum = 0.6049382716049383  // (7/9)²
    let sum = smallest.squareRoot() + largest.squareRoot()
    let optimizer = Optimizer.sgd(SGD(learningRate: 4 / (sum * sum), momentum: momentum))
    // Both ends have a double root, near which a rounding of 2⁻⁵² moves the roots by its root.
    expectClose(
      try #require(optimizer.contraction(smallestCurvature: smallest, largestCurvature: largest)),
      7.0 / 9, to: 1e-7, "factor")
    guard case .sgd(let rule) = optimizer else { return }
    expectClose(rule.contraction(curvature: 4), 7.0 / 9, "factor in between")
  }

  @Test(arguments: [false, true], [0, 0.3, 0.9])
  func theFactorIsOneAtTheLargestStableRate(isNesterov: Bool, momentum: Double) {
    var rule = SGD(learningRate: 1, momentum: momentum, isNesterov: isNesterov, penalty: 0.1)
    rule.learningRate = rule.largestStableLearningRate(largestCurvature: 3)
    expectClose(rule.contraction(curvature: 3), 1, "factor")
    expectClose(rule.contraction(curvature: -0.1), 1, "factor where nothing curves")
    #expect(rule.contraction(curvature: 3.1) > 1)
    #expect(rule.contraction(curvature: 2.9) < 1)
  }

  /// One weight on one sample: the loss is ½ (√λ w)².
  @Test(arguments: [false, true], [0, 0.5, 0.9])
  func runsShrinkByThePredictedFactor(isNesterov: Bool, momentum: Double) throws {
    for curvature in [0.02, 0.7, 1.6] {
      let rule = SGD(learningRate: 0.9, momentum: momentum, isNesterov: isNesterov)
      let network = try Network<Double>(
        inputs: 1,
        layers: [
          LayerSpecification(
            name: "weight",
            kind: .linear(outputs: 1, bias: false, initializer: .values(weights: [1], bias: nil)))
        ], seed: 1)
      let data = DataSet(
        features: Matrix(rows: 1, columns: 1, elements: [curvature.squareRoot()]),
        targets: .values(Matrix(rows: 1, columns: 1, elements: [0])))
      var trainer = try Trainer<Double>(
        network: network, loss: .halfMeanSquaredError, optimizer: .sgd(rule), schedule: .full,
        data: data)
      var distances: [Double] = []
      for _ in 0..<400 {
        distances.append(abs(trainer.network.state.parameters[0]))
        trainer.advance()
      }
      // The largest of every 100 steps, as roots that are not real swing.
      let factor = rule.contraction(curvature: curvature)
      let early = distances[200..<300].max()!
      let late = distances[300..<400].max()!
      guard late > 1e-280 else { continue }
      expectClose(
        ElementaryFunctions.exp(ElementaryFunctions.log(late / early) / 100), factor, to: 1e-2,
        "factor by step")
    }
  }

  @Test func rulesThatDivideByTheGradientHaveNoFactor() {
    #expect(
      Optimizer.adam(Adam(learningRate: 0.1)).contraction(smallestCurvature: 1, largestCurvature: 2)
        == nil)
  }
}
