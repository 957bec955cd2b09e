/// A trial of a picture before it counts as complete: places that were left to interpolation are evaluated
/// after all, and compared with what it gave for them.
///
/// Lattices and what they tell of errors can be deceived by what repeats itself with their distance; these
/// places follow no lattice.
struct Trial {
  /// Which places are tried.
  enum Selection {
    /// One in `share` of what is left to interpolation.
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
  /// By how much of a band a place may be off. An error that changes sign from place to place exceeds a
  /// quarter of its largest value at five places of six, if it is a sine, so that whoever meets it anywhere
  /// sees half a band.
  static let largestError = 0.125
  /// If more than one in so many of a sample fails, nothing is left to interpolation.
  private static let tolerance = 10
}

extension Trial {
  /// A sample. Every band of the picture has equally many places in it, as far as it holds so many, so that
  /// the narrow ones around a minimum, where a small ripple shows most, are tried hardest; what they leave is
  /// shared out among the others. Within a band the places are spread evenly over the grid.
  ///
  /// - Parameters:
  ///   - values: The grid.
  ///   - number: How many samples there were before, each of which chose in other ways.
  /// - Returns: Nil where nothing is left to interpolation; else at least one place is tried.
  init?(
    sampleOf values: [Double], columns: Int, isEvaluated: [Bool], in bands: LossBands, number: Int
  ) {
    var placesByBand = Array(repeating: [Int](), count: bands.count + 1)
    HilbertCurve.forEachPlace(columns: columns, rows: values.count / columns) { place in
      if !isEvaluated[place] {
        placesByBand[Self.band(of: values[place], in: bands)].append(place)
      }
    }
    let held = placesByBand.filter { !$0.isEmpty }.sorted { $0.count < $1.count }
    guard !held.isEmpty else { return nil }
    var quota = Self.dividedUp(held.reduce(0) { $0 + $1.count }, by: Self.share)
    var chosen: [Int] = []
    for (index, places) in held.enumerated() {
      let count = min(max(Self.dividedUp(quota, by: held.count - index), 1), places.count)
      quota = max(quota - count, 0)
      // One of each of so many parts.
      for part in 0..<count {
        let start = part * places.count / count
        let end = (part + 1) * places.count / count
        let offset = Quasirandom.share(chosen.count + 1 + number * values.count)
        chosen.append(places[start + Int(offset * Double(end - start))])
      }
    }
    selection = .sample
    places = chosen
    predicted = chosen.map { values[$0] }
  }

  /// What surrounds the places that failed.
  ///
  /// - Parameter values: The grid, before they are evaluated.
  init(surroundings places: [Int], in values: [Double]) {
    selection = .surroundings
    self.places = places
    predicted = places.map { values[$0] }
  }

  private static func dividedUp(_ count: Int, by parts: Int) -> Int { (count + parts - 1) / parts }

  /// Those that are not finite come after all bands.
  private static func band(of loss: Double, in bands: LossBands) -> Int {
    let position = bands.position(of: loss)
    guard !position.isNaN else { return bands.count }
    return min(Int(position * Double(bands.count)), bands.count - 1)
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
