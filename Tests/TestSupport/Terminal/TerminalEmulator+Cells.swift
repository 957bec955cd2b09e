import Drawing

extension TerminalEmulator {
  /// What an erased cell holds: a blank in the current background.
  private var blank: Cell { Cell(background: pen.background) }

  /// Erases cells counted row by row from the top left.
  mutating func erase(_ cells: Range<Int>) {
    for index in cells { screen[index % size.columns, index / size.columns] = blank }
  }

  /// Moves rows up, or down for a negative count; rows that come in are blank.
  mutating func scroll(_ rows: Range<Int>, up count: Int) {
    let old = screen
    for row in rows {
      for column in 0..<size.columns {
        let source = row + count
        screen[column, row] = rows.contains(source) ? old[column, source] : blank
      }
    }
  }

  /// Moves the rows from the cursor's on, if they scroll at all.
  mutating func shiftRows(up count: Int) {
    guard scrollRegion.contains(cursor.row) else { return }
    scroll(cursor.row..<scrollRegion.upperBound, up: count)
  }

  /// Moves the cells of the cursor's row from the cursor on to the left, or to the right for a
  /// negative count.
  mutating func shiftRow(left count: Int) {
    let old = screen
    let columns = cursor.column..<size.columns
    for column in columns {
      let source = column + count
      screen[column, cursor.row] = columns.contains(source) ? old[source, cursor.row] : blank
    }
  }
}
