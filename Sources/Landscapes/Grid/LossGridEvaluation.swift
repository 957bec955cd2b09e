import TrainingEngine

/// Coarse to fine evaluation of one grid.
///
/// The first pass evaluates every eighth column and row, or as many fewer as somebody who waits for a
/// picture allows time for; a grid that costs next to nothing is complete then. Each further lattice is
/// twice as fine, down to every cell, in one or several passes. No point is evaluated twice, and which are
/// in the end does not depend on the time.
///
/// A lattice is only made finer where that can be seen: where the colour of a cell, or the band between
/// contour lines that it lies in, might change by as much as the interpolation may be off, as measured on
/// the lattice before, and at irregular places between its points. Most urgent is what surrounds the
/// lowest point, then what may be off by most. Where more than two thirds of the points are worth it, all
/// are evaluated.
///
/// In the end the picture is put on trial: of the points that are left, one in 32 is evaluated after all,
/// half of them spread evenly over the picture, half over its bands, and on no lattice. Where one is off by
/// more than an eighth of a band, everything within six columns and rows is evaluated, then what is around
/// those of them that are off as much, and so on to where none is; if more than a tenth of the sample are,
/// everything anywhere. Where one is off by more than a sixteenth, four points beside it are tried as well.
/// Then another sample is tried, until one holds.
///
/// So what is promised of a complete picture is that about one in 32 of the points that it left to the
/// interpolation was found to be off by no more than a sixteenth of a band, and that all within six columns
/// and rows of one that was off by more than an eighth are evaluated. That no point is off by more than half
/// a band follows only where errors are as large around a point as at it. A loss is known at points alone, so
/// that no choice of them bounds what lies between: what escapes are features in spots so small that none of
/// a sample is in them, and that no lattice happens to meet. Of 10,000 random pictures of 46x41 points (bowls,
/// ravines, saddles, steps and kinks, most with a ripple, a bump or a crease in a spot with a radius of two
/// points or more), seven were off by half a band or more, at 19 points in all. `everyPoint` leaves nothing
/// to that.
public struct LossGridEvaluation: Sendable {
  /// What the cells of the grid share out among them, edge to edge.
  public let viewport: Viewport
  /// Cells from left to right, above 0.
  public let columns: Int
  /// Cells from bottom to top, above 0.
  public let rows: Int
  /// Whether no point is left to interpolation in the end.
  public let everyPoint: Bool
  /// How the bands of the picture follow each other, by which it is told what can be seen.
  public let spacing: LevelSpacing
  /// Other pictures that have their bands in common with this one, as far as they are known.
  public var companions: [LossGrid] = []
  /// Losses of minima that the picture's bands take into account, as in `LossScale`.
  public var minima: [Double] = []
  /// Points of the grid evaluated so far.
  public private(set) var evaluatedPoints = 0
  /// Whether no pass is left.
  public internal(set) var isComplete = false

  private let surface: any LossSurface
  var values: [Double]
  var isEvaluated: [Bool]
  /// The stride of the lattice at hand.
  var stride: Int
  /// What is left to be evaluated of it, the most urgent first.
  var pending: [Int]
  /// The first lattice, until all of it is evaluated.
  private var first: FirstLattice?
  /// Of the lattice before, and what was predicted for the one at hand; nil at first.
  var refinement: Refinement?
  /// Places off the lattices at which the interpolation is put to the test; nil before they are evaluated.
  var probes: [Int]?
  /// Whether something escaped the lattices, so that what they tell of errors is not believed.
  var isDeceived = false
  /// What is evaluated at the moment to try the picture before it is complete, if it is that.
  var trial: Trial?
  /// Samples tried so far.
  var samples = 0

  struct Refinement {
    let errors: InterpolationErrors
    /// The grid as it was filled before.
    let predicted: [Double]
    let bands: LossBands
    /// What was then to be evaluated.
    let places: [Int]
  }

  /// Work of a grid that is done in one go: about a millisecond.
  private static let smallWork = 10_000_000
  /// Work of a further pass.
  private static let passWork = 6_000_000_000

