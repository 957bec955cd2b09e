/// A rectangle of cells: all that drawing produces and all that a terminal shows.
public struct Screen: Equatable, Sendable {
  /// Columns and rows.
  public let size: Size
  /// Row by row from the top left.
  public private(set) var cells: [Cell]

  /// A screen filled with one cell.
  public init(size: Size, filledWith cell: Cell = Cell()) {
    self.size = size
    cells = Array(repeating: cell, count: size.columns * size.rows)
  }

  /// The cell at a column and row. Writing outside of the screen does nothing, so that a drawing
  /// may reach over the edge; reading outside gives a blank.
  public subscript(column: Int, row: Int) -> Cell {
    get { contains(column, row) ? cells[row * size.columns + column] : Cell() }
    set { if contains(column, row) { cells[row * size.columns + column] = newValue } }
  }

  /// Changes every cell in place.
  mutating func mapCells(_ change: (inout Cell) -> Void) {
    for index in cells.indices { change(&cells[index]) }
  }

  /// Whether a column and row lie on the screen.
  public func contains(_ column: Int, _ row: Int) -> Bool {
    column >= 0 && column < size.columns && row >= 0 && row < size.rows
  }
}

/// A number of columns and rows of cells.
public struct Size: Hashable, Sendable {
  /// Cells in a row, from the left; not negative.
  public var columns: Int
  /// Cells in a column, from the top; not negative.
  public var rows: Int

  /// Traps where a number is negative; a size without any cell is one.
  public init(columns: Int, rows: Int) {
    precondition(columns >= 0 && rows >= 0, "A screen cannot have a negative size.")
    self.columns = columns
    self.rows = rows
  }
}
