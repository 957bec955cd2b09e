// Which places are tried of those that are left to interpolation.
extension Trial {
  /// A sample: half of it spread evenly over the places that are left, half evenly over the bands that
  /// they lie in.
  ///
  /// Where bands are narrowest in loss, as on the floor of a valley, the same error is seen best, and there
  /// are the fewest places. To try every band as often as any other finds what hides there; to try every
  /// part of the picture finds what hides on wide ones.
  ///
  /// Both at once: along Hilbert's curve, on which what lies in one spot comes together, each place weighs a
  /// half, and as much as its share of its band. A place is tried in every stretch that weighs as much as
  /// `share` places on the average.
  ///
  /// - Parameters:
  ///   - values: The grid.
  ///   - number: How many samples there were before, each of which chose in other ways.
  ///   - band: The band that a loss lies in, in any numbering.
  /// - Returns: Nil where nothing is left to interpolation; else one place at least and one in `share` at
  ///   most, rounded up.
  init?(
    sampleOf values: [Double], columns: Int, isEvaluated: [Bool], number: Int,
    band: (_ loss: Double) -> Int
  ) {
    var left: [(place: Int, band: Int)] = []
    HilbertCurve.forEachPlace(columns: columns, rows: values.count / columns) { place in
      if !isEvaluated[place] { left.append((place, band(values[place]))) }
    }
    guard !left.isEmpty else { return nil }
    let sizes = left.reduce(into: [:]) { $0[$1.band, default: 0] += 1 }
    let meanSize = Double(left.count) / Double(sizes.count)
    let stretches = (left.count + Self.share - 1) / Self.share
    let stretch = Double(left.count) / Double(stretches)
    /// The weight before the place to try in a stretch.
    func target(_ index: Int) -> Double {
      (Double(index) + Quasirandom.share(index + 1 + number * values.count)) * stretch
    }

    selection = .sample
    var places: [Int] = []
    var (passed, next) = (0.0, 0)
    for (place, band) in left {
      passed += 0.5 + 0.5 * meanSize / Double(sizes[band]!)
      guard target(next) < passed else { continue }
      places.append(place)
      // One place of a small band may weigh several stretches.
      while next < stretches, target(next) < passed { next += 1 }
      if next == stretches { break }
    }
    self.places = places
    predicted = places.map { values[$0] }
  }
}
