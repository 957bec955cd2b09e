/// A rectangle of numbers, row by row.
public struct Matrix: Equatable, Sendable {
  public private(set) var rows: Int
  public private(set) var columns: Int
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
    var selected = Matrix(rows: 0, columns: columns, elements: [])
    selected.elements.reserveCapacity(indices.count * columns)
    selected.gather(rows: indices, of: self)
    return selected
  }

  /// Becomes the rows of another matrix at some indices, within the memory that is there if it is
  /// enough.
  mutating func gather(rows indices: some Collection<Int>, of source: Matrix) {
    rows = indices.count
    columns = source.columns
    elements.removeAll(keepingCapacity: true)
    for row in indices {
      elements.append(contentsOf: source.elements[row * columns..<(row + 1) * columns])
    }
  }
}
