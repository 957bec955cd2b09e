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
    var number = 0.0
    for top in stride(from: 0, to: rows, by: spacing) {
      for left in stride(from: 0, to: columns, by: spacing) {
        number += 1
        let column = left + offset(number * plasticRatio)
        let row = top + offset(number * plasticRatio * plasticRatio)
        if column < columns, row < rows { places.append(row * columns + column) }
      }
    }
    return places
  }

  /// 1 / p, where p³ = p + 1: multiples of it and of its square, without their whole parts, fill a square
  /// evenly from the first point on (Roberts 2018, "The Unreasonable Effectiveness of Quasirandom
  /// Sequences").
  private static let plasticRatio = 0.7548776662466927

  /// From 1 to 15, and not 4, 8 or 12.
  private static func offset(_ number: Double) -> Int {
    let share = Int(12 * (number - number.rounded(.down)))
    return share + share / 3 + 1
  }
}
