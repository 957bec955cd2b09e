import Experiments
import Landscapes
import TrainingEngine

/// The evaluation of one pane's landscape.
public struct LandscapeJob: Sendable {
  public let request: LandscapeRequest
  let side: ExperimentSide
  /// The run in which the request's step lies; nil for the start.
  let timeline: Timeline?

  /// Evaluates the minimum and then the grid, coarse to fine.
  ///
  /// - Parameters:
  ///   - threads: How many threads share the grid.
  ///   - isCancelled: Asked every few points, from any thread.
  ///   - report: Is given the landscape after each pass.
  public func run(
    threads: Int, isCancelled: @escaping @Sendable () -> Bool, report: (Landscape) -> Void
  ) {
    let state = timeline?.state(at: request.step) ?? side.network.state
    var plane = side.planeLoss(at: state)
    let origin = PlaneCoordinates(x: plane.origin.x, y: plane.origin.y)
    let here = PointOnPlane(at: origin, of: &plane)
    let minimum = side.minimum(at: state)
    var evaluation = LossGridEvaluation(
      plane: plane, viewport: request.extent.viewport, columns: request.extent.columns,
      rows: request.extent.rows)
    while let grid = evaluation.nextPass(threads: threads, isCancelled: isCancelled) {
      report(
        Landscape(
          request: request, grid: grid, here: here, minimum: minimum))
    }
  }
}

extension PointOnPlane {
  init(at position: PlaneCoordinates, of plane: inout PlaneLoss) {
    let expansion = plane.curvature(position.x, position.y)
    self.init(
      position: position, loss: expansion.loss, curvature: PlaneCurvature(expansion))
  }
}