  /// - Parameters:
  ///   - plane: The loss; every thread of every pass works on a copy.
  ///   - columns: Cells from left to right.
  ///   - rows: Cells from bottom to top.
  ///   - everyPoint: Whether every point is evaluated, seen or not.
  ///   - spacing: How the bands of the picture follow each other.
  ///   - startsCoarse: Whether the first pass is a coarse one even where all points together cost next
  ///     to nothing.
  public init(
    plane: any LossSurface, viewport: Viewport, columns: Int, rows: Int, everyPoint: Bool = true,
    spacing: LevelSpacing = .logarithmic, startsCoarse: Bool = true
  ) {
    precondition(columns > 0 && rows > 0, "A grid has at least one cell.")
    surface = plane
    self.viewport = viewport
    self.columns = columns
    self.rows = rows
    self.everyPoint = everyPoint
    self.spacing = spacing
    values = Array(repeating: .nan, count: columns * rows)
    isEvaluated = Array(repeating: false, count: columns * rows)
    let isSmall = columns * rows * max(plane.workPerPoint, 1) <= Self.smallWork
    if isSmall && !startsCoarse {
      stride = 1
      pending = []
    } else {
      let lattice = FirstLattice(columns: columns, rows: rows)
      stride = FirstLattice.stride
      pending = lattice.places
      first = lattice
    }
  }

  /// Whether the next pass is the first and the last one.
  public var takesOnePass: Bool { evaluatedPoints == 0 && stride == 1 }

  /// The share of points evaluated or known to be interpolated well enough, 0 to 1.
  public var progress: Double {
    isComplete ? 1 : Double(evaluatedPoints) / Double(values.count)
  }

  /// Whether all of the first lattice is evaluated.
  public var hasFirstLattice: Bool { first == nil && evaluatedPoints > 0 }

  /// Evaluates the next, finer set of points; which they are is decided now, by the bands as they are.
  ///
  /// - Parameters:
  ///   - threads: How many share the points out; the result does not depend on it, bit for bit.
  ///   - isCancelled: Asked at least every few milliseconds, on every thread.
  ///   - isDue: Asked on every thread during the first pass, after a few points each time: whether there
  ///     has to be a picture now, though it be of a corner alone. What is left of the first lattice is
  ///     then for the next pass.
  ///   - beginThread: Called on each of the threads before its first point.
  /// - Returns: The whole grid, interpolated between the points evaluated so far; nil when it was
  ///   complete before, or when cancelled (what the cancelled pass evaluated is then dropped).
  public mutating func nextPass(
    threads: Int = 1, isCancelled: @Sendable () -> Bool = { false },
    isDue: @Sendable () -> Bool = { false }, beginThread: @Sendable () -> Void = {}
  ) -> LossGrid? {
    guard !isComplete else { return nil }
    if takesOnePass {
      return evaluateAll(threads: threads, isCancelled: isCancelled, beginThread: beginThread)
    }
    if pending.isEmpty {
      guard probe(threads: threads, isCancelled: isCancelled, beginThread: beginThread) else {
        return nil
      }
      refine()
    }
    guard !isComplete else { return grid(stride: 1) }
    let isFirst = evaluatedPoints == 0
    let most = isFirst ? pending.count : max(1, Self.passWork / max(surface.workPerPoint, 1))
    // All of them are evaluated, so that their order need not be that of urgency.
    let chosen =
      surface.takesRows && first == nil ? pending.prefix(most).sorted()[...] : pending.prefix(most)
    let count = evaluate(
      chosen, atLeast: isFirst && first != nil ? 1 : nil, threads: threads,
      isCancelled: isCancelled, isDue: isDue, beginThread: beginThread)
    guard let count else { return nil }
    pending.removeFirst(count)
    // The lattice at hand is whole only when nothing of it is left.
    let finished: Int
    if let first, let stride = first.finestStride(after: evaluatedPoints) {
      finished = stride
    } else if let first {
      fill(fromNearestOf: first.places.prefix(evaluatedPoints))
      return grid(stride: first.strideBeyond)
    } else {
      // A trial's places are on no lattice: the picture stays as it is until they are judged.
      finished = pending.isEmpty || trial != nil ? stride : 2 * stride
    }
    if pending.isEmpty { first = nil }
    values.fill(from: finished, columns: columns, rows: rows, isEvaluated: isEvaluated)
    if pending.isEmpty, everyPoint || stride == 1 { refine() }
    // On trial it is not complete yet.
    return grid(stride: isComplete ? 1 : max(finished, 2))
  }

