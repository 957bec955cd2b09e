import Experiments
import Landscapes
import TrainingEngine

/// The evaluation of one pane's landscape.
public struct LandscapeJob: Sendable {
  public let request: LandscapeRequest
  let side: ExperimentSide
  /// The run in which the request's step lies; nil for the start.
  let timeline: Timeline?

  /// Finds the point, the minimum and the plane that the passes then go over.
  public func begin() -> LandscapeEvaluation {
    let state = timeline?.state(at: request.step) ?? side.network.state
    var plane = side.planeLoss(at: state)
    let origin = PlaneCoordinates(x: plane.origin.x, y: plane.origin.y)
    return LandscapeEvaluation(
      request: request, here: PointOnPlane(at: origin, of: &plane),
      minimum: side.minimum(at: state),
      passes: LossGridEvaluation(
        plane: plane, viewport: request.extent.viewport, columns: request.extent.columns,
        rows: request.extent.rows))
  }
}

/// A landscape on its way from coarse to fine.
public struct LandscapeEvaluation: Sendable {
  public let request: LandscapeRequest
  let here: PointOnPlane
  let minimum: PlaneMinimum?
  var passes: LossGridEvaluation

  /// The landscape after one more pass; nil when it is as fine as was asked for, or cancelled.
  ///
  /// - Parameters:
  ///   - threads: How many threads share the points.
  ///   - isCancelled: Asked before every point, from any thread.
  public mutating func nextPass(
    threads: Int, isCancelled: @Sendable () -> Bool = { false }
  ) -> Landscape? {
    passes.nextPass(threads: threads, isCancelled: isCancelled).map {
      Landscape(request: request, grid: $0, here: here, minimum: minimum)
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
