import Testing

@testable import TrainingEngine

/// Scales and shifts that training leaves alone.
struct FixedAffineTests {
  private static let kinds: [LayerSpecification.Kind] = [
    .normalization(affine: .fixed(scale: 2, shift: 0.5)),
    .layerNormalization(affine: .fixed(scale: 2, shift: 0.5)),
    .rmsNormalization(affine: .fixed(scale: 2, shift: 0), epsilon: 1e-5),
  ]

  @Test(arguments: kinds)
  func theyMultiplyAndMoveAsTheyAreGiven(kind: LayerSpecification.Kind) throws {
    let network = try Network<Double>(inputs: 4, layers: .numbered([kind]), seed: 1)
    let plain = try Network<Double>(inputs: 4, layers: .numbered([kind.without]), seed: 1)
    let features = DataSet.blobs(
      samples: 20, offset: [5, -2, 0, 1], scales: [1, 30, 0.1, 2], seed: 4
    ).features
    let shift = network.layout.tensors.contains { $0.name == "0.shift" } ? 0.5 : 0
    try expectClose(
      network.outputs(for: features, statistics: .batch).elements,
      plain.outputs(for: features, statistics: .batch).elements.map { 2 * $0 + shift }, "output")
    #expect(network.layout.tensors.allSatisfy { !$0.isTrainable })
    #expect(plain.layout.tensors.isEmpty)
  }

  /// Neither their gradient nor a penalty or a decay moves them, and they count in no norm.
  @Test(arguments: kinds, OptimizerEquation.all.map(\.optimizer))
  func noOptimizerMovesThem(kind: LayerSpecification.Kind, optimizer: Optimizer) throws {
    let data = TestNetwork(
      activation: .tanh, slot: .empty, loss: .softmaxCrossEntropy, statistics: .batch
    ).data()
    let network = try Network<Double>(
      inputs: 3,
      layers: .numbered([
        .linear(4, bias: false), kind, .activation(.tanh), .linear(3),
      ]), seed: 2)
    var trainer = try Trainer(
      network: network, loss: .softmaxCrossEntropy, optimizer: optimizer,
      clipping: .norm(maximum: 0.1), schedule: .full, data: data)
    for _ in 0..<3 {
      trainer.advance()
      let squares = trainer.lastGradient.reduce(0) { $0 + $1 * $1 }
      expectClose(trainer.lastGradientNorm, squares.squareRoot(), "norm")
    }
    for tensor in network.layout.tensors {
      let (before, after) = (
        network.state.parameters[tensor.range], trainer.network.state.parameters[tensor.range]
      )
      #expect((before == after) == !tensor.isTrainable, "\(tensor.name)")
      #expect(
        trainer.lastGradient[tensor.range].allSatisfy { $0 == 0 } == !tensor.isTrainable,
        "\(tensor.name)")
    }
  }
}

extension LayerSpecification.Kind {
  /// The same normalization without scale and shift.
  fileprivate var without: Self {
    switch self {
    case .batchNormalization(_, let epsilon, let momentum):
      .batchNormalization(affine: .absent, epsilon: epsilon, momentum: momentum)
    case .groupNormalization(let groups, _, let epsilon):
      .groupNormalization(groups: groups, affine: .absent, epsilon: epsilon)
    case .rmsNormalization(_, let epsilon): .rmsNormalization(affine: .absent, epsilon: epsilon)
    default: self
    }
  }
}
