import Landscapes
import Testing

@Suite struct LossGridTests {
  let grid = LossGrid(
    viewport: Viewport(x: 0...3, y: 10...12), columns: 3, rows: 2, values: [0, 1, 2, 10, 11, 12])

  @Test func samplesAreAtTheCentresOfTheCellsFromTheBottomUp() {
    #expect(grid.point(atColumn: 0, row: 0) == PlaneCoordinates(x: 0.5, y: 10.5))
    #expect(grid.point(atColumn: 2, row: 1) == PlaneCoordinates(x: 2.5, y: 11.5))
    #expect(grid.loss(atColumn: 1, row: 1) == 11)
  }

  @Test func valuesBetweenAreBilinear() {
    #expect(grid.value(at: PlaneCoordinates(x: 1.5, y: 11.5)) == 11)
    #expect(grid.value(at: PlaneCoordinates(x: 1, y: 11)) == 5.5)
    #expect(grid.value(at: PlaneCoordinates(x: 0.75, y: 10.75)) == 2.75)
  }

  @Test func theOuterHalfOfABorderCellIsTheCells() {
    #expect(grid.value(at: PlaneCoordinates(x: 0, y: 10)) == 0)
    #expect(grid.value(at: PlaneCoordinates(x: 3, y: 12)) == 12)
    #expect(grid.value(at: PlaneCoordinates(x: 2, y: 10.1)) == 1.5)
  }

  @Test func outsideThereIsNoValue() {
    #expect(grid.value(at: PlaneCoordinates(x: -0.1, y: 11)) == nil)
    #expect(grid.value(at: PlaneCoordinates(x: 1, y: 12.1)) == nil)
  }

  @Test func besideWhatIsNotFiniteTheNearestCellDecides() throws {
    let grid = LossGrid(
      viewport: Viewport(x: 0...2, y: 0...2), columns: 2, rows: 2,
      values: [1, .infinity, 3, .nan])
    #expect(grid.value(at: PlaneCoordinates(x: 0.9, y: 0.6)) == 1)
    #expect(grid.value(at: PlaneCoordinates(x: 1.1, y: 0.6)) == .infinity)
    #expect(grid.value(at: PlaneCoordinates(x: 0.9, y: 1.4)) == 3)
    #expect(try #require(grid.value(at: PlaneCoordinates(x: 1.1, y: 1.4))).isNaN)
  }

  @Test func theLowestLossIsTheLowestFiniteOne() throws {
    let grid = LossGrid(
      viewport: Viewport(x: 0...4, y: 0...1), columns: 4, rows: 1,
      values: [.nan, -.infinity, 7, 5])
    let lowest = try #require(grid.lowest)
    #expect(lowest.loss == 5)
    #expect(lowest.point == PlaneCoordinates(x: 3.5, y: 0.5))

    let diverged = LossGrid(
      viewport: grid.viewport, columns: 2, rows: 1, values: [.nan, .infinity])
    #expect(diverged.lowest == nil)
  }
}
