/// Every so-manieth column and row of a grid, the last ones always.
struct GridLattice {
  /// Ascending.
  let columns: [Int]
  let rows: [Int]

  init(columns: Int, rows: Int, stride: Int) {
    func positions(_ count: Int) -> [Int] {
      var positions = Array(Swift.stride(from: 0, to: count, by: stride))
      if positions.last != count - 1 { positions.append(count - 1) }
      return positions
    }
    self.columns = positions(columns)
    self.rows = positions(rows)
  }

  var count: Int { columns.count * rows.count }
}
