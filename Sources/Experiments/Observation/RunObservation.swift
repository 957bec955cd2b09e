import TrainingEngine

/// What one side's network shows at a step of its run. Looking does not change the run.
public struct RunObservation: Equatable, Sendable {
  /// Updates done.
  public let step: Int
  /// The gradient of each layer with parameters, for the batch that the step is about to see.
  public let gradientNorms: [NetworkGradient.Norm]
  /// What leaves each layer, from the input to the output.
  public let activations: [LayerSummary]
  /// What the loss does along that gradient, at `smoothnessFactors` times the learning rate.
  public let smoothness: Smoothness
  /// Share of training samples that are classified right, with batch statistics; nil where targets are
  /// no classes.
  public let trainingAccuracy: Double?
  /// The same of test samples, with running statistics; nil where there are none.
  public let testAccuracy: Double?

  /// What leaves one layer, summed up.
  public struct LayerSummary: Equatable, Sendable {
    /// See `Network.layerNames`.
    public let layer: String
    /// Over all units of the first `probedSamples` training samples, with batch statistics over them.
    public let statistics: SummaryStatistics
    /// The same numbers in `histogramBins` intervals from the smallest to the largest.
    public let histogram: Histogram
  }

  /// Training samples on which activations are looked at, always the same.
  public static let probedSamples = 1000
  /// Intervals of a histogram.
  public static let histogramBins = 20
  /// Step sizes of the smoothness probe, in learning rates of the step.
  public static let smoothnessFactors = [0.25, 0.5, 1, 2, 4]
}

extension ExperimentSide {
  /// Looks at the network at a step of a run of this side, in double precision: with the statistics of the
  /// batch, or the running ones where some batch is of a single sample.
  public func observation(at step: Int, of timeline: Timeline) -> RunObservation {
    var network = network
    network.state = timeline.state(at: step)
    let batch = training.selecting(schedule.samples(atStep: step, of: training.count))
    let seen = objective(over: batch, statistics: everyBatchHasStatistics ? .batch : .running)
    let probe = training.selecting(Array(0..<min(RunObservation.probedSamples, training.count)))
    let gradient = network.observation(of: seen).gradient
    let rate = timeline.learningRate * learningRateSchedule.factor(at: step)
    return RunObservation(
      step: step,
      gradientNorms: gradient.layerNorms,
      activations: network.activations(
        over: objective(over: probe, statistics: .batch)
      ).map { layer in
        RunObservation.LayerSummary(
          layer: layer.name, statistics: layer.summary,
          histogram: layer.histogram(bins: RunObservation.histogramBins))
      },
      smoothness: network.smoothness(
        of: seen, stepSizes: RunObservation.smoothnessFactors.map { $0 * rate }),
      trainingAccuracy: accuracy(at: network.state, on: training, statistics: .batch),
      testAccuracy: data.test.flatMap {
        accuracy(at: network.state, on: $0, statistics: .running)
      })
  }
}
