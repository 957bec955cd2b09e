import Experiments
import Landscapes
import TrainingEngine

/// The evaluation of one pane's landscape.
public struct LandscapeJob: Sendable {
  public let request: LandscapeRequest
  let side: ExperimentSide
  /// The run in which the request's step lies; nil for the start.
  let timeline: Timeline?
  /// Whether no point is left to interpolation, even where nobody could see the difference.
  let everyPoint: Bool
  /// What stands on the other panes, where they have their colours in common.
  var neighbours: [Landscape] = []

  /// Computes what does not change on the plane, and measures the point where the network goes through
  /// it.
  ///
  /// - Parameter isCancelled: Asked again and again while the plane is looked for.
  public func begin(
    isCancelled: @Sendable () -> Bool = { false }
  ) throws(PlaneFault) -> LandscapeEvaluation {
    let place = try side.plane(at: request.step, of: timeline, isCancelled: isCancelled)
    var plane = side.loss(over: place, at: request.step)
    let origin = PlaneCoordinates(x: plane.origin.x, y: plane.origin.y)
    let here = PointOnPlane(at: origin, of: &plane)
    let extent = request.extent
    let surface = side.surface(
      for: extent.viewport, over: place, at: request.step, exact: plane,
      curvature: here.curvature)
    var evaluation = LandscapeEvaluation(
      request: request, side: side, plane: plane, here: here,
      spectrum: place.spectrum, unit: place.plane.unit,
      fingerprint: StateHash(of: timeline?.state(at: request.step) ?? side.network.state),
      passes: LossGridEvaluation(
        plane: surface, viewport: extent.viewport, columns: extent.columns, rows: extent.rows,
        everyPoint: everyPoint, spacing: request.levels.spacing))
    for neighbour in neighbours { evaluation.take(neighbour: neighbour) }
    return evaluation
  }
}

/// A landscape on its way from coarse to fine.
public struct LandscapeEvaluation: Sendable {
  public let request: LandscapeRequest
  let side: ExperimentSide
  /// For what is measured, which may be more exact than what is drawn.
  let plane: PlaneLoss<Double>
  let here: PointOnPlane
  let spectrum: SidePlane.Spectrum?
  let unit: Double
  let fingerprint: StateHash
  var passes: LossGridEvaluation
  private var minimum: PlaneMinimum?
  private var hasSearched = false
  /// What stands on the other panes, by position.
  private var neighbours: [Int: Landscape] = [:]

  init(
    request: LandscapeRequest, side: ExperimentSide, plane: PlaneLoss<Double>, here: PointOnPlane,
    spectrum: SidePlane.Spectrum?, unit: Double, fingerprint: StateHash,
    passes: LossGridEvaluation
  ) {
    self.request = request
    self.side = side
    self.plane = plane
    self.here = here
    self.spectrum = spectrum
    self.unit = unit
    self.fingerprint = fingerprint
    self.passes = passes
  }

  /// Takes note of what stands on another pane, where they have their colours in common.
  public mutating func take(neighbour: Landscape) {
    guard request.levels.areShared, neighbour.request.side != request.side else { return }
    neighbours[neighbour.request.side] = neighbour
  }

  /// The landscape after one more pass; nil when it is as fine as was asked for, or cancelled.
  ///
  /// Where the plane is the whole parameter space the minimum is found in no time. Elsewhere the
  /// search may take longer than the first pass, which goes without it.
  ///
  /// - Parameters:
  ///   - threads: How many threads share the points.
  ///   - isCancelled: Asked before every point, from any thread.
  ///   - beginThread: Called on each of the threads before its first point.
  public mutating func nextPass(
    threads: Int, isCancelled: @Sendable () -> Bool = { false },
    beginThread: @Sendable () -> Void = {}
  ) -> Landscape? {
    if side.planeIsWholeSpace || passes.evaluatedPoints > 0 { search(isCancelled: isCancelled) }
    shareColours()
    return passes.nextPass(
      threads: threads, isCancelled: isCancelled, beginThread: beginThread
    ).map(landscape)
  }

  /// Whether it is as fine as was asked for.
  var isComplete: Bool { passes.isComplete }

  /// The landscape after one more pass, or with every point evaluated in one go where that is asked
  /// for; for pictures that nobody waits in front of.
  mutating func advance(threads: Int) -> Landscape? {
    search { false }
    guard passes.everyPoint else { return nextPass(threads: threads) }
    return passes.finish(threads: threads).map(landscape)
  }

  private mutating func search(isCancelled: @Sendable () -> Bool) {
    guard !hasSearched else { return }
    minimum = side.minimum(on: plane, isCancelled: isCancelled)
    hasSearched = true
  }

  /// Says by which losses it is told what can be seen.
  private mutating func shareColours() {
    let others = neighbours.sorted { $0.key < $1.key }.map(\.value)
    passes.companions = others.map(\.grid)
    passes.minima = others.compactMap(\.minimumInPicture)
    if let minimum, request.extent.viewport.contains(minimum.point) {
      passes.minima.append(minimum.loss)
    }
  }

  private func landscape(of grid: LossGrid) -> Landscape {
    Landscape(
      request: request, grid: grid, here: here, spectrum: spectrum, unit: unit,
      minimum: minimum, plan: plane.plan, fingerprint: fingerprint)
  }
}

extension PointOnPlane {
  init(at position: PlaneCoordinates, of plane: inout PlaneLoss<Double>) {
    let expansion = plane.curvature(position.x, position.y)
    self.init(
      position: position, loss: expansion.loss, curvature: PlaneCurvature(expansion))
  }
}
