import Landscapes
import TrainingEngine

// What is measured on the scenario's plane, of whatever kind: per length in parameter space, so that it
// compares with what is measured in all parameters and with other planes.

extension ExperimentSide {
  /// The curvature of the loss on the scenario's plane where the network stands at a step of a run, or at
  /// the point of the plane that is nearest to it.
  ///
  /// - Parameter timeline: The run, as far as the plane needs it; nil for the start alone.
  public func planeCurvature(
    at step: Int, of timeline: Timeline?
  ) throws(PlaneFault) -> PlaneCurvature {
    let side = asInScenario
    let place = try side.plane(at: step, of: timeline)
    var loss = side.loss(over: place, at: step)
    let state = timeline?.state(at: step) ?? network.state
    return loss.curvature(at: place.plane.coordinates(of: state.parameters))
      .measured(inUnitsOf: place.plane.unit)
  }

  /// The minimum of the loss on the scenario's plane as it lies at a step of a run; nil where none is
  /// found.
  func planeMinimum(
    at step: Int, of timeline: Timeline
  ) throws(PlaneFault) -> (loss: Double, curvature: PlaneCurvature)? {
    let side = asInScenario
    let place = try side.plane(at: step, of: timeline)
    return side.minimum(on: side.loss(over: place, at: step)).map {
      ($0.loss, $0.curvature.measured(inUnitsOf: place.plane.unit))
    }
  }

  /// Where a run goes on the scenario's plane as it lies after its last step, one point a step, and how
  /// far from it, in parameter space.
  ///
  /// - Returns: No distances where the plane is one of two parameters, whose values the run tells.
  public func path(
    of timeline: Timeline
  ) throws(PlaneFault) -> (points: [PlaneCoordinates], distances: [Double]?) {
    guard timeline.parameters == nil else {
      return (timeline.moments.compactMap(\.position), nil)
    }
    let place = try asInScenario.plane(at: timeline.lastStep, of: timeline)
    var points: [PlaneCoordinates] = []
    var distances: [Double] = []
    _ = timeline.visitStates(at: Array(0...timeline.lastStep)) { _, state in
      let point = place.plane.coordinates(of: state.parameters)
      points.append(point)
      distances.append(place.plane.distance(of: state.parameters, from: point))
      return true
    }
    return (points, distances)
  }
}
