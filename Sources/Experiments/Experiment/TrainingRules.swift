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
    let penalty = weightDecay ?? 0
    switch optimizer {
    case .sgd(let description):
      return .sgd(
        SGD(
          learningRate: learningRate, momentum: description.momentum ?? 0,
          isNesterov: description.nesterov ?? false, penalty: penalty))
    case .adaGrad(let description):
      var rule = AdaGrad(learningRate: learningRate, penalty: penalty)
      rule.epsilon = description.epsilon ?? rule.epsilon
      return .adaGrad(rule)
    case .rmsProp(let description):
      var rule = RMSProp(learningRate: learningRate, penalty: penalty)
      rule.decay = description.decay ?? rule.decay
      rule.epsilon = description.epsilon ?? rule.epsilon
      return .rmsProp(rule)
    case .adam(let description):
      return .adam(description.adam(learningRate: learningRate, penalty: penalty))
    case .adamW(let description):
      var rule = AdamW(description.adam(learningRate: learningRate, penalty: 0))
      rule.weightDecay = weightDecay ?? rule.weightDecay
      return .adamW(rule)
    }
  }
}

extension AdamDescription {
  fileprivate func adam(learningRate: Double, penalty: Double) -> Adam {
    var rule = Adam(learningRate: learningRate, penalty: penalty)
    rule.gradientDecay = gradientDecay ?? rule.gradientDecay
    rule.squareDecay = squareDecay ?? rule.squareDecay
    rule.epsilon = epsilon ?? rule.epsilon
    return rule
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
