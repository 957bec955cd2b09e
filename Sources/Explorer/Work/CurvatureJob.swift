import Experiments
import TrainingEngine

/// Where the curvature of a whole network is to be measured.
public struct CurvatureRequest: Hashable, Sendable {
  /// Position of the side.
  public let side: Int
  /// The run in which the step lies, as `SideState.run` counts.
  public let run: Int
  /// In updates from the start of the run, which is step 0.
  public let step: Int
}

/// The measurement of one side's curvature in all parameters of its network.
public struct CurvatureJob: Sendable {
  /// Names the side that the job carries with it.
  public let request: CurvatureRequest
  let side: ExperimentSide
  /// The run in which the request's step lies; nil for the start.
  let timeline: Timeline?

  /// Measures by products with the Hessian, each of which takes as long as a few gradients over all
  /// training samples.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  public func run(isCancelled: () -> Bool) -> MeasuredCurvature? {
    var state = side.network.state
    if let timeline {
      guard let reached = timeline.state(at: request.step, isCancelled: isCancelled) else {
        return nil
      }
      state = reached
    }
    let curvature = side.networkCurvature(at: state, isCancelled: isCancelled)
    return isCancelled() ? nil : MeasuredCurvature(request: request, curvature: curvature)
  }
}

/// The curvature of a whole network, as it was measured.
public struct MeasuredCurvature: Sendable {
  /// What was asked for, by which the answer finds its place.
  public let request: CurvatureRequest
  /// Nil where it is not finite.
  public let curvature: NetworkCurvature?
}
