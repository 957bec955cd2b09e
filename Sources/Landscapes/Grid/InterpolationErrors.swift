/// How far the interpolated picture may be off, in colours, in each cell between four neighbouring
/// points of a lattice.
///
/// Where the lattice is made finer, what was interpolated before meets what is evaluated now. Halving
/// the distance divides the error by sixteen where the loss is smooth, and by two on a kink; two is taken
/// for both. A cell is as wrong as the worst of those around it, and half as wrong as those one further
/// away, so that what runs in from beside is not missed.
struct InterpolationErrors {
  private let lattice: GridLattice
  /// Cell by cell from the left, row by row from the bottom, in colour positions from 0 to 1.
  private var errors: [Double]

  private var columns: Int { max(lattice.columns.count - 1, 1) }
  private var rows: Int { max(lattice.rows.count - 1, 1) }

  /// Nothing is known.
  init(_ lattice: GridLattice) {
    self.lattice = lattice
    errors = []
    errors = Array(repeating: .infinity, count: columns * rows)
  }

  /// The largest error of the cells that touch a place.
  subscript(column column: Int, row row: Int) -> Double {
    var largest = 0.0
    forEachCell(touching: column, row) { largest = max(largest, errors[$0]) }
    return largest
  }

  /// Says that nothing is known around a place, so that it is looked at more closely.
  mutating func doubt(column: Int, row: Int) {
    var cells: [Int] = []
    forEachCell(touching: column, row) { cells.append($0) }
    for cell in cells { errors[cell] = .infinity }
  }

  /// Says that the interpolation was found to be off at a place by more than was known, so that all
  /// around it may be off as much.
  ///
  /// - Parameter reach: How many columns and rows away.
  mutating func raise(to error: Double, column: Int, row: Int, reach: Int) {
    func cells(_ positions: [Int], _ place: Int, _ count: Int) -> ClosedRange<Int> {
      let last = min(place + reach, positions.last!)
      return min(
        Self.lastIndex(in: positions, atMost: max(place - reach, 0)), count - 1)...min(
          Self.lastIndex(in: positions, atMost: last), count - 1)
    }
    for y in cells(lattice.rows, row, rows) {
      for x in cells(lattice.columns, column, columns) {
        errors[y * columns + x] = max(errors[y * columns + x], error)
      }
    }
  }

  /// The errors on a finer lattice.
  ///
  /// - Parameters:
  ///   - measured: The errors found at some of its points that were evaluated, by place in the grid.
  ///   - isEvaluated: Whether the point at a place is evaluated.
  func refined(
    to finer: GridLattice, measured: [(column: Int, row: Int, error: Double)],
    isEvaluated: (_ column: Int, _ row: Int) -> Bool
  ) -> InterpolationErrors {
    var found: [Double?] = Array(repeating: nil, count: errors.count)
    for (column, row, error) in measured {
      forEachCell(touching: column, row) { found[$0] = max(found[$0] ?? 0, error) }
    }
    var result = InterpolationErrors(finer)
    var own: [Double] = []
    own.reserveCapacity(result.errors.count)
    for row in 0..<result.rows {
      for column in 0..<result.columns {
        let corners = result.corners(column, row)
        let parent = cell(containing: corners)
        if let error = found[parent] {
          let isKnown = corners.allSatisfy { isEvaluated($0.column, $0.row) }
          own.append(isKnown ? error / 2 : error)
        } else {
          own.append(errors[parent])
        }
      }
    }
    for row in 0..<result.rows {
      for column in 0..<result.columns {
        var largest = 0.0
        for y in max(row - 2, 0)...min(row + 2, result.rows - 1) {
          for x in max(column - 2, 0)...min(column + 2, result.columns - 1) {
            let isNext = max(abs(x - column), abs(y - row)) <= 1
            largest = max(largest, own[y * result.columns + x] * (isNext ? 1 : 0.5))
          }
        }
        result.errors[row * result.columns + column] = largest
      }
    }
    return result
  }

  private func corners(_ column: Int, _ row: Int) -> [(column: Int, row: Int)] {
    let right = min(column + 1, lattice.columns.count - 1)
    let upper = min(row + 1, lattice.rows.count - 1)
    return [column, right].flatMap { x in
      [row, upper].map { y in (lattice.columns[x], lattice.rows[y]) }
    }
  }

  /// The cell that a finer one with some corners is part of.
  private func cell(containing corners: [(column: Int, row: Int)]) -> Int {
    let x = Self.lastIndex(in: lattice.columns, atMost: corners[0].column)
    let y = Self.lastIndex(in: lattice.rows, atMost: corners[0].row)
    return min(y, rows - 1) * columns + min(x, columns - 1)
  }

  private func forEachCell(touching column: Int, _ row: Int, _ body: (Int) -> Void) {
    func cells(_ positions: [Int], _ place: Int) -> ClosedRange<Int> {
      let count = max(positions.count - 1, 1)
      let index = Self.lastIndex(in: positions, atMost: place)
      let last = min(index, count - 1)
      return positions[index] == place ? max(min(index - 1, last), 0)...last : last...last
    }
    for y in cells(lattice.rows, row) {
      for x in cells(lattice.columns, column) { body(y * columns + x) }
    }
  }

  /// Positions are multiples of the first step, but for the last.
  private static func lastIndex(in positions: [Int], atMost place: Int) -> Int {
    guard place < positions.last! else { return positions.count - 1 }
    return place / positions[1]
  }
}
