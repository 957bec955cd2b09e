import Experiments
import Landscapes
import TrainingEngine

/// A landscape on its way from coarse to fine.
///
/// A picture comes first. What is measured on the plane comes before it only where that takes no longer
/// than a few milliseconds: the Hessian of a large network takes half a second on a plane that moves
/// every weight, and the first picture would have to wait for a number. There the Hessian comes after
/// the first lattice and the search for the minimum, dozens of Hessians, after the last.
public struct LandscapeEvaluation: Sendable {
  /// That of the job.
  public let request: LandscapeRequest
  private(set) var plane: PreparedPlane
  private let job: LandscapeJob
  private var passes: LossGridEvaluation
  /// Whether the passes are in double precision though the side trains in single precision.
  private var isExact: Bool
  /// As far as it has come.
  private var grid: LossGrid?
  /// Whether there has been one to show.
  private var hasPicture = false
  /// What stands on the other panes, by position.
  private var neighbours: [Int: Landscape] = [:]

  init(of job: LandscapeJob, on plane: PreparedPlane) {
    self.job = job
    self.plane = plane
    request = job.request
    isExact = plane.needsExact(for: job.request.extent.viewport, of: job.side)
    passes = job.passes(over: plane.surface(isExact: isExact))
  }

  /// Takes note of what stands on another pane, where they have their colours in common.
  public mutating func take(neighbour: Landscape) {
    guard request.levels.areShared, neighbour.request.side != request.side else { return }
    neighbours[neighbour.request.side] = neighbour
  }

  /// Whether it is as fine as was asked for.
  var hasAllPoints: Bool { passes.isComplete }

  /// Whether there is something left to do that other panes could see in their colours.
  var concernsOthers: Bool { request.levels.areShared ? !isComplete : !hasAllPoints }

  /// Whether it is as fine as was asked for, and everything is measured.
  var isComplete: Bool { passes.isComplete && plane.isMeasured }

  /// The landscape after one more pass, or with one more thing measured on it; nil when nothing is left
  /// to do, or when cancelled.
  ///
  /// - Parameters:
  ///   - threads: How many threads share the points.
  ///   - isCancelled: Asked at least every few milliseconds, from any thread.
  ///   - isDue: Asked during the first pass, from any thread: whether there has to be a picture now,
  ///     however coarse. What the pictures after it show does not depend on it.
  ///   - beginThread: Called on each of the threads before its first point.
  public mutating func nextPass(
    threads: Int, isCancelled: @Sendable () -> Bool = { false },
    isDue: @Sendable () -> Bool = { false }, beginThread: @Sendable () -> Void = {}
  ) -> Landscape? {
    if passes.hasFirstLattice, plane.here == nil {
      guard measure(isCancelled: isCancelled) else { return nil }
      if let landscape { return landscape }
    }
    if job.side.measuresQuickly, job.side.planeIsWholeSpace || passes.hasFirstLattice {
      guard search(isCancelled: isCancelled) else { return nil }
    }
    if !passes.isComplete {
      shareColours()
      // A grid that was begun anew is not shown coarser than it was.
      let isAwaited = !hasPicture
      let next = passes.nextPass(
        threads: threads, isCancelled: isCancelled, isDue: { isAwaited && isDue() },
        beginThread: beginThread)
      guard let next else { return nil }
      grid = next
      hasPicture = true
      return landscape
    }
    guard !plane.hasSearched, search(isCancelled: isCancelled) else { return nil }
    return landscape
  }

  /// The landscape after one more pass, or with every point evaluated in one go where that is asked
  /// for, everything measured; for pictures that nobody waits in front of.
  ///
  /// Passes come in the order in which they come on screen: which points they evaluate depends on what is
  /// known of the colours by then, and both pictures have to be the same.
  mutating func advance(threads: Int) -> Landscape? {
    guard passes.everyPoint else { return nextPass(threads: threads) }
    measureBeforePoints()
    if let last = passes.finish(threads: threads) { grid = last }
    return landscape
  }

  /// Where every point is asked for, measures everything, which takes one thread: so landscapes can be
  /// measured side by side, before all threads share the points of each.
  mutating func measureBeforePoints() {
    guard passes.everyPoint else { return }
    _ = measure { false }
    _ = search { false }
  }

  /// Measures where the network stands. A grid that turns out to have been begun in too low a precision
  /// is begun anew.
  private mutating func measure(isCancelled: @Sendable () -> Bool) -> Bool {
    guard plane.measure(of: job.side, isCancelled: isCancelled) else { return false }
    if !isExact, plane.needsExact(for: request.extent.viewport, of: job.side) {
      isExact = true
      passes = job.passes(over: plane.surface(isExact: true))
      grid = nil
    }
    return true
  }

  private mutating func search(isCancelled: @Sendable () -> Bool) -> Bool {
    guard plane.search(of: job.side, isCancelled: isCancelled) else { return false }
    // It takes room and can be made again.
    if !isExact { plane.forgetExact() }
    return true
  }

  /// Says by which losses it is told what can be seen.
  private mutating func shareColours() {
    let others = neighbours.sorted { $0.key < $1.key }.map(\.value)
    passes.companions = others.map(\.grid)
    passes.minima = others.compactMap(\.minimumInPicture)
    if let minimum = plane.minimum, request.extent.viewport.contains(minimum.point) {
      passes.minima.append(minimum.loss)
    }
  }

  /// As far as it is known; nil before the first pass.
  private var landscape: Landscape? {
    grid.map { grid in
      Landscape(
        request: request, grid: grid, origin: plane.origin, here: plane.here,
        spectrum: plane.place.spectrum, unit: plane.place.plane.unit, minimum: plane.minimum,
        isPreliminary: !passes.hasFirstLattice,
        isMeasured: plane.isMeasured, plan: plane.plan, fingerprint: plane.fingerprint)
    }
  }
}

extension LandscapeJob {
  fileprivate func passes(over surface: any LossSurface) -> LossGridEvaluation {
    LossGridEvaluation(
      plane: surface, viewport: request.extent.viewport, columns: request.extent.columns,
      rows: request.extent.rows, everyPoint: everyPoint, spacing: request.levels.spacing)
  }
}
