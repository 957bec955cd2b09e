import Testing

@testable import TrainingEngine

/// Losses with an L2 penalty against PyTorch's; gradients, Hessians and planes of the other test networks
/// are checked beside those without.
struct L2PenaltyTests {
  static let strength = Reference.penalties["header"]["strength"].number

  @Test(arguments: ReferenceKind.allCases, L2Penalty.Parameters.allCases)
  func lossGradientAndHessianAreTheReferences(
    kind: ReferenceKind, parameters: L2Penalty.Parameters
  ) throws {
    let (model, network, expected) = try subject(kind, parameters)
    let objective = try Objective(
      model.loss, on: model.data, statistics: .batch, for: network)
    let (loss, gradient) = network.lossAndGradient(of: objective)
    expectClose(loss, expected["loss"].number, "loss")
    expectClose(network.meanLoss(of: objective), expected["loss"].number, "mean loss")
    expectClose(gradient, expected["gradient"].numbers, "gradient")

    var hessian = try #require(LossHessian(of: objective, network: network))
    expectClose(hessian.loss, expected["loss"].number, "loss of the Hessian")
    expectClose(hessian.gradient, expected["gradient"].numbers, "gradient of the Hessian")
    let product = try #require(try hessian.product(with: expected["u"].numbers))
    expectClose(product, expected["product"].numbers, "product")
    let eigenvalues = expected["eigenvalues"].numbers
    let curvature = try #require(
      network.curvature(of: objective, by: Lanczos(tolerance: 1e-13)))
    expectClose(curvature.largest.value, eigenvalues.first!, "largest eigenvalue")
    expectClose(
      curvature.smallest.value, eigenvalues.last!, scale: eigenvalues.first!,
      "smallest eigenvalue")
  }

  @Test(arguments: ReferenceKind.allCases, L2Penalty.Parameters.allCases)
  func thePlaneIsTheReferences(
    kind: ReferenceKind, parameters: L2Penalty.Parameters
  ) throws {
    let (model, network, expected) = try subject(kind, parameters)
    let (u, v) = (expected["u"].numbers, expected["v"].numbers)
    var plane = try PlaneLoss(
      network: network,
      plane: ParameterPlane(
        base: network.state.parameters, directions: ParameterPlane.Directions(x: u, y: v)),
      loss: model.loss, data: model.data, statistics: .batch)
    let ends = [-1, 0, 0.5]
    let points = ends.flatMap { y in ends.map { x in (x: x, y: y) } }
    expectClose(plane.losses(points)!, expected["plane"].numbers, "losses")
    #expect(plane.plan.shortcuts.contains(.quadraticPenalty))

    let direct = try network.directionalCurvature(
      of: model.loss, on: model.data, statistics: .batch, along: u, v)
    for curvature in [plane.curvature(0, 0), direct] {
      expectClose(curvature.loss, expected["loss"].number, "loss")
      expectClose(
        [curvature.gradient.0, curvature.gradient.1], expected["planeGradient"].numbers,
        "gradient")
      expectClose(
        [curvature.hessian.aa, curvature.hessian.ab, curvature.hessian.bb],
        expected["planeHessian"].numbers, "Hessian")
    }
  }

  @Test(arguments: ReferenceKind.allCases, L2Penalty.Parameters.allCases)
  func descentTakesTheReferencesSteps(
    kind: ReferenceKind, parameters: L2Penalty.Parameters
  ) throws {
    let (model, network, expected) = try subject(kind, parameters)
    var trainer = try Trainer(
      network: network, loss: model.loss, optimizer: .sgd(SGD(learningRate: 0.1)),
      schedule: .full, data: model.data)
    let losses = (0..<5).map { _ in trainer.advance().loss }
    expectClose(losses, expected["run"]["losses"].numbers, "losses")
    expectClose(
      trainer.network.state.parameters, expected["run"]["parameters"].numbers, "parameters")
  }

  @Test(arguments: ReferenceKind.allCases)
  func weightDecayTakesTheReferencesSteps(kind: ReferenceKind) throws {
    let (model, network, _) = try subject(kind, .all)
    let expected = Reference.penalties["models"][kind.rawValue]["weightDecay"]
    var trainer = try Trainer(
      network: network, loss: model.loss.withoutPenalty,
      optimizer: .sgd(SGD(learningRate: 0.1, penalty: Self.strength)), schedule: .full,
      data: model.data)
    let losses = (0..<5).map { _ in trainer.advance().loss }
    expectClose(losses, expected["losses"].numbers, "losses")
    expectClose(
      trainer.network.state.parameters, expected["parameters"].numbers, "parameters")
  }

  /// The same path, bit for bit; the losses differ by the penalty.
  @Test(arguments: ReferenceKind.allCases)
  func weightDecayOfTheBareLossIsAPenaltyOnAllParameters(kind: ReferenceKind) throws {
    let (model, network, _) = try subject(kind, .all)
    let bare = model.loss.withoutPenalty
    for momentum in [0, 0.9] {
      func trainer(_ loss: Loss, decay: Double) throws -> Trainer<Double> {
        try Trainer(
          network: network, loss: loss,
          optimizer: .sgd(SGD(learningRate: 0.1, momentum: momentum, penalty: decay)),
          schedule: .shuffled(size: 7, seed: 1), data: model.data)
      }
      var penalized = try trainer(model.loss, decay: 0)
      var decayed = try trainer(bare, decay: Self.strength)
      for _ in 0..<5 {
        let squares = penalized.network.state.parameters.reduce(0) { $0 + $1 * $1 }
        let (full, part) = (penalized.advance(), decayed.advance())
        expectClose(full.loss - part.loss, Self.strength / 2 * squares, "penalty")
        #expect(penalized.network.state == decayed.network.state)
      }
    }
  }

  @Test func parametersThatAreFixedDoNotCount() throws {
    let model = TestNetwork(
      activation: .tanh, slot: .normalizationWithFixedScaleAndShift, loss: .softmaxCrossEntropy,
      statistics: .batch)
    let network = try model.network()
    let learning = network.layout.tensors.filter(\.isTrainable).flatMap { $0.range }
    #expect(learning.count < network.layout.count)
    let squares = learning.reduce(0) {
      $0 + network.state.parameters[$1] * network.state.parameters[$1]
    }
    let bare = try network.meanLoss(model.loss, on: model.data(), statistics: .batch)
    let full = try network.meanLoss(
      model.loss.penalized(0.4), on: model.data(), statistics: .batch)
    expectClose(full - bare, 0.2 * squares, "penalty")
  }

  @Test func onlyWeightsCountWhereThatIsWanted() throws {
    let model = TestNetwork(
      activation: .tanh, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
    let network = try model.network(of: Float.self)
    let weights = network.layout.tensors.filter { $0.name.hasSuffix(".weight") }
    let squares = weights.flatMap { $0.range }.reduce(0) {
      let weight = Double(network.state.parameters[$1])
      return $0 + weight * weight
    }
    let bare = try network.lossAndGradient(model.loss, on: model.data(), statistics: .batch)
    let full = try network.lossAndGradient(
      model.loss.penalized(0.4, on: .weights), on: model.data(), statistics: .batch)
    expectClose(full.loss - bare.loss, 0.2 * squares, "penalty")
    for tensor in network.layout.tensors where !tensor.name.hasSuffix(".weight") {
      #expect(full.gradient[tensor.range] == bare.gradient[tensor.range])
    }
  }

  @Test func aPenaltyOfNothingIsNone() {
    #expect(Loss.meanSquaredError.penalized(0) == .meanSquaredError)
    #expect(Loss.meanSquaredError.penalized(0.1).withoutPenalty == .meanSquaredError)
    #expect(Loss.meanSquaredError.penalized(0.1) != .meanSquaredError)
  }

  private func subject(
    _ kind: ReferenceKind, _ parameters: L2Penalty.Parameters
  ) throws -> (ReferenceModel, Network<Double>, Reference) {
    var model = ReferenceModel.tiny(kind)
    model.loss = model.loss.penalized(Self.strength, on: parameters)
    return (
      model, try model.network(),
      Reference.penalties["models"][kind.rawValue][parameters.rawValue]
    )
  }
}
