import Drawing
import Experiments
import Landscapes
import TrainingEngine

/// One side after its run.
struct RunResult {
  let side: ExperimentSide
  let timeline: Timeline
  /// Nil where nobody asked to look.
  let observed: ObservedRun?
  /// Before the first step and after the last; empty where nobody asked for it.
  var curvatures: [Curvature] = []

  /// How the loss curves at a step.
  struct Curvature {
    let step: Int
    /// On the scenario's plane and by its statistics, where the network is or nearest to it; nil where there
    /// is no such plane.
    let plane: PlaneCurvature?
    /// In all parameters, over all training samples; nil where that is not finite, or too large.
    let network: NetworkCurvature?
  }

  /// Measures the curvature at both ends of the run.
  mutating func measureCurvature() {
    curvatures = [0, timeline.lastStep].map { step in
      let state = timeline.state(at: step)
      return Curvature(
        step: step, plane: try? side.planeCurvature(at: step, of: timeline),
        network: side.networkCurvature(at: state))
    }
  }

  /// The learning rate that the step after the last would take.
  var lastLearningRate: Double { side.learningRate(after: timeline) }

  /// The condition number on the scenario's plane where the network starts, in a word; or why there is
  /// none.
  var conditionAtStart: String {
    do throws(PlaneFault) {
      let condition = try side.planeCurvature(at: 0, of: timeline).conditionNumber
      return condition.map { NumberFormat.conditionNumber($0) } ?? "no bowl"
    } catch {
      if case .untrained(let step) = error { return "needs step \(step)" }
      return "no plane"
    }
  }

  /// Mean loss over all training samples after the last step.
  var lossOnAllSamples: Double { side.loss(at: timeline.state(at: timeline.lastStep)) }

  /// Share of samples that are classified right after the last step; nil where targets are no classes.
  func accuracy(on data: DataSet?, statistics: Statistics) -> Double? {
    data.flatMap {
      side.accuracy(at: timeline.state(at: timeline.lastStep), on: $0, statistics: statistics)
    }
  }
}

/// What was seen of a run besides its losses.
struct ObservedRun {
  /// In order of their steps.
  let observations: [RunObservation]
  /// On average, with what the timeline keeps of each step.
  let timePerStep: Duration
}
