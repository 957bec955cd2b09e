import TrainingEngine

/// How one side trains: the scenario's rules, with the side's own in their place.
struct TrainingRules: Sendable {
  let learningRateSchedule: LearningRateSchedule
  let clipping: GradientClipping?
  let statistics: TrainingStatistics
  private let optimizer: OptimizerDescription
  private let weightDecay: Double?

  init(_ training: TrainingDescription, overrides: TrainingOverrides?) {
    optimizer = overrides?.optimizer ?? training.optimizer ?? .sgd(SGDDescription())
    weightDecay = overrides?.weightDecay ?? training.weightDecay
    clipping = (overrides?.clipping ?? training.clipping)?.clipping
    statistics = overrides?.statistics ?? training.statistics ?? .batch
    learningRateSchedule =
      (overrides?.schedule ?? training.schedule)?.schedule(steps: training.steps) ?? .constant
  }

  func optimizer(learningRate: Double) -> Optimizer {
    optimizer.content.optimizer(learningRate: learningRate, weightDecay: weightDecay)
  }
}

extension ScheduleDescription {
  /// - Parameter steps: Length of the run, warm-up included.
  fileprivate func schedule(steps: Int) -> LearningRateSchedule {
    let warmUp = warmUp ?? 0
    let course: LearningRateSchedule.Course =
      switch course {
      case .constant: .constant
      case .step(let step): .step(every: step.every, factor: step.factor)
      case .cosine(let cosine):
        .cosine(steps: steps - warmUp, finalFraction: cosine.finalFraction ?? 0)
      }
    return LearningRateSchedule(course, warmUp: warmUp)
  }
}

extension ClippingDescription {
  fileprivate var clipping: GradientClipping? {
    switch self {
    case .none:
      return nil
    case .norm(let description):
      return .norm(maximum: description.maximum)
    case .adaptive(let description):
      var adaptive = AdaptiveGradientClipping()
      adaptive.fraction = description.fraction ?? adaptive.fraction
      adaptive.epsilon = description.epsilon ?? adaptive.epsilon
      adaptive.includesLastLayer = description.lastLayer ?? adaptive.includesLastLayer
      return .adaptive(adaptive)
    }
  }
}
