import Testing

@testable import Drawing

@Suite struct PlotRangeTests {
  let square = PlotRange(x: -4...4, y: -4...4)

  @Test(arguments: [(40, 10), (40, 20), (40, 40), (7, 31)])
  func aFittedCircleIsRoundOnTheGlass(columns: Int, rows: Int) {
    let fitted = square.fitted(to: Rect(columns: columns, rows: rows))
    let unitOfX = Double(columns) / fitted.width
    let unitOfY = Double(rows) * 2 / fitted.height
    #expect(abs(unitOfX - unitOfY) < 1e-12 * unitOfX)
    #expect(fitted.width >= 8 - 1e-12 && fitted.height >= 8 - 1e-12)
    #expect(min(fitted.width, fitted.height) < 8 + 1e-9)
    #expect(abs(fitted.x.lowerBound + fitted.x.upperBound) < 1e-12)
  }

  @Test func nothingIsFittedToNothing() {
    #expect(square.fitted(to: Rect(columns: 0, rows: 5)) == square)
  }

  @Test func aCellIsFoundAgainAtItsMiddle() {
    let transform = PlotTransform(
      range: PlotRange(x: -1...3, y: 0.5...9), area: Rect(column: 5, row: 7, columns: 13, rows: 9))
    for column in 5..<18 {
      for row in 7..<16 {
        let place = transform.cell(of: transform.point(column: column, row: row))
        #expect(place?.column == column && place?.row == row)
      }
    }
  }

  @Test func upIsUpAndTheEdgesBelongToThePicture() {
    let transform = PlotTransform(range: square, area: Rect(columns: 8, rows: 4))
    #expect(transform.cell(of: PlotPoint(-4, 4)).map { [$0.column, $0.row] } == [0, 0])
    #expect(transform.cell(of: PlotPoint(4, -4)).map { [$0.column, $0.row] } == [7, 3])
    #expect(transform.cell(of: PlotPoint(0.1, 0.1)).map { [$0.column, $0.row] } == [4, 1])
    #expect(transform.cell(of: PlotPoint(4.01, 0)) == nil)
    #expect(transform.cell(of: PlotPoint(.nan, 0)) == nil)
  }
}
