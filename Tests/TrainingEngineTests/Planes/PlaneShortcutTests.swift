import Testing

@testable import TrainingEngine

/// Whatever shortcuts a plane takes, its loss is that of the whole network, evaluated plainly.
struct PlaneShortcutTests {
  /// Which parameters the plane moves.
  enum Directions: String, CaseIterable {
    case all
    case twoOfTheFirstLayer
    case oneOfTheFirstLayerAndTheLastBias
    case twoOfTheMiddle
    case theLastLayer
    case twoOfTheLastLayer
    case oneOfEachEnd

    /// Normal numbers at some places, and zeros elsewhere.
    func plane(of network: Network<Double>) -> ParameterPlane {
      let count = network.layout.count
      let tensors = network.layout.tensors
      let last = tensors.last { $0.name.hasSuffix("weight") }!.range
      let middle = tensors[tensors.count / 2].range
      let (x, y): (any Collection<Int>, any Collection<Int>) =
        switch self {
        case .all: (0..<count, 0..<count)
        case .twoOfTheFirstLayer: ([0], [1])
        case .oneOfTheFirstLayerAndTheLastBias: ([0], [count - 1])
        case .twoOfTheMiddle: ([middle.lowerBound], [middle.upperBound - 1])
        case .theLastLayer: (last, last.lowerBound..<count)
        case .twoOfTheLastLayer: ([last.lowerBound], [last.lowerBound + 1])
        case .oneOfEachEnd: ([0, count - 1], [count - 2])
        }
      var stream = RandomStream(seed: 12, stream: 0)
      func direction(_ places: any Collection<Int>) -> [Double] {
        var direction = Array(repeating: 0.0, count: count)
        for place in places { direction[place] = Double(Float(stream.normal(1)[0])) }
        return direction
      }
      return ParameterPlane(
        base: network.state.parameters,
        directions: ParameterPlane.Directions(x: direction(x), y: direction(y)))
    }
  }

  static let points: [(x: Double, y: Double)] = [
    (0, 0), (0.5, -1.25), (-2, 0.75), (0.03125, 0.0625), (6, 5),
  ]

  @Test(arguments: TestNetwork.all)
  func theLossIsThatOfThePlainEvaluationInDouble(model: TestNetwork) throws {
    let network = try model.network()
    let data = model.data(samples: 27)
    for directions in Directions.allCases {
      let plane = directions.plane(of: network)
      var surface = try PlaneLoss(
        network: network, plane: plane, loss: model.loss, data: data, statistics: model.statistics)
      let losses = surface.losses(Self.points)!
      for (point, loss) in zip(Self.points, losses) {
        var there = network
        there.state.parameters = plane.parameters(point.x, point.y)
        try expectClose(
          loss, there.meanLoss(model.loss, on: data, statistics: model.statistics), scale: 0,
          "\(directions) \(point), \(surface.plan.sentence)")
        #expect(surface(point.x, point.y).bitPattern == loss.bitPattern)
      }
    }
  }

  @Test(arguments: TestNetwork.all)
  func theLossIsThatOfThePlainEvaluationInFloat(model: TestNetwork) throws {
    let network = try model.network(of: Float.self)
    let data = model.data(samples: 27)
    for directions in Directions.allCases {
      let plane = directions.plane(of: network.widened)
      var surface = try PlaneLoss(
        network: network, plane: plane, loss: model.loss, data: data, statistics: model.statistics)
      for point in Self.points {
        var there = network
        there.state.parameters = Float.rounding(plane.parameters(point.x, point.y))
        let expected = try there.meanLoss(model.loss, on: data, statistics: model.statistics)
        expectClose(
          surface(point.x, point.y), expected, to: 1e-5, scale: 0,
          "\(directions) \(point), \(surface.plan.sentence)")
      }
    }
  }

  /// More samples than go through at a time, and columns of which few move.
  @Test(arguments: Directions.allCases, Statistics.allCases)
  func blocksOfSamplesGiveTheLossOfAll(directions: Directions, statistics: Statistics) throws {
    let network = try Network<Double>(
      inputs: 3,
      layers: .numbered([
        .linear(300), .normalization(), .activation(.relu), .linear(200), .normalization(),
        .activation(.relu), .linear(4),
      ]), seed: 5)
    var stream = RandomStream(seed: 7, stream: 0)
    let data = DataSet(
      features: Matrix(rows: 701, columns: 3, elements: stream.normal(3 * 701)),
      targets: .labels((0..<701).map { Int32($0 * 7 % 4) }, classes: 4))
    let plane = directions.plane(of: network)
    var surface = try PlaneLoss(
      network: network, plane: plane, loss: .softmaxCrossEntropy, data: data,
      statistics: statistics)
    for point in Self.points {
      var there = network
      there.state.parameters = plane.parameters(point.x, point.y)
      try expectClose(
        surface(point.x, point.y),
        there.meanLoss(.softmaxCrossEntropy, on: data, statistics: statistics), "\(point)")
    }
    var asked = 0
    let cancelled = surface.losses(Self.points) {
      asked += 1
      return asked == 2
    }
    #expect(surface.plan.shortcuts.contains(.logisticLoss) || cancelled == nil)
    // Two points that share what they read, and the last one by itself.
    let alone = Self.points.map { surface($0.x, $0.y).bitPattern }
    #expect(surface.losses(Self.points)!.map(\.bitPattern) == alone)
  }

