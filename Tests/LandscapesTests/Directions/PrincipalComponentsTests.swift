import Landscapes
import Testing
import TrainingEngine

@Suite struct PrincipalComponentsTests {
  private func golden(_ key: String) throws -> [Double] {
    try GoldenFile("planes").numbers(["principalComponents", key])
  }

  private func run() throws -> [[Double]] {
    let matrix = try GoldenFile("planes").matrix(["principalComponents", "run"])
    return (0..<matrix.rows).map { row in (0..<matrix.columns).map { matrix[row, $0] } }
  }

  @Test func componentsAreThoseOfTheSingularValueDecomposition() throws {
    let components = try #require(PrincipalComponents(of: run(), seed: 1))
    expectClose(components.directions.x + components.directions.y, try golden("directions"))
    expectClose(components.mean, try golden("mean"))
    expectClose(
      [components.explainedVariance.x, components.explainedVariance.y], try golden("variance"))
  }

  @Test func placesOfTheRunAndDistancesFromThePlaneAreTheReferences() throws {
    let components = try #require(PrincipalComponents(of: run(), seed: 1))
    let plane = ParameterPlane(origin: components.mean, directions: components.directions)
    let points = try run().map { plane.coordinates(of: $0) }
    expectClose(points.flatMap { [$0.x, $0.y] }, try golden("coordinates"))
    expectClose(try run().map { plane.distance(of: $0) }, try golden("distances"))
  }

  /// So many parameters that they are gone through in parts.
  @Test func manyParametersAreAsFew() throws {
    let count = 5001
    let size = 1 / Double(count).squareRoot()
    let flat = Array(repeating: size, count: count)
    // At right angles to the other but for rounding: half of the numbers have either sign, one is zero.
    let turning = (0..<count).map { $0 == count - 1 ? 0 : $0.isMultiple(of: 2) ? size : -size }
    let places: [(Double, Double)] = [(3, 1), (-3, 1), (3, -1), (-3, -1)]
    let points = places.map { a, b in zip(flat, turning).map { 7 + a * $0 + b * $1 } }
    let components = try #require(PrincipalComponents(of: points, seed: 1))
    expectClose(components.directions.x.map(abs), flat)
    expectClose(components.mean, Array(repeating: 7, count: count))
    let share = 1 - 1 / Double(count)
    expectClose([components.explainedVariance.x], [9 / (9 + share)])

    var asked = 0
    for place in 0..<12 {
      asked = 0
      let found = PrincipalComponents(of: points, seed: 1) {
        asked += 1
        return asked > place
      }
      #expect(found == nil)
    }
  }

  @Test func aStraightRunHasOneComponentAndASecondThatIsDrawn() throws {
    let points = (0..<5).map { step in [1, 2, 3, 4].map { $0 * Double(step) } }
    let components = try #require(PrincipalComponents(of: points, seed: 1))
    let length = 30.0.squareRoot()
    expectClose(components.directions.x, [1, 2, 3, 4].map { $0 / length })
    expectClose([components.explainedVariance.x], [1])
    #expect(components.explainedVariance.y == 0)
    #expect(components.directions.unit == 1 || abs(components.directions.unit - 1) < 1e-15)
  }

  @Test func stepsThatDivergedDoNotCount() throws {
    let points = try run()
    let whole = try #require(PrincipalComponents(of: points, seed: 1))
    var diverged = points
    diverged.append(points[0].map { _ in .infinity })
    diverged.append(points[0].map { _ in .nan })
    let found = try #require(PrincipalComponents(of: diverged, seed: 1))
    #expect(found.directions == whole.directions)
  }

  @Test func aRunThatStandsStillHasNone() {
    #expect(PrincipalComponents(of: [[1, 2], [1, 2], [1, 2]], seed: 1) == nil)
    #expect(PrincipalComponents(of: [[1, 2]], seed: 1) == nil)
    #expect(PrincipalComponents(of: [], seed: 1) == nil)
  }

  /// Means of equal numbers are rounded, and what is left of them then must not pass for a movement.
  @Test(arguments: 2...48)
  func aRunThatStandsStillHasNoneHoweverLongItIs(count: Int) {
    let point = (1...9).map { Double($0 * $0) / 7 - 3.3 }
    #expect(
      PrincipalComponents(of: Array(repeating: point, count: count), seed: 1) == nil)
  }

  @Test func parametersThatDoNotMoveHaveNoPartInIt() throws {
    let points: [[Double]] = [0, 1, 2, 3, 4, 5].map { (step: Double) in
      [0.1, 3.3e5, 0.7 + step * step, -0.3 * step, 1 / 3]
    }
    let components = try #require(PrincipalComponents(of: points, seed: 1))
    for index in [0, 1, 4] {
      #expect(components.mean[index] == points[0][index])
      #expect(components.directions.x[index] == 0)
    }
  }
}
