// Which points are worth evaluating: where the interpolation may be off by what can be seen.
extension LossGridEvaluation {
  private typealias PlacedError = (column: Int, row: Int, error: Double)

  /// Goes on to the next lattice on which there is anything to evaluate.
  mutating func refine() {
    var errors = measuredErrors()
    while pending.isEmpty, stride > 1 {
      stride /= 2
      // Where nothing is finite there are no colours to tell what matters. What repeats itself with one
      // lattice may do so with the next.
      guard !everyPoint, !isDeceived, let bands else {
        pending = unevaluated(at: stride)
        continue
      }
      let coarser = errors ?? InterpolationErrors(lattice(2 * stride))
      pending = worthEvaluating(coarser, in: bands)
      refinement = Refinement(
        errors: coarser, predicted: values, bands: bands, places: pending)
      errors = pending.isEmpty ? measuredErrors() : nil
    }
    isComplete = pending.isEmpty
  }

  /// The bands of the picture as it is now; nil where no loss is finite.
  private var bands: LossBands? {
    LossBands(of: [grid(stride: stride)] + companions, minimum: minima, spacing: spacing)
  }

  private func lattice(_ stride: Int) -> GridLattice {
    GridLattice(columns: columns, rows: rows, stride: stride)
  }

  func unevaluated(at stride: Int) -> [Int] {
    let lattice = lattice(stride)
    return lattice.rows.flatMap { row in
      lattice.columns.map { row * columns + $0 }.filter { !isEvaluated[$0] }
    }
  }

  /// How far the cells of the lattice at hand may be off, now that it is evaluated.
  private mutating func measuredErrors() -> InterpolationErrors? {
    guard let refinement else { return nil }
    let measured = refinement.places.map { place in
      error(at: place, predicted: refinement.predicted[place], in: refinement.bands)
    }
    var errors = refinement.errors.refined(to: lattice(stride), measured: measured) {
      isEvaluated[$1 * columns + $0]
    }
    for place in probes ?? [] {
      let predicted = values.interpolated(
        at: (place % columns, place / columns), from: stride, columns: columns, rows: rows)
      let (column, row, error) = error(at: place, predicted: predicted, in: refinement.bands)
      let expected = errors[column: column, row: row]
      // Where losses begin not to be finite, nobody can tell how far.
      if error.isFinite, error > max(2 * expected, 0.25 / Double(refinement.bands.count)) {
        isDeceived = true
      }
      if error > expected { errors.raise(to: error, column: column, row: row, reach: stride) }
    }
    // No point was expected to be off by more than the cells around it.
    var (found, expected) = (0.0, 0.0)
    for (column, row, error) in measured {
      let largest = refinement.errors[column: column, row: row]
      guard error.isFinite, largest.isFinite else { continue }
      found += error
      expected += largest
    }
    let visible = 0.1 * Double(measured.count) / Double(refinement.bands.count)
    if found > max(expected, visible) { isDeceived = true }
    return errors
  }

  /// How far off a prediction was, in colour positions.
  private func error(at place: Int, predicted: Double, in bands: LossBands) -> PlacedError {
    let predicted = bands.position(of: predicted)
    let found = bands.position(of: values[place])
    let error = abs(found - predicted)
    return (
      place % columns, place / columns,
      error.isNaN ? (found.isNaN && predicted.isNaN ? 0 : .infinity) : error
    )
  }

  /// Evaluates the probes, once there is a lattice that was measured by the one before it.
  ///
  /// - Returns: False when cancelled.
  mutating func probe(
    threads: Int, isCancelled: @Sendable () -> Bool, beginThread: @Sendable () -> Void
  ) -> Bool {
    guard !everyPoint, probes == nil, refinement != nil else { return true }
    let places = Probes.places(columns: columns, rows: rows).filter { !isEvaluated[$0] }
    let count = evaluate(
      places[...], threads: threads, isCancelled: isCancelled, isDue: { false },
      beginThread: beginThread)
    guard count != nil else { return false }
    probes = places
    return true
  }

  /// The points of the lattice at hand whose colour interpolation may get wrong.
  private func worthEvaluating(_ errors: InterpolationErrors, in bands: LossBands) -> [Int] {
    var errors = errors
    if let lowest = lowestEvaluated {
      errors.doubt(column: lowest % columns, row: lowest / columns)
    }
    let urgent = unevaluated(at: stride).compactMap { place -> (place: Int, error: Double)? in
      let error = errors[column: place % columns, row: place / columns]
      let isSeen = Self.mayBeSeen(
        error * Double(bands.count), at: bands.position(of: values[place]) * Double(bands.count))
      return isSeen ? (place, error) : nil
    }
    return urgent.sorted { $0.error > $1.error || $0.error == $1.error && $0.place < $1.place }
      .map(\.place)
  }

  /// - Parameters:
  ///   - error: How far the interpolation may be off, in bands.
  ///   - position: Where it puts the loss, in bands from the lowest.
  private static func mayBeSeen(_ error: Double, at position: Double) -> Bool {
    guard error <= 0.25 else { return true }
    guard !position.isNaN else { return error > 0 }
    return (position - error).rounded(.down) != (position + error).rounded(.down)
  }

  private var lowestEvaluated: Int? {
    var lowest: Int?
    for place in values.indices where isEvaluated[place] && values[place].isFinite {
      if lowest.map({ values[place] < values[$0] }) ?? true { lowest = place }
    }
    return lowest
  }
}
