import Experiments
import Landscapes
import TrainingEngine

/// The work of letting every side begin elsewhere on its plane, where that is not one of two parameters:
/// then the directions have to be found first.
public struct MoveJob: Sendable {
  /// Tells the answer to this job from those to others.
  let generation: Int
  /// Where the start is to lie, on each side's plane as it is at the step on screen.
  let point: PlaneCoordinates
  let experiment: Experiment
  /// The sides' runs.
  let timelines: [Timeline?]
  let step: Int

  /// - Parameter isCancelled: Asked again and again while directions are looked for.
  public func run(isCancelled: @escaping @Sendable () -> Bool = { false }) -> MovedStart {
    do throws(PlaneFault) {
      var planes: [SidePlane] = []
      for (side, timeline) in zip(experiment.sides, timelines) {
        planes.append(try side.plane(at: step, of: timeline, isCancelled: isCancelled))
      }
      return MovedStart(
        generation: generation, point: point,
        outcome: .moved(experiment.starting(at: point, along: planes)))
    } catch {
      return MovedStart(generation: generation, point: point, outcome: .fault(error))
    }
  }
}

/// Where the sides begin, after the user moved that.
public struct MovedStart: Sendable {
  let generation: Int
  let point: PlaneCoordinates
  let outcome: Outcome

  enum Outcome: Sendable {
    case moved(Experiment)
    case fault(PlaneFault)
  }
}
