import Testing

@testable import TrainingEngine

/// Networks of `Float` against the same of `Double`, which are compared with PyTorch's elsewhere.
///
/// A result of a few hundred rounded operations may differ by some tens of units in the last place of a
/// `Float`, 2⁻²⁴ each; the tolerances leave room for 170 of them.
struct SinglePrecisionTests {
  private static let tolerance = 1e-5

  @Test func initialNumbersAreTheDoublesRounded() throws {
    for model in TestNetwork.all {
      let float = try model.network(of: Float.self)
      let double = try model.network()
      #expect(float.state == NetworkState(rounding: double.state))
    }
  }

  @Test func wideningAndRoundingGiveTheSameStateAgain() throws {
    let model = TestNetwork(
      activation: .tanh, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
    let network = try model.network(of: Float.self)
    let widened = network.widened
    #expect(widened.state.parameters == network.state.parameters.map { Double($0) })
    #expect(NetworkState(rounding: widened.state) == network.state)
    #expect(widened.layout == network.layout)
  }

  @Test(arguments: TestNetwork.all)
  func lossGradientAndOutputsAreThoseOfDoublePrecisionButForRounding(model: TestNetwork) throws {
    let float = try model.network(of: Float.self)
    // The same numbers, so that only the arithmetic differs.
    let double = float.widened
    let data = model.data().roundedToFloats
    try expectClose(
      float.outputs(for: data.features, statistics: model.statistics).elements,
      double.outputs(for: data.features, statistics: model.statistics).elements,
      to: Self.tolerance, "outputs")
    let (loss, gradient) = try float.lossAndGradient(
      model.loss, on: data, statistics: model.statistics)
    let expected = try double.lossAndGradient(model.loss, on: data, statistics: model.statistics)
    expectClose(loss, expected.loss, to: Self.tolerance, "loss")
    expectClose(gradient, expected.gradient, to: Self.tolerance, scale: 1, "gradient")
    #expect(loss != expected.loss || gradient != expected.gradient, "Float is not Double.")
  }

  @Test(
    arguments: OptimizerEquation.all.map(\.optimizer), [TestNetwork.Slot.empty, .normalization])
  func aShortRunStaysBesideThatOfDoublePrecision(
    optimizer: Optimizer, slot: TestNetwork.Slot
  ) throws {
    let model = TestNetwork(
      activation: .tanh, slot: slot, loss: .softmaxCrossEntropy, statistics: .batch)
    var float = try model.trainer(of: Float.self, optimizer: optimizer)
    var double = try model.trainer(optimizer: optimizer)
    // Steps that divide a gradient by its size turn noise into steps of full size, so the loss is
    // compared, not each parameter.
    for step in 0..<20 {
      expectClose(float.advance().loss, double.advance().loss, to: 1e-4, "loss at step \(step)")
    }
  }

  @Test(arguments: Statistics.allCases)
  func thePlaneOfAFloatNetworkIsThatOfTheWidenedOneButForRounding(statistics: Statistics) throws {
    let model = TestNetwork(
      activation: .tanh, slot: .normalization, loss: .softmaxCrossEntropy, statistics: statistics)
    let network = try model.network(of: Float.self)
    let data = model.data().roundedToFloats
    var float = try PlaneLoss(
      network: network, parameters: (0, 20), loss: model.loss, data: data, statistics: statistics)
    var double = try PlaneLoss(
      network: network.widened, parameters: (0, 20), loss: model.loss, data: data,
      statistics: statistics)
    #expect(float.origin == double.origin)
    for x in [-2.0, 0.5, 3] {
      expectClose(float(x, 1), double(x, 1), to: Self.tolerance, "loss at \(x)")
    }
  }
}

extension DataSet {
  fileprivate var roundedToFloats: DataSet {
    let rounded = Matrix(
      rows: features.rows, columns: features.columns,
      elements: features.elements.map { Double(Float($0)) })
    guard case .values(let values) = targets else {
      return DataSet(features: rounded, targets: targets)
    }
    return DataSet(
      features: rounded,
      targets: .values(
        Matrix(
          rows: values.rows, columns: values.columns,
          elements: values.elements.map { Double(Float($0)) })))
  }
}
