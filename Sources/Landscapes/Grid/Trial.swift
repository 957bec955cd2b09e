/// A trial of a picture before it counts as complete: one in so many of the places that were left to
/// interpolation is evaluated after all.
///
/// Lattices and what they tell of errors can be deceived by what repeats itself with their distance; these
/// places follow no lattice. Every band of the picture has equally many of them, so that the narrow ones
/// around a minimum, where a small ripple shows most, are tried as hard as the wide ones.
struct Trial {
  /// Places in the grid, none of them evaluated before.
  let places: [Int]
  /// What the interpolation gave for each of them.
  let predicted: [Double]

  /// One of so many places is tried.
  private static let share = 32
  /// If more than one in so many fails, nothing is left to interpolation.
  private static let tolerance = 10
  /// So many columns and rows around a place that fails are evaluated.
  private static let reach = 8

  /// - Parameters:
  ///   - values: The grid.
  ///   - number: How many trials there were before; each takes other places.
  /// - Returns: Nil where nothing is left to interpolation.
  init?(of values: [Double], isEvaluated: [Bool], in bands: LossBands, number: Int) {
    var placesByBand = Array(repeating: [Int](), count: bands.count + 1)
    for place in values.indices where !isEvaluated[place] {
      placesByBand[Self.band(of: values[place], in: bands)].append(place)
    }
    let left = placesByBand.reduce(0) { $0 + $1.count }
    guard left > 0 else { return nil }
    let most = (left / Self.share + bands.count) / bands.count
    var chosen: [Int] = []
    for places in placesByBand where !places.isEmpty {
      let count = min(most, places.count)
      // One of each of so many parts.
      for part in 0..<count {
        let start = part * places.count / count
        let end = (part + 1) * places.count / count
        let offset = Quasirandom.share(chosen.count + 1 + number * values.count)
        chosen.append(places[start + Int(offset * Double(end - start))])
      }
    }
    places = chosen
    predicted = chosen.map { values[$0] }
  }

  /// Those that are not finite come after all bands.
  private static func band(of loss: Double, in bands: LossBands) -> Int {
    let position = bands.position(of: loss)
    guard !position.isNaN else { return bands.count }
    return min(Int(position * Double(bands.count)), bands.count - 1)
  }

  /// Which places are not trusted after the trial, whether evaluated or not.
  ///
  /// - Parameter fails: Whether what was found at a place is too far from what was predicted.
  func doubtful(
    columns: Int, rows: Int, fails: (_ place: Int, _ predicted: Double) -> Bool
  ) -> [Bool] {
    let failures = zip(places, predicted).filter(fails).map(\.0)
    guard failures.count * Self.tolerance <= places.count else {
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
