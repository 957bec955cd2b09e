import Testing

@testable import TrainingEngine

/// Back-propagated gradients against finite differences of the loss.
struct GradientTests {
  @Test(arguments: TestNetwork.all)
  func theGradientIsTheSlopeOfTheLoss(of model: TestNetwork) throws {
    let network = try model.network()
    let data = model.data()
    let (loss, gradient) = try network.lossAndGradient(
      model.loss, on: data, statistics: model.statistics)
    #expect(try loss == network.meanLoss(model.loss, on: data, statistics: model.statistics))
    let slopes = try network.layout.indices.map { index in
      try derivative { change in
        var moved = network
        moved.state.parameters[index] += change
        return try moved.meanLoss(model.loss, on: data, statistics: model.statistics)
      }
    }
    // Rounding of losses near 1 over a step of 1e-4 leaves about 1e-12.
    expectClose(gradient, slopes, to: 1e-9, scale: 1, "gradient")
  }
}

extension ParameterLayout {
  var indices: Range<Int> { 0..<count }
}
