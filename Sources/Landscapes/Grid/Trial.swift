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
    /// What surrounds the places that were off in the trial before.
    case surroundings
  }

  let selection: Selection
  /// Places in the grid, none of them evaluated before.
  let places: [Int]
  /// What the interpolation gave for each of them.
  let predicted: [Double]

  /// One of so many places is tried.
  static let share = 32
  /// By how much of a band a place may be off. A ripple of half a band, which is what a picture may be off
  /// by at most, exceeds it at five places of six, so that hardly any is met without being noticed.
  static let largestError = 0.125
  /// So many columns and rows around a place that fails are evaluated.
  static let reach = 6
  /// By how much of a band a place of a sample may be off without being suspect. What is off by more may be
  /// the foot of something higher; on the digits' network nothing is off by a five-hundredth.
  static let suspectError = 0.0625
  /// So many columns or rows from a place that is suspect, four more are tried, one on each side.
  static let suspectReach = 2
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
  /// those that were tried is off by more than it may be.
  ///
  /// - Parameter error: How far what was found at a place is from what was predicted, in bands.
  func doubtful(
    columns: Int, rows: Int, error: (_ place: Int, _ predicted: Double) -> Double
  ) -> [Bool]? {
    let errors = zip(places, predicted).map(error)
    let failures = errors.count { $0 > Self.largestError }
    if selection == .sample, failures * Self.tolerance > places.count {
      return Array(repeating: true, count: columns * rows)
    }
    var isDoubtful = Array(repeating: false, count: columns * rows)
    func doubt(_ column: Int, _ row: Int) {
      if (0..<columns).contains(column), (0..<rows).contains(row) {
        isDoubtful[row * columns + column] = true
      }
    }
    for (place, error) in zip(places, errors) {
      let (column, row) = (place % columns, place / columns)
      if error > Self.largestError {
        for y in row - Self.reach...row + Self.reach {
          for x in column - Self.reach...column + Self.reach { doubt(x, y) }
        }
      } else if error > Self.suspectError, selection == .sample {
        for distance in [-Self.suspectReach, Self.suspectReach] {
          doubt(column + distance, row)
          doubt(column, row + distance)
        }
      }
    }
    return isDoubtful.contains(true) ? isDoubtful : nil
  }
}
