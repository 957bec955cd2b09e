import Landscapes
import Testing
import TrainingEngine

/// `PlaneLoss` computes the first layer that the plane touches as an affine function of the two
/// coordinates. Whatever the plane, that has to give what the whole network gives.
@Suite struct PlaneLossShortcutTests {
  static let planes = [
    ("hidden.weight[1,0]", "hidden.weight[1,2]"),
    ("hidden.weight[0,0]", "hidden.bias[3]"),
    ("hidden.weight[2,1]", "output.weight[1,2]"),
    ("normalization.scale[1]", "normalization.shift[1]"),
    ("normalization.shift[0]", "normalization.scale[3]"),
    ("output.weight[0,0]", "output.weight[2,3]"),
    ("output.bias[1]", "normalization.scale[0]"),
  ]

  @Test(arguments: planes, Statistics.allCases)
  func lossIsThatOfTheWholeNetwork(names: (String, String), statistics: Statistics) throws {
    let (network, data) = try Self.model()
    let x = try #require(network.layout.index(of: names.0))
    let y = try #require(network.layout.index(of: names.1))
    var plane = try PlaneLoss(
      network: network, parameters: (x, y), loss: .softmaxCrossEntropy, data: data,
      statistics: statistics)
    for point in [(plane.origin.x, plane.origin.y), (0, 0), (0.7, -1.9), (-3, 2.5), (40, 1e-3)] {
      var moved = network
      moved.state.parameters[x] = point.0
      moved.state.parameters[y] = point.1
      let whole = try moved.lossAndGradient(.softmaxCrossEntropy, on: data, statistics: statistics)
      expectClose([plane(point.0, point.1)], [whole.loss])

      let expected = try moved.directionalCurvature(
        of: .softmaxCrossEntropy, on: data, statistics: statistics,
        along: (0..<network.layout.count).map { $0 == x ? 1 : 0 },
        (0..<network.layout.count).map { $0 == y ? 1 : 0 })
      let found = plane.curvature(point.0, point.1)
      expectClose([found.loss], [whole.loss])
      expectClose(
        [found.gradient.0, found.gradient.1], [whole.gradient[x], whole.gradient[y]],
        tolerance: 1e-11)
      expectClose(
        [found.hessian.aa, found.hessian.ab, found.hessian.bb],
        [expected.hessian.aa, expected.hessian.ab, expected.hessian.bb], tolerance: 1e-11)
    }
  }

  @Test func divergedParametersElsewhereGiveNoNumber() throws {
    var (network, data) = try Self.model()
    network.state.parameters[try #require(network.layout.index(of: "hidden.weight[0,0]"))] = .nan
    var plane = try PlaneLoss(
      network: network, parameters: (1, 2), loss: .softmaxCrossEntropy, data: data,
      statistics: .batch)
    #expect(plane(0, 0).isNaN)
  }

  /// A small network with everything in it, some steps into its training, on 40 samples.
  private static func model() throws -> (Network<Double>, DataSet) {
    var stream = RandomStream(seed: 3, stream: 0)
    let data = DataSet(
      features: Matrix(rows: 40, columns: 3, elements: stream.normal(120)),
      targets: .labels((0..<40).map { Int32($0 * $0 % 3) }, classes: 3))
    let network = try Network<Double>(
      inputs: 3,
      layers: [
        LayerSpecification(
          name: "hidden", kind: .linear(outputs: 4, bias: true, initializer: .torch)),
        LayerSpecification(
          name: "normalization",
          kind: .batchNormalization(affine: true, epsilon: 1e-5, momentum: 0.1)),
        LayerSpecification(name: "", kind: .activation(.tanh)),
        LayerSpecification(
          name: "output", kind: .linear(outputs: 3, bias: true, initializer: .torch)),
      ], seed: 3)
    var trainer = try Trainer(
      network: network, loss: .softmaxCrossEntropy, optimizer: .sgd(SGD(learningRate: 0.1)),
      schedule: .full, data: data)
    for _ in 0..<20 { trainer.advance() }
    return (trainer.network, data)
  }
}
