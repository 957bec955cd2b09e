import Testing

@testable import TrainingEngine

/// Networks whose layers are so narrow that their samples lie side by side.
struct NarrowPlaneTests {
  /// More samples than a block, and a last vector that is not full.
  private static let samples = 300

  private static func network(
    _ inputs: Int, _ activation: Activation, outputs: Int
  ) throws -> Network<Double> {
    try Network(
      inputs: inputs,
      layers: .numbered([
        .linear(20), .activation(activation), .linear(7), .activation(activation),
        .linear(outputs),
      ]), seed: 3)
  }

  private static func data(
    _ inputs: Int, outputs: Int, for loss: Loss, samples: Int = samples
  ) -> DataSet {
    var stream = RandomStream(seed: 5, stream: 0)
    let features = Matrix(
      rows: samples, columns: inputs, elements: stream.normal(inputs * samples))
    let targets: Targets =
      switch loss.kind {
      case .softmaxCrossEntropy:
        .labels((0..<samples).map { Int32($0 * 7 % 11 % outputs) }, classes: outputs)
      case .binaryCrossEntropy:
        .values(
          Matrix(
            rows: samples, columns: outputs,
            elements: (0..<samples * outputs).map { Double($0 * 7 % 11 % 2) }))
      case .meanSquaredError, .halfMeanSquaredError:
        .values(
          Matrix(rows: samples, columns: outputs, elements: stream.normal(samples * outputs)))
      }
    return DataSet(features: features, targets: targets)
  }

  @Test(arguments: Loss.allCases, [Activation.relu, .tanh])
  func theLossIsThatOfThePlainEvaluation(loss: Loss, activation: Activation) throws {
    let shapes =
      switch loss.kind {
      case .softmaxCrossEntropy: [(2, 2), (5, 3)]
      case .binaryCrossEntropy: [(2, 1), (5, 1)]
      case .meanSquaredError, .halfMeanSquaredError: [(2, 1), (2, 2), (5, 3)]
      }
    for (inputs, outputs) in shapes {
      let network = try Self.network(inputs, activation, outputs: outputs)
      let data = Self.data(inputs, outputs: outputs, for: loss)
      for directions in PlaneShortcutTests.Directions.allCases {
        let plane = directions.plane(of: network)
        var surface = try PlaneLoss(
          network: network, plane: plane, loss: loss, data: data, statistics: .batch)
        var single = try PlaneLoss(
          network: Network<Float>(rounding: network), plane: plane, loss: loss, data: data,
          statistics: .batch)
        for point in PlaneShortcutTests.points {
          var there = network
          there.state.parameters = plane.parameters(point.x, point.y)
          try expectClose(
            surface(point.x, point.y), there.meanLoss(loss, on: data, statistics: .batch),
            scale: 0, "\(outputs) \(directions) \(point)")
          let rounded = Network<Float>(rounding: there)
          try expectClose(
            single(point.x, point.y), rounded.meanLoss(loss, on: data, statistics: .batch),
            to: 1e-5, scale: 0.1, "\(outputs) \(directions) \(point) in Float")
        }
      }
    }
  }

