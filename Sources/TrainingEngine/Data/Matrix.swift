/// A rectangle of numbers, row by row.
public struct Matrix: Equatable, Sendable {
  public let rows: Int
  public let columns: Int
  /// `rows * columns` numbers; row r, column c is at `r * columns + c`.
  public internal(set) var elements: [Double]

  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(elements.count == rows * columns, "A matrix needs rows times columns elements.")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

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
}
