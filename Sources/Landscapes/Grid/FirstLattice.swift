/// The points that the evaluation of a grid begins with, every eighth column and row, in an order in which
/// the first few make a picture already: the corners, one after the other, and then lattices each twice as
/// fine as the one before.
struct FirstLattice {
  static let stride = 8

  /// Places in the grid.
  let places: [Int]
  /// The lattices on the way, the coarsest first, each with how many of the places make it whole.
  private let stages: [(stride: Int, count: Int)]

  init(columns: Int, rows: Int) {
    var stride = Self.stride
    while stride < max(columns, rows) - 1 { stride *= 2 }
    var places: [Int] = []
    var isTaken = Array(repeating: false, count: columns * rows)
    var stages: [(stride: Int, count: Int)] = []
    while stride >= Self.stride {
      let lattice = GridLattice(columns: columns, rows: rows, stride: stride)
      for row in lattice.rows {
        for column in lattice.columns where !isTaken[row * columns + column] {
          isTaken[row * columns + column] = true
          places.append(row * columns + column)
        }
      }
      stages.append((stride, places.count))
      stride /= 2
    }
    self.places = places
    self.stages = stages
  }

  /// The stride of the finest lattice that is whole when so many of the places are evaluated; nil as long
  /// as a corner is missing.
  func finestStride(after count: Int) -> Int? { stages.last { $0.count <= count }?.stride }

  /// A stride beyond both sides of the grid, for a picture without all corners.
  var strideBeyond: Int { 2 * stages[0].stride }
}
