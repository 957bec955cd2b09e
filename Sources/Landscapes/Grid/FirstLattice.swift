/// The points that the evaluation of a grid begins with, every eighth column and row, in an order in which
/// the first few make a picture already: the corners, and then lattices each twice as fine as the one
/// before.
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

  /// How many of the places make the coarsest picture that there is.
  var fewest: Int { stages[0].count }

  /// The stride of the finest lattice that is whole when so many of the places are evaluated, at least
  /// the fewest.
  func finestStride(after count: Int) -> Int {
    stages.last { $0.count <= count }?.stride ?? stages[0].stride
  }
}
