import Testing

@testable import TrainingEngine

/// How a network refuses the parameters, the planes and the checkpoints of another.
struct ForeignNumbersTests {
  private let data = DataSet(
    features: Matrix(rows: 3, columns: 2, elements: [1, 2, 3, 4, 5, 6]),
    targets: .labels([0, 1, 1], classes: 2))

  @Test func parametersOfAnotherNetwork() throws {
    let network = try network()
    let error = EvaluationError.wrongParameters(network: 6, found: 5)
    #expect(error.message == "The network has 6 parameters, not 5.")
    let (short, whole) = (Array(repeating: 1.0, count: 5), Array(repeating: 1.0, count: 6))
    func curvature(_ a: [Double], _ b: [Double]) throws {
      _ = try network.directionalCurvature(
        of: .softmaxCrossEntropy, on: data, statistics: .batch, along: a, b)
    }
    #expect(throws: error) { try curvature(short, whole) }
    #expect(throws: error) { try curvature(whole, short) }
    #expect(throws: error) {
      try network.gradientShifts(
        of: .softmaxCrossEntropy, on: data, statistics: .batch, movingTo: short)
    }
    #expect(throws: error) { try plane(of: network, short, short, short) }
    var hessian = try #require(
      try LossHessian(of: .softmaxCrossEntropy, network: network, on: data, statistics: .batch))
    #expect(throws: error) { try hessian.product(with: short) }
  }

  @Test func planesThatAreNone() throws {
    let network = try network()
    let (zero, one) = (Array(repeating: 0.0, count: 6), Array(repeating: 1.0, count: 6))
    #expect(throws: EvaluationError.nothingMoves) { try plane(of: network, one, zero, zero) }
    #expect(
      EvaluationError.nothingMoves.message == "Both directions of the plane are zero.")
    for places in [(x: 0, y: 6), (x: -1, y: 0)] {
      let wrong = places.x < 0 ? places.x : places.y
      let error = EvaluationError.noParameter(place: wrong, network: 6)
      #expect(throws: error) { try plane(of: network, places) }
      #expect(
        error.message == "The network has 6 parameters; there is none at place \(wrong + 1).")
    }
    let same = EvaluationError.sameParameter(place: 2)
    #expect(throws: same) { try plane(of: network, (x: 2, y: 2)) }
    #expect(same.message == "A plane needs two different parameters, not that at place 3 twice.")
  }

  @Test func samplesOverWhichNothingIsMatched() throws {
    var network = try network([.normalization(), .linear(2)])
    let error = NetworkError.samplesDoNotFit(.oneSample)
    #expect(throws: error) {
      try network.matchFunctionWithoutNormalization(
        over: data.selecting([1]), statistics: .batch)
    }
    #expect(error.message == EvaluationError.oneSample.message)
  }

  @Test func checkpointsOfAnotherTrainer() throws {
    func trainer(
      _ layers: [LayerSpecification.Kind] = [.linear(2)],
      _ optimizer: Optimizer = .sgd(SGD(learningRate: 0.1))
    ) throws -> Trainer<Double> {
      var trainer = try Trainer(
        network: network(layers), loss: .softmaxCrossEntropy, optimizer: optimizer,
        schedule: .full, data: data)
      trainer.advance()
      return trainer
    }
    var own = try trainer()
    let error = TrainerError.checkpointOfAnotherTrainer
    #expect(error.message == "The checkpoint is of a trainer of another network or optimizer.")
    for other in try [
      trainer([.linear(3), .linear(2)]), trainer([.normalization(affine: false), .linear(2)]),
      trainer([.linear(2)], .adam(Adam(learningRate: 0.1))),
    ] {
      #expect(throws: error) { try own.restore(other.checkpoint) }
    }
    #expect(throws: Never.self) { try own.restore(trainer().checkpoint) }
  }

  private func network(
    _ layers: [LayerSpecification.Kind] = [.linear(2)]
  ) throws -> Network<Double> {
    try Network(inputs: 2, layers: .numbered(layers), seed: 1)
  }

  private func plane(
    of network: Network<Double>, _ base: [Double], _ x: [Double], _ y: [Double]
  ) throws {
    _ = try PlaneLoss(
      network: network,
      plane: ParameterPlane(base: base, directions: ParameterPlane.Directions(x: x, y: y)),
      loss: .softmaxCrossEntropy, data: data, statistics: .batch)
  }

  private func plane(of network: Network<Double>, _ places: (x: Int, y: Int)) throws {
    _ = try PlaneLoss(
      network: network, parameters: places, loss: .softmaxCrossEntropy, data: data,
      statistics: .batch)
  }
}
