import Testing

@testable import TrainingEngine

struct DivergenceTests {
  @Test(arguments: TestNetwork.all.filter { $0.statistics == .batch })
  func aRunThatDivergesGoesOnAndShowsIt(of model: TestNetwork) throws {
    let network = try model.network()
    let data = model.data()
    var trainer = try Trainer(
      network: network, loss: model.loss, optimizer: .sgd(SGD(learningRate: 1e200, momentum: 0.9)),
      schedule: .shuffled(size: 4, seed: 1), data: data)
    var losses: [Double] = []
    for _ in 0..<40 { losses.append(trainer.advance().loss) }
    #expect(trainer.step == 40)
    #expect(losses[0].isFinite)

    // Looking at what is left traps no more than training does.
    _ = try trainer.network.accuracy(on: data, statistics: .batch)
    var plane = try PlaneLoss(
      network: trainer.network, parameters: (0, 1), loss: model.loss, data: data,
      statistics: .batch)
    let (loss, curvature) = (plane(0, 0), plane.curvature(0, 0))

    // Cross-entropy's gradient is bounded, and so is that of normalized outputs: their parameters grow
    // slowly. Squared errors double their exponent at every step.
    guard model.slot == .empty, [.meanSquaredError, .halfMeanSquaredError].contains(model.loss)
    else { return }
    #expect(!losses[39].isFinite)
    #expect(trainer.network.state.parameters.contains { !$0.isFinite })
    #expect(!loss.isFinite)
    #expect(!curvature.loss.isFinite)
  }

  @Test func logitsThatAreNotNumbersClassifyNothingRight() throws {
    let network = try Network<Double>(
      inputs: 1,
      layers: .numbered([
        .linear(
          outputs: 2, bias: false, initializer: .values(weights: [.nan, 1], bias: nil))
      ]), seed: 1)
    let data = DataSet(
      features: Matrix(rows: 2, columns: 1, elements: [1, 1]),
      targets: .labels([0, 1], classes: 2))
    #expect(try network.accuracy(on: data, statistics: .batch) == 0)
  }
}
