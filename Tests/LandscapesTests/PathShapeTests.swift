import Testing

@testable import Landscapes

struct PathShapeTests {
  private func shape(_ points: [(Double, Double)]) -> PathShape {
    PathShape(points.map { PlaneCoordinates(x: $0.0, y: $0.1) })
  }

  @Test func aStraightPathIsAsLongAsTheLineBetweenItsEnds() throws {
    let path = shape((0...10).map { (3 * Double($0), 4 * Double($0)) })
    #expect(path.length == 50 && path.straightLine == 50)
    #expect(path.lengthOverStraightLine == 1)
    #expect(abs(try #require(path.meanCosine) - 1) < 1e-15)
  }

  /// Steps of (1, 2) and (1, -2): neighbours meet at the cosine (1 - 4)/5.
  @Test func aZigZagTurnsBackAtEveryStep() throws {
    let path = shape((0...8).map { (Double($0), $0.isMultiple(of: 2) ? 0 : 2) })
    #expect(abs(path.length - 8 * 5.0.squareRoot()) < 1e-14)
    #expect(path.straightLine == 8)
    #expect(abs(try #require(path.meanCosine) + 0.6) < 1e-15)
  }

  @Test func aSquareTurnsAtRightAnglesAndEndsWhereItBegan() {
    let path = shape([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
    #expect(path.length == 4 && path.straightLine == 0)
    #expect(path.lengthOverStraightLine == nil)
    #expect(path.meanCosine == 0)
  }

  @Test func toAndFroHasTheCosineMinusOne() {
    #expect(shape([(0, 0), (1, 0), (0, 0), (1, 0)]).meanCosine == -1)
  }

  @Test func stepsThatGoNowhereDoNotTurn() {
    let path = shape([(0, 0), (1, 0), (1, 0), (1, 0), (1, 2)])
    #expect(path.meanCosine == 0)
    #expect(path.length == 3)
  }

  @Test func whatHasNoTwoStepsHasNoTurn() {
    #expect(shape([]).meanCosine == nil)
    #expect(shape([]).lengthOverStraightLine == nil)
    #expect(shape([(1, 1)]).lengthOverStraightLine == nil)
    #expect(shape([(1, 1), (4, 5)]).meanCosine == nil)
    #expect(shape([(1, 1), (4, 5)]).length == 5)
  }

  @Test func aDivergedPathHasNoShape() {
    let path = shape([(0, 0), (1, 0), (.infinity, 0), (.nan, 1)])
    #expect(path.lengthOverStraightLine == nil)
    #expect(path.meanCosine == nil)
  }
}
