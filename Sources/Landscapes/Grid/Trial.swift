/// A trial of a picture before it counts as complete: places that were left to interpolation are evaluated
/// after all, and compared with what it gave for them.
///
/// Lattices and what they tell of errors can be deceived by what repeats itself with their distance; these
/// places follow no lattice.
struct Trial {
  /// Which places are tried.
  enum Selection {
    /// One in `share` of what is left to interpolation; see `init(sampleOf:columns:isEvaluated:number:band:)`.
    case sample
    /// All that surrounds the places that failed in the trial before.
    case surroundings
  }

  let selection: Selection
  /// Places in the grid, none of them evaluated before.
  let places: [Int]
  /// What the interpolation gave for each of them.
  let predicted: [Double]

  /// One of so many places is tried.
  static let share = 32
  /// So many columns and rows around a place that fails are evaluated.
  static let reach = 8
  /// By how much of a band a place may be off. A ripple of half a band, which is what a picture may be off
  /// by at most, exceeds it at five places of six, so that hardly any is met without being noticed.
  static let largestError = 0.125
  /// If more than one in so many of a sample fails, nothing is left to interpolation.
  private static let tolerance = 10
}

extension Trial {
  /// What surrounds the places that failed.
  ///
  /// - Parameter values: The grid, before they are evaluated.
  init(surroundings places: [Int], in values: [Double]) {
    selection = .surroundings
    self.places = places
    predicted = places.map { values[$0] }
  }

  /// Which places of the grid are not trusted after the trial, whether evaluated or not; nil where none of
  /// those that were tried fails.
  ///
  /// - Parameter error: How far what was found at a place is from what was predicted, in bands.
  func doubtful(
    columns: Int, rows: Int, error: (_ place: Int, _ predicted: Double) -> Double
  ) -> [Bool]? {
    let failures = zip(places, predicted).filter { error($0, $1) > Self.largestError }.map(\.0)
    guard !failures.isEmpty else { return nil }
    if selection == .sample, failures.count * Self.tolerance > places.count {
      return Array(repeating: true, count: columns * rows)
    }
    var isDoubtful = Array(repeating: false, count: columns * rows)
    for place in failures {
      let (column, row) = (place % columns, place / columns)
      for y in max(row - Self.reach, 0)...min(row + Self.reach, rows - 1) {
        for x in max(column - Self.reach, 0)...min(column + Self.reach, columns - 1) {
          isDoubtful[y * columns + x] = true
        }
      }
    }
    return isDoubtful
  }
}