  /// Evaluates all that is left in one go; for pictures that nobody waits in front of.
  ///
  /// - Returns: The complete grid; nil when it was complete before, or when cancelled.
  public mutating func finish(
    threads: Int = 1, isCancelled: @Sendable () -> Bool = { false }
  ) -> LossGrid? {
    guard !isComplete else { return nil }
    if everyPoint {
      if evaluatedPoints == 0 {
        return evaluateAll(threads: threads, isCancelled: isCancelled, beginThread: {})
      }
      stride = 1
      pending = unevaluated(at: 1)
      let count = evaluate(
        pending[...], threads: threads, isCancelled: isCancelled, isDue: { false }, beginThread: {})
      guard count != nil else { return nil }
      pending = []
      first = nil
      isComplete = true
      return grid(stride: 1)
    }
    var last: LossGrid?
    while !isComplete {
      guard let next = nextPass(threads: threads, isCancelled: isCancelled) else { return nil }
      last = next
    }
    return last
  }

  /// Gives every point the loss of the nearest of some places.
  private mutating func fill(fromNearestOf places: ArraySlice<Int>) {
    for place in values.indices where !isEvaluated[place] {
      let nearest = places.min { distance(from: place, to: $0) < distance(from: place, to: $1) }
      if let nearest { values[place] = values[nearest] }
    }
  }

  /// In columns and rows, squared.
  private func distance(from place: Int, to other: Int) -> Int {
    let (dx, dy) = (place % columns - other % columns, place / columns - other / columns)
    return dx * dx + dy * dy
  }

  /// Completes a grid of which nothing is evaluated yet.
  ///
  /// - Returns: Nil when cancelled.
  private mutating func evaluateAll(
    threads: Int, isCancelled: @Sendable () -> Bool, beginThread: @Sendable () -> Void
  ) -> LossGrid? {
    let points = PointGrid(x: viewport.columnCenters(columns), y: viewport.rowCenters(rows))
    let losses = surface.losses(
      of: points.count, atLeast: points.count, threads: threads, isDue: { false },
      beginThread: beginThread,
      evaluate: { $0.losses(at: $1, of: points, isCancelled: isCancelled) })
    guard let losses else { return nil }
    values.removeAll(keepingCapacity: true)
    for block in losses { values += block }
    isEvaluated = Array(repeating: true, count: values.count)
    evaluatedPoints = values.count
    (pending, first, stride, isComplete) = ([], nil, 1, true)
    return grid(stride: 1)
  }

  /// - Parameter fewest: How many points are evaluated though it is due; all when nil.
  /// - Returns: How many of the places, from the first on, are evaluated now; nil when cancelled.
  mutating func evaluate(
    _ places: ArraySlice<Int>, atLeast fewest: Int? = nil, threads: Int,
    isCancelled: @Sendable () -> Bool, isDue: @Sendable () -> Bool,
    beginThread: @Sendable () -> Void
  ) -> Int? {
    let centers = (x: viewport.columnCenters(columns), y: viewport.rowCenters(rows))
    let (columns, first) = (columns, places.startIndex)
    let losses = surface.losses(
      of: places.count, atLeast: fewest ?? places.count, threads: threads, isDue: isDue,
      beginThread: beginThread
    ) { surface, range in
      // Of neighbours, which most are, only the first one takes a division; it takes longer than the loss
      // of some planes.
      var (row, start) = (0, 0)
      let chosen = places[first + range.lowerBound..<first + range.upperBound].map { place in
        if place < start || place >= start + columns {
          row = place / columns
          start = row * columns
        }
        return PlaneCoordinates(x: centers.x[place - start], y: centers.y[row])
      }
      return surface.losses(at: chosen[...], isCancelled: isCancelled)
    }
    guard let losses else { return nil }
    var next = first
    for losses in losses {
      for loss in losses {
        let place = places[next]
        precondition(!isEvaluated[place], "No point is evaluated twice.")
        values[place] = loss
        isEvaluated[place] = true
        next += 1
      }
    }
    evaluatedPoints += next - first
    return next - first
  }

  func grid(stride: Int) -> LossGrid {
    LossGrid(
      viewport: viewport, columns: columns, rows: rows, values: values, stride: stride,
      evaluatedPoints: evaluatedPoints)
  }
}
