import Experiments
import TrainingEngine

/// One side after its run.
struct RunResult {
  let side: ExperimentSide
  let timeline: Timeline
  /// Nil where nobody asked to look.
  let observed: ObservedRun?

  /// Mean loss over all training samples after the last step.
  var lossOnAllSamples: Double { side.loss(at: timeline.state(at: timeline.lastStep)) }

  /// Share of samples that are classified right after the last step; nil where targets are no classes.
  func accuracy(on data: DataSet?, statistics: Statistics) -> Double? {
    var network = side.network
    network.state = timeline.state(at: timeline.lastStep)
    return data.flatMap { network.accuracy(on: $0, statistics: statistics) }
  }
}

/// What was seen of a run besides its losses.
struct ObservedRun {
  /// In order of their steps.
  let observations: [RunObservation]
  /// On average, with what the timeline keeps of each step.
  let timePerStep: Duration
}
