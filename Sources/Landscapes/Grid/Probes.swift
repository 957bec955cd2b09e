/// Places off the lattices at which the interpolation is put to the test: one in each block of sixteen
/// columns and rows, never on a multiple of four, and irregular.
///
/// What repeats itself with the distance of a lattice's points looks smooth on it and on all coarser ones.
/// Where it is irregular how far the places are from those points, that cannot go on for long.
enum Probes {
  /// Columns and rows of a block.
  static let spacing = 16

  /// Places in the grid, row by row from the bottom; none where a grid ends before the place.
  static func places(columns: Int, rows: Int) -> [Int] {
    var places: [Int] = []
    var number = 0
    for top in stride(from: 0, to: rows, by: spacing) {
      for left in stride(from: 0, to: columns, by: spacing) {
        number += 1
        let shares = Quasirandom.shares(number)
        let (column, row) = (left + offset(shares.0), top + offset(shares.1))
        if column < columns, row < rows { places.append(row * columns + column) }
      }
    }
    return places
  }

  /// From 1 to 15, and not 4, 8 or 12.
  private static func offset(_ share: Double) -> Int {
    let share = Int(12 * share)
    return share + share / 3 + 1
  }
}
