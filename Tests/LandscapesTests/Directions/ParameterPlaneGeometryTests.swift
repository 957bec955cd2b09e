import Landscapes
import Testing
import TrainingEngine

@Suite struct ParameterPlaneGeometryTests {
  private let plane: ParameterPlane
  private let parameters: [Double]

  init() throws {
    var stream = RandomStream(seed: 11, stream: 0)
    plane = ParameterPlane(
      origin: stream.normal(21),
      directions: try #require(
        PlaneDirections(along: stream.normal(21), and: stream.normal(21))))
    parameters = stream.normal(21)
  }

  @Test func aPointOfThePlaneHasItsOwnCoordinatesAndNoDistance() {
    let point = PlaneCoordinates(x: 1.5, y: -0.25)
    let there = plane.parameters(at: point)
    let found = plane.coordinates(of: there)
    expectClose([found.x, found.y], [point.x, point.y], tolerance: 1e-13)
    #expect(plane.distance(of: there) < 1e-13)
  }

  /// Of 300,000 parameters, gone through in three pieces.
  @Test func distanceAndDifferencesAskAsTheyGo() throws {
    let count = 300_000
    var stream = RandomStream(seed: 12, stream: 0)
    let (start, a, b) = (stream.normal(count), stream.normal(count), stream.normal(count))
    var asked = 0
    func isCancelled() -> Bool {
      asked += 1
      return false
    }
    let directions = try #require(
      PlaneDirections(from: start, to: a, and: b, isCancelled: isCancelled))
    #expect(asked == 2 * 3 + 3)
    #expect(directions.x == zip(a, start).map { $0 - $1 })
    let line = try #require(
      PlaneDirections(from: start, to: a, andRandomWithSeed: 5, isCancelled: isCancelled))
    #expect(line.x == directions.x)
    let plane = ParameterPlane(origin: start, directions: directions)
    let point = plane.coordinates(of: b)
    asked = 0
    let distance = try #require(plane.distance(of: b, from: point, isCancelled: isCancelled))
    #expect(asked == 3)
    let squares = zip(b, plane.parameters(at: point)).reduce(0) {
      $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
    }
    // The third point is on the plane of the three, but for rounding.
    #expect(distance < 1e-9 && abs(distance - squares.squareRoot()) < 1e-12)
    #expect(plane.distance(of: b, from: point, isCancelled: { true }) == nil)
    #expect(PlaneDirections(from: start, to: a, and: b, isCancelled: { true }) == nil)
  }

  @Test func theProjectionIsTheNearestPoint() {
    let point = plane.coordinates(of: parameters)
    let distance = plane.distance(of: parameters)
    func distanceFrom(_ x: Double, _ y: Double) -> Double {
      zip(plane.parameters(at: PlaneCoordinates(x: x, y: y)), parameters)
        .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }
    expectClose([distanceFrom(point.x, point.y)], [distance])
    for (dx, dy) in [(0.01, 0.0), (-0.01, 0), (0, 0.01), (0, -0.01)] {
      // Pythagoras, with a whole coordinate as long as the unit.
      let step = 0.01 * plane.unit
      expectClose(
        [distanceFrom(point.x + dx, point.y + dy)],
        [(distance * distance + step * step).squareRoot()])
    }
  }

  @Test func aPlaneThroughOtherParametersKeepsAllCoordinates() {
    let moved = plane.passing(through: parameters)
    #expect(moved.distance(of: parameters) < 1e-13)
    let (before, after) = (plane.coordinates(of: parameters), moved.coordinates(of: parameters))
    expectClose([after.x, after.y], [before.x, before.y], tolerance: 1e-13)
    let elsewhere = plane.base.reversed() as [Double]
    let (old, new) = (plane.coordinates(of: elsewhere), moved.coordinates(of: elsewhere))
    expectClose([new.x, new.y], [old.x, old.y], tolerance: 1e-13)
  }

  @Test func aPlaneCanBeCountedFromAnotherOfItsPoints() {
    let point = PlaneCoordinates(x: 2, y: 3)
    let moved = plane.centered(on: point)
    let found = moved.coordinates(of: plane.parameters(at: PlaneCoordinates(x: 2.5, y: 1)))
    expectClose([found.x, found.y], [0.5, -2], tolerance: 1e-13)
    expectClose([moved.distance(of: parameters)], [plane.distance(of: parameters)])
  }

  @Test func nearlyParallelVectorsStillGiveARightAngle() throws {
    let x = (0..<50).map { 1 + Double($0) }
    var y = x
    y[7] += 1e-6
    let directions = try #require(PlaneDirections(along: x, and: y))
    let product = zip(directions.x, directions.y).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(product) < 1e-14 * directions.unit * directions.unit)
  }

  @Test(
    arguments: [
      ([1, 2, 3], [2, 4, 6]), ([0, 0, 0], [1, 0, 0]), ([1, 0, 0], [0, 0, 0]),
      ([1, .nan, 0], [0, 0, 1]), ([1, 0, 0], [0, .infinity, 0]), ([1e200, 0, 0], [0, 1, 0]),
    ] as [([Double], [Double])])
  func vectorsThatSpanNoPlaneGiveNone(x: [Double], y: [Double]) {
    #expect(PlaneDirections(along: x, and: y) == nil)
  }
}
