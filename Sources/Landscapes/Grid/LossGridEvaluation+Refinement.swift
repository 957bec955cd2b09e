// Which points are worth evaluating: where the interpolation may be off by what can be seen.
extension LossGridEvaluation {
  private typealias PlacedError = (column: Int, row: Int, error: Double)

  /// By how much of a band the interpolation may be off, as far as lattices and probes tell: half of what a
  /// picture is meant to be off by at most. The other half is for what they cannot tell.
  private static var largestError: Double { 0.25 }

  /// Goes on to the next lattice on which there is anything to evaluate, and in the end to trials, until one
  /// of a sample finds nothing. Each trial evaluates a place at least, so that there is an end to them.
  mutating func refine() {
    if let trial = exchange(&trial, with: nil) {
      let isDoubtful = doubtful(after: trial)
      if isDoubtful == nil, trial.selection == .sample {
        isComplete = true
        return
      }
      pending = isDoubtful.map { isDoubtful in unevaluated(at: 1).filter { isDoubtful[$0] } } ?? []
      self.trial = pending.isEmpty ? nil : Trial(surroundings: pending, in: values)
    } else {
      refineLattices()
    }
    if pending.isEmpty {
      beginTrial()
    } else if stride == 1, !everyPoint {
      evaluateAllOfWhatIsMostlyEvaluated()
    }
    isComplete = pending.isEmpty
  }

  /// Goes on to the next lattice on which there is anything to evaluate, or to the last.
  private mutating func refineLattices() {
    var errors = stride > 1 ? measuredErrors() : nil
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
  }

  /// Where most of a picture is worth evaluating, so little is smooth in it that errors that were measured
  /// in one place say nothing about the next.
  private mutating func evaluateAllOfWhatIsMostlyEvaluated() {
    guard 3 * (evaluatedPoints + pending.count) > 2 * values.count else { return }
    let urgent = Set(pending)
    pending += unevaluated(at: 1).filter { !urgent.contains($0) }
  }

  /// Begins to try a sample of what is left, if anything is.
  private mutating func beginTrial() {
    guard !everyPoint else { return }
    // What was evaluated after its lattice is made use of now, and what is tried is what is shown.
    values.fill(
      from: FirstLattice.stride, columns: columns, rows: rows, isEvaluated: isEvaluated)
    guard let bands else {
      pending = unevaluated(at: 1)
      return
    }
    trial = Trial(
      sampleOf: values, columns: columns, isEvaluated: isEvaluated, number: samples,
      band: bands.band(of:))
    samples += 1
    pending = trial?.places ?? []
  }

  /// Where a trial found the interpolation to be further off than it was meant to be; nil where nowhere.
  private func doubtful(after trial: Trial) -> [Bool]? {
    guard let bands else { return Array(repeating: true, count: values.count) }
    return trial.doubtful(columns: columns, rows: rows) { place, predicted in
      error(at: place, predicted: predicted, in: bands).error * Double(bands.count)
    }
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
    var places: [Int] = []
    places.reserveCapacity(lattice.rows.count * lattice.columns.count)
    for row in lattice.rows {
      for column in lattice.columns where !isEvaluated[row * columns + column] {
        places.append(row * columns + column)
      }
    }
    return places
  }

  /// How far the cells of the lattice at hand may be off, now that it is evaluated; takes down whether that
  /// was not to be foreseen.
  private mutating func measuredErrors() -> InterpolationErrors? {
    guard let refinement else { return nil }
    let measured = refinement.places.map { place in
      error(at: place, predicted: refinement.predicted[place], in: refinement.bands)
    }
    var errors = refinement.errors.refined(to: lattice(stride), measured: measured) {
      isEvaluated[$1 * columns + $0]
    }
    let probed = (probes ?? []).map { place in
      let predicted = values.interpolated(
        at: (place % columns, place / columns), from: stride, columns: columns, rows: rows)
      return error(at: place, predicted: predicted, in: refinement.bands)
    }
    isDeceived =
      isDeceived || escape(probed, errors, in: refinement.bands)
      || exceed(measured, refinement)
    for (column, row, error) in probed where error > errors[column: column, row: row] {
      errors.raise(to: error, column: column, row: row, reach: stride)
    }
    return errors
  }

  /// Whether any probe is off by more than the lattices tell.
  private func escape(
    _ probed: [PlacedError], _ errors: InterpolationErrors, in bands: LossBands
  ) -> Bool {
    probed.contains { column, row, error in
      let expected = errors[column: column, row: row]
      // Where losses begin not to be finite, nobody can tell how far.
      return error.isFinite
        && error > max(2 * expected, Self.largestError / Double(bands.count))
    }
  }

  /// Whether the points of a lattice are off by more than was expected, all together. None was expected to
  /// be off by more than the cells around it.
  private func exceed(_ measured: [PlacedError], _ refinement: Refinement) -> Bool {
    var (found, expected) = (0.0, 0.0)
    for (column, row, error) in measured {
      let largest = refinement.errors[column: column, row: row]
      guard error.isFinite, largest.isFinite else { continue }
      found += error
      expected += largest
    }
    let visible = 0.1 * Double(measured.count) / Double(refinement.bands.count)
    return found > max(expected, visible)
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
    guard error <= largestError else { return true }
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
