import Testing

@testable import TrainingEngine

/// Logistic regression in two features, whose loss over its two weights is summed from powers that many
/// points share, where they fit into the range of numbers, and point by point beyond.
struct LogisticPlaneTests {
  private func model(samples: Int) throws -> (network: Network<Double>, data: DataSet) {
    var stream = RandomStream(seed: 5, stream: 0)
    let data = DataSet(
      features: Matrix(rows: samples, columns: 2, elements: stream.normal(2 * samples)),
      targets: .labels((0..<samples).map { Int32($0 % 3 / 2) }, classes: 2))
    return (try Network(inputs: 2, layers: .numbered([.linear(1)]), seed: 2), data)
  }

  private func surface(samples: Int) throws -> PlaneLoss<Double> {
    let (network, data) = try model(samples: samples)
    let surface = try PlaneLoss(
      network: network, parameters: (0, 1), loss: .binaryCrossEntropy, data: data,
      statistics: .batch)
    #expect(surface.plan.shortcuts.last == .logisticLoss)
    return surface
  }

  /// Some hundred lines in both directions, near and far out.
  private static let points: [(x: Double, y: Double)] =
    (0..<300).flatMap { line -> [(x: Double, y: Double)] in
      let place = Double(line - 150)
      return [
        (x: place / 10, y: 0.5), (x: -2, y: place * 1.5), (x: place, y: -place),
        (x: place * 1e5, y: 3),
      ]
    } + [(x: 0, y: -0.0), (x: -0.0, y: 0), (x: 1e300, y: 1)]

  @Test(arguments: [1, 100, 1100])
  func theLossIsThatOfThePlainEvaluation(samples: Int) throws {
    let (network, data) = try model(samples: samples)
    var surface = try surface(samples: samples)
    for (point, loss) in zip(Self.points, surface.losses(Self.points)!) {
      var there = network
      there.state.parameters[0] = point.x
      there.state.parameters[1] = point.y
      try expectClose(
        // Below 2^-1021 the sums of far points do not go.
        loss, there.meanLoss(.binaryCrossEntropy, on: data, statistics: .batch), scale: 1e-250,
        "\(point)")
    }
  }

  @Test func aPointHasTheSameBitsWhateverIsEvaluatedWithIt() throws {
    var surface = try surface(samples: 600)
    let losses = surface.losses(Self.points)!
    for (point, loss) in zip(Self.points, losses).shuffled() {
      #expect(surface(point.x, point.y).bitPattern == loss.bitPattern, "\(point)")
    }
    let backwards = surface.losses(Self.points.reversed())!.reversed()
    #expect(backwards.map(\.bitPattern) == losses.map(\.bitPattern))
  }

  @Test func whereACoordinateIsNoNumberNeitherIsTheLoss() throws {
    var surface = try surface(samples: 20)
    let losses = surface.losses([(0, 0), (.nan, 0), (0, .infinity), (1, 1)])!
    #expect(losses[0].isFinite && losses[1].isNaN && !losses[2].isFinite && losses[3].isFinite)
  }

  @Test func itStopsWhenCancelled() throws {
    var surface = try surface(samples: 20)
    var asked = 0
    let losses = surface.losses(Self.points) {
      asked += 1
      return asked == 2
    }
    #expect(losses == nil && asked == 2)
  }
}
