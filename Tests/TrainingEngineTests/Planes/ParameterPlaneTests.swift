import Testing

@testable import TrainingEngine

struct ParameterPlaneTests {
  static let skewed = ParameterPlane(
    base: [1, -2, 0.5, 3],
    directions: ParameterPlane.Directions(x: [1, 0, 2, 0], y: [0.5, 0, -1, 4]))

  @Test func aPointIsTheBaseAndBothDirections() {
    #expect(Self.skewed.parameters(2, -3) == [1.5, -2, 7.5, -9])
    #expect(Self.skewed.movingPlaces == [0..<1, 2..<4])
  }

  @Test func thePlaneOfTwoParametersHasTheirValuesAsCoordinates() {
    let plane = ParameterPlane(ofParametersAt: (x: 3, y: 1), others: [5, 6, 7, 8])
    #expect(plane.parameters(-0.25, 9) == [5, 9, 7, -0.25])
    #expect(plane.movingPlaces == [1..<2, 3..<4])
    #expect(plane.coordinates(nearestTo: [1, 2, 3, 4]) == (4, 2))
  }

  @Test func coordinatesOfAPointAreFoundAgain() {
    let (x, y) = Self.skewed.coordinates(nearestTo: Self.skewed.parameters(2, -3))
    expectClose([x, y], [2, -3], "coordinates")
  }

  @Test func theNearestPointLeavesNothingAlongThePlane() {
    let plane = Self.skewed
    let parameters = [4.0, 1, -7, 2]
    let (x, y) = plane.coordinates(nearestTo: parameters)
    let rest = zip(parameters, plane.parameters(x, y)).map { $0 - $1 }
    for direction in [plane.directions.x, plane.directions.y] {
      #expect(abs(zip(rest, direction).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-13)
    }
  }

  @Test func directionsAlongOneLineHaveNoCoordinates() {
    let plane = ParameterPlane(
      base: [0, 0], directions: ParameterPlane.Directions(x: [1, 2], y: [2, 4]))
    #expect(plane.coordinates(nearestTo: [1, 1]).x.isFinite == false)
  }

  /// Every parameter moves, or all but those before the second normalization; the network itself
  /// stands beside the plane, whose base is another point.
  @Test(arguments: Statistics.allCases, [0, 30])
  func thePlaneShowsTheLossOfTheNetworkThere(statistics: Statistics, untouched: Int) throws {
    for loss in Loss.allCases {
      let model = TestNetwork(
        activation: .tanh, slot: .normalization, loss: loss, statistics: statistics)
      let (network, data) = (try model.network(), model.data())
      let count = network.layout.count
      var stream = RandomStream(seed: 8, stream: 0)
      let (base, v) = (stream.normal(count), stream.normal(count))
      var u = stream.normal(count)
      var w = v
      for place in 0..<untouched {
        u[place] = 0
        w[place] = 0
      }
      let plane = ParameterPlane(base: base, directions: ParameterPlane.Directions(x: u, y: w))
      var surface = try PlaneLoss(
        network: network, plane: plane, loss: loss, data: data, statistics: statistics)
      for (x, y) in [(0, 0), (0.5, -2), (-1.5, 0.25)] {
        var there = network
        there.state.parameters = plane.parameters(x, y)
        try expectClose(
          surface(x, y), there.meanLoss(loss, on: data, statistics: statistics), scale: 1, "loss")
        let expected = try there.directionalCurvature(
          of: loss, on: data, statistics: statistics, along: u, w)
        let found = surface.curvature(x, y)
        expectClose(
          [found.loss, found.gradient.0, found.gradient.1, found.hessian.aa, found.hessian.bb],
          [
            expected.loss, expected.gradient.0, expected.gradient.1, expected.hessian.aa,
            expected.hessian.bb,
          ], scale: 1, "loss, gradient and Hessian")
      }
    }
  }
}
