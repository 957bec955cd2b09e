import TrainingEngine

@testable import Experiments

extension ExperimentSide {
  /// Of a run of 12 steps on mini-batches of 10.
  static func moons(
    _ plane: PlaneDescription, samples: Int = 40, statistics: TrainingStatistics? = nil,
    normalized: Bool = true
  ) throws -> ExperimentSide {
    try Experiment(
      .moons(
        samples: samples, plane: plane,
        training: TrainingDescription(
          steps: 12, learningRate: .same(.value(0.5)), batchSize: 10, statistics: statistics))
    ).sides[normalized ? 1 : 0]
  }

  /// The run up to a step; all of it when nil.
  func run(to step: Int? = nil) -> Timeline {
    var timeline = Timeline(
      of: self, learningRate: learningRate(by: learningRateRule, steps: steps), steps: steps)
    timeline.advance(by: step ?? steps)
    return timeline
  }

  func network(at state: NetworkState<Double>) -> Network<Double> {
    var network = network
    network.state = state
    return network
  }
}
