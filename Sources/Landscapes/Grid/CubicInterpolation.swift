/// Interpolation along one axis by the cubic through four neighbouring points of a lattice, with two on
/// either side where there are so many.
///
/// Halving the distance of the points divides its error by sixteen where the loss is smooth, where
/// straight lines gain a factor of four. A quadratic is met exactly.
struct CubicInterpolation {
  /// Where the points lie among all places of the axis.
  let places: [Int]
  /// What each of them counts, by Lagrange's formula.
  let weights: [Double]

  /// - Parameters:
  ///   - place: Where to interpolate.
  ///   - lattice: Ascending; with fewer than four places, all are used.
  init(at place: Int, among lattice: [Int]) {
    let next = lattice.firstIndex { $0 >= place } ?? lattice.count - 1
    if lattice[next] == place {
      places = [place]
      weights = [1]
      return
    }
    let first = min(max(next - 2, 0), max(lattice.count - 4, 0))
    let nodes = Array(lattice[first..<min(first + 4, lattice.count)])
    places = nodes
    weights = nodes.map { node in
      nodes.reduce(1) { product, other in
        other == node ? product : product * Double(place - other) / Double(node - other)
      }
    }
  }
}

extension Array where Element == Double {
  /// Interpolates the values of a grid at the points of ever finer lattices from those of the one
  /// before, as far as they are not evaluated.
  ///
  /// By cubics, kept near the range of the values that they go through; beside a value that is not
  /// finite bilinearly, where the nearest value decides.
  ///
  /// - Parameter stride: Of the lattice all of whose values are there.
  mutating func fill(from stride: Int, columns: Int, rows: Int, isEvaluated: [Bool]) {
    var coarse = stride
    while coarse > 1 {
      let before = GridLattice(columns: columns, rows: rows, stride: coarse)
      let lattice = GridLattice(columns: columns, rows: rows, stride: coarse / 2)
      let horizontal = lattice.columns.map { CubicInterpolation(at: $0, among: before.columns) }
      let vertical = lattice.rows.map { CubicInterpolation(at: $0, among: before.rows) }
      let across = Bracket.all(count: columns, stride: coarse)
      let up = Bracket.all(count: rows, stride: coarse)
      for (y, row) in zip(vertical, lattice.rows) {
        for (x, column) in zip(horizontal, lattice.columns)
        where !isEvaluated[row * columns + column] && x.places.count * y.places.count > 1 {
          self[row * columns + column] =
            interpolated(x, y, columns: columns)
            ?? Bracket.interpolated(across[column], up[row]) { self[$1 * columns + $0] }
        }
      }
      coarse /= 2
    }
  }

  /// What the interpolation between the points of a lattice gives at a place, evaluated or not.
  func interpolated(
    at place: (column: Int, row: Int), from stride: Int, columns: Int, rows: Int
  ) -> Double {
    let lattice = GridLattice(columns: columns, rows: rows, stride: stride)
    return interpolated(
      CubicInterpolation(at: place.column, among: lattice.columns),
      CubicInterpolation(at: place.row, among: lattice.rows), columns: columns)
      ?? Bracket.interpolated(
        Bracket.all(count: columns, stride: stride)[place.column],
        Bracket.all(count: rows, stride: stride)[place.row]
      ) { self[$1 * columns + $0] }
  }

  /// Nil where a value is not finite.
  private func interpolated(
    _ x: CubicInterpolation, _ y: CubicInterpolation, columns: Int
  ) -> Double? {
    var sum = 0.0
    var (lowest, highest) = (Double.infinity, -Double.infinity)
    for (row, rowWeight) in zip(y.places, y.weights) {
      for (column, weight) in zip(x.places, x.weights) {
        let value = self[row * columns + column]
        guard value.isFinite else { return nil }
        sum.addProduct(rowWeight * weight, value)
        lowest = Swift.min(lowest, value)
        highest = Swift.max(highest, value)
      }
    }
    // The lowest point of a parabola is an eighth of the range below the lowest of four.
    let slack = highest / 8 - lowest / 8
    return sum.isFinite ? Swift.min(Swift.max(sum, lowest - slack), highest + slack) : nil
  }
}