  /// A unit that its bias keeps at zero for all samples, behind which a weight becomes infinite: zero
  /// times that is no number, in layers of either kind.
  @Test(arguments: [(20, 7), (70, 80)])
  func zerosThatMeetInfiniteWeightsAreNotLeftOut(widths: (Int, Int)) throws {
    let (first, second) = widths
    var network = try Network<Double>(
      inputs: 2,
      layers: .numbered([
        .linear(first), .activation(.relu), .linear(second), .activation(.relu), .linear(2),
      ]), seed: 3)
    network.state.parameters[2 * first + 3] = -100
    let zeros = Array(repeating: 0.0, count: network.layout.count)
    var (x, y) = (zeros, zeros)
    x[3 * first + 3] = 1e300
    for place in 0..<2 * first { y[place] = 0.25 }
    let plane = ParameterPlane(
      base: network.state.parameters, directions: ParameterPlane.Directions(x: x, y: y))
    let data = Self.data(2, outputs: 2, for: .softmaxCrossEntropy)
    var surface = try PlaneLoss(
      network: network, plane: plane, loss: .softmaxCrossEntropy, data: data, statistics: .batch)
    let losses = surface.losses([(0, 0), (1e300, 0), (5, 0)])!
    #expect(losses[0].isFinite && losses[1].isNaN && losses[2] == losses[0])
    network.state.parameters[3 * first + 3] = .infinity
    #expect(
      try network.meanLoss(.softmaxCrossEntropy, on: data, statistics: .batch).isNaN)
  }

  /// Two rows of more points than a line holds, and points that are on none.
  private static let rows: [(x: Double, y: Double)] =
    [-0.5, 0.25].flatMap { y in (0..<100).map { (x: Double($0) / 20 - 2.5, y: y) } }
    + (0..<20).map { (x: Double($0 * 7 % 20), y: Double($0 * 3 % 20)) }

  @Test(arguments: [2, 5])
  func pointsOfARowHaveTheLossesThatTheyHaveAlone(inputs: Int) throws {
    let network = try Self.network(inputs, .relu, outputs: 3)
    let data = Self.data(inputs, outputs: 3, for: .softmaxCrossEntropy)
    let plane = PlaneShortcutTests.Directions.all.plane(of: network)
    var surface = try PlaneLoss(
      network: Network<Float>(rounding: network), plane: plane, loss: .softmaxCrossEntropy,
      data: data, statistics: .batch)
    #expect(surface.plan.shortcuts.contains(.quadraticAlongRows))
    let losses = surface.losses(Self.rows)!
    for (point, loss) in zip(Self.rows, losses) {
      #expect(surface(point.x, point.y).bitPattern == loss.bitPattern, "\(point)")
      var there = network
      there.state.parameters = plane.parameters(point.x, point.y)
      try expectClose(
        loss, there.meanLoss(.softmaxCrossEntropy, on: data, statistics: .batch), to: 1e-5,
        scale: 0.1, "\(point)")
    }
  }

  /// Lines keep at most 500,000 numbers of a matrix, here 32 for each sample: 20 units, filled up to whole
  /// vectors. Each way gives the loss of the plain evaluation, so that one sample more changes nothing but
  /// its own part.
  @Test func rowsAreTakenTogetherUpToALimit() throws {
    let most = 500_000 / 32
    let network = try Self.network(2, .relu, outputs: 3)
    let plane = PlaneShortcutTests.Directions.all.plane(of: network)
    let points = (0..<5).map { (x: Double($0) / 2 - 1, y: 0.25) }
    var sums: [[Double]] = []
    for (count, takesRows) in [(most, true), (most + 1, false)] {
      let data = Self.data(2, outputs: 3, for: .softmaxCrossEntropy, samples: count)
      var surface = try PlaneLoss(
        network: network, plane: plane, loss: .softmaxCrossEntropy, data: data, statistics: .batch)
      #expect(surface.plan.shortcuts.contains(.quadraticAlongRows) == takesRows)
      let losses = surface.losses(points)!
      for (point, loss) in zip(points, losses) {
        var there = network
        there.state.parameters = plane.parameters(point.x, point.y)
        try expectClose(
          loss, there.meanLoss(.softmaxCrossEntropy, on: data, statistics: .batch), scale: 0,
          "\(count) samples, \(point)")
      }
      sums.append(losses.map { $0 * Double(count) })
    }
    let whole = Self.data(2, outputs: 3, for: .softmaxCrossEntropy, samples: most + 1)
    let last = DataSet(
      features: Matrix(
        rows: 1, columns: 2, elements: [whole.features[most, 0], whole.features[most, 1]]),
      targets: .labels([Int32(most * 7 % 11 % 3)], classes: 3))
    for (place, point) in points.enumerated() {
      var there = network
      there.state.parameters = plane.parameters(point.x, point.y)
      let own = try there.meanLoss(.softmaxCrossEntropy, on: last, statistics: .batch)
      #expect(abs(sums[1][place] - sums[0][place] - own) < 1e-12 * sums[1][place], "\(point)")
    }
  }

  /// Far out the coefficients of a quadratic are infinite in single precision, though not all losses are.
  @Test func coefficientsThatAreInfiniteAreNotUsed() throws {
    let network = try Self.network(2, .relu, outputs: 2)
    let data = Self.data(2, outputs: 2, for: .softmaxCrossEntropy)
    let zeros = Array(repeating: 0.0, count: network.layout.count)
    let large = zeros.map { _ in 1e25 }
    let plane = ParameterPlane(
      base: network.state.parameters, directions: ParameterPlane.Directions(x: large, y: zeros))
    var surface = try PlaneLoss(
      network: Network<Float>(rounding: network), plane: plane, loss: .softmaxCrossEntropy,
      data: data, statistics: .batch)
    for x in [0, 1e-26, -3e-25] {
      var there = network
      there.state.parameters = plane.parameters(x, 0)
      try expectClose(
        surface(x, 0), there.meanLoss(.softmaxCrossEntropy, on: data, statistics: .batch),
        to: 1e-5, scale: 0.1, "\(x)")
    }
  }

  @Test func itStopsWhenCancelledAndGoesOnAfterwards() throws {
    let network = try Self.network(2, .relu, outputs: 2)
    var surface = try PlaneLoss(
      network: network, plane: PlaneShortcutTests.Directions.all.plane(of: network),
      loss: .softmaxCrossEntropy, data: Self.data(2, outputs: 2, for: .softmaxCrossEntropy),
      statistics: .batch)
    let expected = surface.losses(PlaneShortcutTests.points)!
    var asked = 0
    let cancelled = surface.losses(PlaneShortcutTests.points) {
      asked += 1
      return asked == 4
    }
    #expect(cancelled == nil && asked == 4)
    #expect(surface.losses(PlaneShortcutTests.points)! == expected)
  }
}
