import Experiments
import Landscapes
import TrainingEngine

/// The evaluation of one pane's landscape.
public struct LandscapeJob: Sendable {
  /// Names the side and the step that the job carries with it.
  public let request: LandscapeRequest
  let side: ExperimentSide
  /// The run in which the request's step lies; nil for the start.
  let timeline: Timeline?
  /// Where the plane lies; nil to be found out.
  var place: SidePlane? = nil
  /// Whether no point is left to interpolation, even where nobody could see the difference.
  let everyPoint: Bool
  /// What stands on the other panes, where they have their colours in common.
  var neighbours: [Landscape] = []

  /// Computes what the first picture needs.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  public func begin(
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(PlaneFault) -> LandscapeEvaluation {
    try begin(on: PreparedPlane(of: self, isCancelled: isCancelled), isCancelled: isCancelled)
  }

  /// The same on a plane that was prepared for another picture.
  func begin(
    on prepared: PreparedPlane, isCancelled: @Sendable () -> Bool
  ) throws(PlaneFault) -> LandscapeEvaluation {
    var plane = prepared
    if side.measuresQuickly {
      guard plane.measure(of: side, isCancelled: isCancelled) else { throw .cancelled }
    }
    if plane.needsExact(for: request.extent.viewport, of: side) {
      guard plane.prepareExact(of: side, isCancelled: isCancelled) else { throw .cancelled }
    }
    var evaluation = LandscapeEvaluation(of: self, on: plane)
    for neighbour in neighbours { evaluation.take(neighbour: neighbour) }
    return evaluation
  }
}
