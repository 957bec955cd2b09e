import Testing

@testable import TrainingEngine

/// Exact second derivatives against finite differences of back-propagated gradients.
struct CurvatureTests {
  @Test(arguments: TestNetwork.all)
  func curvatureIsTheSlopeOfTheGradient(of model: TestNetwork) throws {
    let network = try model.network()
    let data = model.data()
    var stream = RandomStream(seed: 8, stream: 0)
    let count = network.layout.count
    let directions = (stream.normal(count), stream.normal(count))
    let curvature = try network.directionalCurvature(
      of: model.loss, on: data, statistics: model.statistics, along: directions.0, directions.1)

    let (loss, gradient) = try network.lossAndGradient(
      model.loss, on: data, statistics: model.statistics)
    expectClose(curvature.loss, loss, "loss")
    expectClose(
      [curvature.gradient.0, curvature.gradient.1],
      [dot(gradient, directions.0), dot(gradient, directions.1)], to: 1e-12, scale: 1, "gradient")

    func slope(of direction: [Double], along other: [Double]) throws -> Double {
      try derivative(step: 2e-5) { change in
        var moved = network
        for index in 0..<count { moved.state.parameters[index] += change * direction[index] }
        return try dot(
          moved.lossAndGradient(model.loss, on: data, statistics: model.statistics).gradient,
          other)
      }
    }
    // Rounding of gradients near 1 over a step of 2e-5 leaves about 1e-10.
    try expectClose(
      [curvature.hessian.aa, curvature.hessian.ab, curvature.hessian.bb],
      [
        slope(of: directions.0, along: directions.0), slope(of: directions.0, along: directions.1),
        slope(of: directions.1, along: directions.1),
      ], to: 1e-8, scale: 1, "Hessian")
  }

  @Test func theLargestLogitDoesNotHideTheCurvatureOfTheOthers() throws {
    // One sample, logits w and 0: the loss of class 0 is ln(1 + e^-w), its curvature
    // e^-w / (1 + e^-w)².
    let network = try Network<Double>(
      inputs: 1,
      layers: [
        LayerSpecification(
          name: "output",
          kind: .linear(
            outputs: 2, bias: false, initializer: .values(weights: [30, 0], bias: nil)))
      ], seed: 1)
    let data = DataSet(
      features: Matrix(rows: 1, columns: 1, elements: [1]), targets: .labels([0], classes: 2))
    let curvature = try network.directionalCurvature(
      of: .softmaxCrossEntropy, on: data, statistics: .batch, along: [1, 0], [0, 1])
    let power = ElementaryFunctions.exp(-30)
    expectClose(curvature.loss, ElementaryFunctions.logOnePlus(power), scale: 1, "loss")
    expectClose(curvature.hessian.aa, power / ((1 + power) * (1 + power)), "curvature")
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
