/// A rectangle of numbers, row by row.
public struct Matrix: Equatable, Sendable {
  /// How many rows there are; 0 is allowed.
  public let rows: Int
  /// How many numbers a row has.
  public let columns: Int
  /// `rows * columns` numbers; row r, column c is at `r * columns + c`.
  public internal(set) var elements: [Double]

  /// Takes `rows * columns` numbers, row by row. Traps when there are more or fewer.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(elements.count == rows * columns, "A matrix needs rows times columns elements.")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// The number in a row and a column, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  /// The rows at some indices, in their order.
  public func selecting(rows indices: [Int]) -> Matrix {
    var selected: [Double] = []
    selected.reserveCapacity(indices.count * columns)
    for row in indices { selected += elements[row * columns..<(row + 1) * columns] }
    return Matrix(rows: indices.count, columns: columns, elements: selected)
  }

  /// Where the first number is, row by row, that is infinite or not a number; nil where there is none.
  public var firstNotFinite: (row: Int, column: Int)? {
    elements.firstIndex { !$0.isFinite }.map { ($0 / columns, $0 % columns) }
  }
}
