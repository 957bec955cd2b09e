import Drawing
import Testing

@Suite struct RectTests {
  @Test func splitsShareOutEveryCell() {
    for columns in 0..<9 {
      for rows in 0..<6 {
        let rect = Rect(column: 3, row: 2, columns: columns, rows: rows)
        for count in -1..<11 {
          let (top, below) = rect.split(top: count)
          #expect(top.rows + below.rows == rows && below.row == top.endRow)
          let (above, bottom) = rect.split(bottom: count)
          #expect(above.rows + bottom.rows == rows && bottom.row == above.endRow)
          let (left, others) = rect.split(left: count)
          #expect(left.columns + others.columns == columns && others.column == left.endColumn)
          let (rest, right) = rect.split(right: count)
          #expect(rest.columns + right.columns == columns && right.column == rest.endColumn)
          #expect(left.row == 2 && left.rows == rows && top.column == 3 && top.columns == columns)
        }
      }
    }
  }

  @Test func partsDifferByAtMostOneColumn() {
    let parts = Rect(column: 1, row: 0, columns: 12, rows: 4).columns(dividedInto: 3, gap: 1)
    #expect(parts.map(\.column) == [1, 6, 10])
    #expect(parts.map(\.columns) == [4, 3, 3])
    let none = Rect(columns: 1, rows: 1).columns(dividedInto: 4, gap: 2)
    #expect(none.allSatisfy { $0.columns == 0 })
  }

  @Test func insetsNeverTurnInsideOut() {
    let rect = Rect(columns: 3, rows: 3)
    #expect(rect.inset(by: 1) == Rect(column: 1, row: 1, columns: 1, rows: 1))
    #expect(rect.inset(by: 2).isEmpty)
    #expect(Rect(columns: -4, rows: 2).columns == 0)
  }

  @Test func aCentredBoxIsNoLargerThanItsRoom() {
    let room = Rect(column: 10, row: 10, columns: 20, rows: 10)
    #expect(room.centred(columns: 10, rows: 4) == Rect(column: 15, row: 13, columns: 10, rows: 4))
    #expect(room.centred(columns: 99, rows: 99) == room)
  }
}