  @Test func linearNetworksOfSeveralLayersHaveAQuadraticLoss() throws {
    let network = try Network<Double>(
      inputs: 3, layers: .numbered([.linear(4), .linear(5, bias: false), .linear(3)]), seed: 5)
    let data = TestNetwork(
      activation: .relu, slot: .empty, loss: .meanSquaredError, statistics: .batch
    ).data()
    for (places, layers) in [((x: 0, y: 5), 0), ((x: 17, y: 22), 1)] {
      var surface = try PlaneLoss(
        network: network, parameters: places, loss: .meanSquaredError, data: data,
        statistics: .batch)
      #expect(surface.plan.shortcuts.last == .quadraticLoss)
      #expect(surface.plan.shortcuts.contains(.computedOnce(layers: 1)) == (layers == 1))
      for (x, y) in Self.points {
        var there = network
        there.state.parameters[places.x] = x
        there.state.parameters[places.y] = y
        try expectClose(
          surface(x, y), there.meanLoss(.meanSquaredError, on: data, statistics: .batch),
          scale: 0, "\(x) \(y)")
      }
    }
  }

  @Test(arguments: Directions.allCases, Statistics.allCases)
  func ofTwoLogitsOnlyTheDifferenceCounts(directions: Directions, statistics: Statistics) throws {
    let network = try Network<Double>(
      inputs: 3,
      layers: .numbered([
        .linear(6), .normalization(), .activation(.relu), .linear(5), .activation(.tanh),
        .linear(2),
      ]), seed: 5)
    var stream = RandomStream(seed: 7, stream: 0)
    let data = DataSet(
      features: Matrix(rows: 30, columns: 3, elements: stream.normal(90)),
      targets: .labels((0..<30).map { Int32($0 * 7 % 3 / 2) }, classes: 2))
    let plane = directions.plane(of: network)
    var surface = try PlaneLoss(
      network: network, plane: plane, loss: .softmaxCrossEntropy, data: data,
      statistics: statistics)
    let shortcuts = surface.plan.shortcuts
    #expect(shortcuts.contains(.differenceOfOutputs) || shortcuts.contains(.logisticLoss))
    for point in Self.points {
      var there = network
      there.state.parameters = plane.parameters(point.x, point.y)
      try expectClose(
        surface(point.x, point.y),
        there.meanLoss(.softmaxCrossEntropy, on: data, statistics: statistics), scale: 0,
        "\(point)")
    }
  }

  /// y = 2 u - v: least squares has its minimum 0 there, where a polynomial with six coefficients
  /// would leave the rounding of its terms.
  @Test func anExactFitHasNoLossLeft() throws {
    var stream = RandomStream(seed: 4, stream: 0)
    let features = stream.normal(80)
    let targets = (0..<40).map { (row: Int) -> Double in
      2 * features[2 * row] - features[2 * row + 1]
    }
    let network = try Network<Double>(
      inputs: 2, layers: .numbered([.linear(1, bias: false)]), seed: 1)
    var surface = try PlaneLoss(
      network: network, parameters: (0, 1), loss: .meanSquaredError,
      data: DataSet(
        features: Matrix(rows: 40, columns: 2, elements: features),
        targets: .values(Matrix(rows: 40, columns: 1, elements: targets))), statistics: .batch)
    #expect(surface.plan.shortcuts == [.affineOutput(layer: "'0'"), .quadraticLoss])
    #expect(surface(2, -1) < 1e-29)
    // Close to it the loss is the quadratic form of the features' second moments.
    let step = 1e-6
    var moment = 0.0
    for row in 0..<40 { moment += features[2 * row] * features[2 * row] / 40 }
    expectClose(surface(2 + step, -1), moment * step * step, to: 1e-8, scale: 0, "beside it")
  }

  @Test func plansSayWhatTheySave() throws {
    func plan(
      _ layers: [LayerSpecification.Kind], _ places: (x: Int, y: Int), _ loss: Loss,
      _ statistics: Statistics = .batch
    ) throws -> EvaluationPlan {
      let model = TestNetwork(
        activation: .relu, slot: .empty, loss: loss, statistics: statistics)
      let network = try Network<Double>(inputs: 3, layers: .numbered(layers), seed: 5)
      return try PlaneLoss(
        network: network, parameters: places, loss: loss, data: model.data(),
        statistics: statistics
      ).plan
    }
    #expect(
      try plan([.linear(1)], (0, 1), .binaryCrossEntropy).sentence
        == "What leaves '0' is affine in the coordinates and the loss is logistic in one number a "
        + "sample.")
    let hidden: [LayerSpecification.Kind] = [
      .linear(5), .normalization(), .activation(.relu), .linear(3),
    ]
    #expect(
      try plan(hidden, (0, 1), .softmaxCrossEntropy).shortcuts == [
        .affineOutput(layer: "'0'"), .statisticsOfAffineOutput(layer: "'1'"),
        .fewMovingInputs(layer: "'3'", moving: 1, of: 5),
      ])
    #expect(
      try plan(hidden, (30, 31), .softmaxCrossEntropy).shortcuts == [
        .computedOnce(layers: 3), .affineOutput(layer: "'3'"), .logisticLoss,
      ])
    #expect(
      try plan([.linear(5), .normalization(), .linear(3)], (0, 1), .meanSquaredError, .running)
        .shortcuts.last == .quadraticLoss)
    #expect(
      try plan([.linear(5), .normalization(), .linear(3)], (0, 1), .meanSquaredError, .batch)
        .shortcuts.contains(.quadraticLoss) == false)
    #expect(EvaluationPlan().sentence == "Every point takes the whole network.")
  }
}
