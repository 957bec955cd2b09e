import Testing

@testable import TrainingEngine

struct PlaneLossTests {
  /// Pairs of parameters in one layer, in layers far apart, and in a normalization.
  static let pairs = [
    ("0.weight[0,1]", "0.weight[3,2]"), ("6.weight[0,1]", "6.weight[0,3]"),
    ("6.bias[0]", "0.weight[0,1]"), ("4.scale[2]", "3.weight[2,0]"), ("1.shift[0]", "1.scale[0]"),
  ]

  @Test(arguments: pairs, Statistics.allCases)
  func thePlaneShowsTheLossOfTheNetworkThere(
    names: (String, String), statistics: Statistics
  ) throws {
    for loss in Loss.allCases {
      let model = TestNetwork(
        activation: .tanh, slot: .normalization, loss: loss, statistics: statistics)
      let network = try model.network()
      let data = model.data()
      let x = try #require(network.layout.index(of: names.0))
      let y = try #require(network.layout.index(of: names.1))
      var plane = try PlaneLoss(
        network: network, parameters: (x, y), loss: loss, data: data, statistics: statistics)
      #expect(plane.origin == (network.state.parameters[x], network.state.parameters[y]))
      for (a, b) in [plane.origin, (0.5, -2), (-40, 3)] {
        var there = network
        there.state.parameters[x] = a
        there.state.parameters[y] = b
        try expectClose(
          plane(a, b), there.meanLoss(loss, on: data, statistics: statistics), scale: 1, "loss")
        var directions = (there.state.parameters.map { _ in 0.0 }, [Double]())
        directions.1 = directions.0
        directions.0[x] = 1
        directions.1[y] = 1
        let found = plane.curvature(a, b)
        let expected = try there.directionalCurvature(
          of: loss, on: data, statistics: statistics, along: directions.0, directions.1)
        expectClose(found.numbers, expected.numbers, scale: 1, "loss, gradient and Hessian")
      }
    }
  }

  /// A plane in a block, one in a layer in front of it, one across.
  @Test(
    arguments: [
      ("1.0.weight[0,1]", "1.3.weight[2,0]"), ("0.weight[0,1]", "0.weight[3,2]"),
      ("1.1.scale[2]", "6.weight[0,1]"), ("4.3.bias[0]", "4.1.shift[1]"),
    ])
  func thePlaneThroughABlockShowsTheLossOfTheNetworkThere(names: (String, String)) throws {
    let model = TestNetwork(
      activation: .tanh, slot: .residualBlock, loss: .softmaxCrossEntropy, statistics: .batch)
    let network = try model.network()
    let data = model.data()
    let x = try #require(network.layout.index(of: names.0))
    let y = try #require(network.layout.index(of: names.1))
    var plane = try PlaneLoss(
      network: network, parameters: (x, y), loss: model.loss, data: data, statistics: .batch)
    for (a, b) in [plane.origin, (0.5, -2), (-40, 3)] {
      var there = network
      there.state.parameters[x] = a
      there.state.parameters[y] = b
      try expectClose(
        plane(a, b), there.meanLoss(model.loss, on: data, statistics: .batch), scale: 1, "loss")
      expectClose(
        plane.curvature(a, b).loss, plane(a, b), scale: 1, "loss of the Taylor polynomial")
    }
  }

  @Test func theLossIsInfiniteOrNotANumberWhereItIs() throws {
    let model = TestNetwork(
      activation: .relu, slot: .empty, loss: .meanSquaredError, statistics: .batch)
    let network = try model.network()
    var plane = try PlaneLoss(
      network: network, parameters: (0, 1), loss: model.loss, data: model.data(),
      statistics: .batch)
    #expect(plane(1e300, 0) == .infinity)
    #expect(plane(.nan, 0).isNaN)
    #expect(plane.curvature(1e300, 0).loss == .infinity)
    #expect(plane.curvature(.nan, 0).loss.isNaN)
    #expect(plane(0, 0).isFinite)
  }
}

extension DirectionalCurvature {
  fileprivate var numbers: [Double] {
    [loss, gradient.0, gradient.1, hessian.aa, hessian.ab, hessian.bb]
  }
}
