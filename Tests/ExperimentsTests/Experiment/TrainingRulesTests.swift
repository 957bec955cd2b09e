import Testing
import TrainingEngine

@testable import Experiments

@Suite("How a side trains")
struct TrainingRulesTests {
  private func rules(
    _ training: TrainingDescription, _ overrides: TrainingOverrides? = nil
  ) -> TrainingRules {
    TrainingRules(training, overrides: overrides)
  }

  private static let plain = TrainingDescription(steps: 100, learningRate: .same(.value(1)))

  @Test("is plain descent where nothing is said")
  func nothing() {
    let rules = rules(Self.plain)
    #expect(rules.optimizer(learningRate: 0.5) == .sgd(SGD(learningRate: 0.5)))
    #expect(rules.learningRateSchedule == .constant)
    #expect(rules.clipping == nil)
  }

  @Test("takes the engine's defaults for what an optimizer leaves out")
  func defaults() {
    let expected: [(OptimizerDescription, Optimizer)] = [
      (.adaGrad(AdaGradDescription()), .adaGrad(AdaGrad(learningRate: 0.5))),
      (.rmsProp(RMSPropDescription()), .rmsProp(RMSProp(learningRate: 0.5))),
      (.adam(AdamDescription()), .adam(Adam(learningRate: 0.5))),
      (.adamW(AdamWDescription(adam: AdamDescription())), .adamW(AdamW(Adam(learningRate: 0.5)))),
    ]
    for (description, optimizer) in expected {
      var training = Self.plain
      training.optimizer = description
      #expect(rules(training).optimizer(learningRate: 0.5) == optimizer)
    }
  }

  @Test("takes every number that an optimizer gives")
  func numbers() {
    let adam = AdamDescription(gradientDecay: 0.1, squareDecay: 0.2, epsilon: 0.3)
    let engineAdam = Adam(learningRate: 1, gradientDecay: 0.1, squareDecay: 0.2, epsilon: 0.3)
    var penalized = engineAdam
    penalized.penalty = 0.4
    let expected: [(OptimizerDescription, Optimizer)] = [
      (
        .sgd(SGDDescription(momentum: 0.9, nesterov: true)),
        .sgd(SGD(learningRate: 1, momentum: 0.9, isNesterov: true, penalty: 0.4))
      ),
      (
        .adaGrad(AdaGradDescription(epsilon: 0.1)),
        .adaGrad(AdaGrad(learningRate: 1, epsilon: 0.1, penalty: 0.4))
      ),
      (
        .rmsProp(RMSPropDescription(decay: 0.1, epsilon: 0.2)),
        .rmsProp(RMSProp(learningRate: 1, decay: 0.1, epsilon: 0.2, penalty: 0.4))
      ),
      (.adam(adam), .adam(penalized)),
      (.adamW(AdamWDescription(adam: adam)), .adamW(AdamW(engineAdam, weightDecay: 0.4))),
    ]
    for (description, optimizer) in expected {
      var training = Self.plain
      training.optimizer = description
      training.weightDecay = 0.4
      #expect(rules(training).optimizer(learningRate: 1) == optimizer)
    }
  }

  @Test("leaves a cosine the steps after the warm-up")
  func cosine() {
    var training = Self.plain
    training.schedule = ScheduleDescription(
      course: .cosine(CosineScheduleDescription(finalFraction: 0.1)), warmUp: 20)
    #expect(
      rules(training).learningRateSchedule
        == LearningRateSchedule(.cosine(steps: 80, finalFraction: 0.1), warmUp: 20))
  }

  @Test("is the side's own where the side says so")
  func overrides() {
    var training = Self.plain
    training.schedule = ScheduleDescription(course: .constant, warmUp: 5)
    training.optimizer = .adam(AdamDescription())
    training.weightDecay = 1
    training.clipping = .norm(NormClippingDescription(maximum: 2))
    let inherited = rules(training)
    #expect(inherited.clipping == .norm(maximum: 2))
    #expect(inherited.learningRateSchedule == LearningRateSchedule(.constant, warmUp: 5))
    let own = rules(
      training,
      TrainingOverrides(
        schedule: ScheduleDescription(
          course: .step(StepScheduleDescription(every: 3, factor: 0.5))),
        optimizer: .sgd(SGDDescription()), weightDecay: 0, clipping: ClippingDescription.none))
    #expect(own.optimizer(learningRate: 1) == .sgd(SGD(learningRate: 1)))
    #expect(own.clipping == nil)
    #expect(own.learningRateSchedule == LearningRateSchedule(.step(every: 3, factor: 0.5)))
    training.clipping = .adaptive(AdaptiveClippingDescription(lastLayer: true))
    #expect(
      rules(training).clipping == .adaptive(AdaptiveGradientClipping(includesLastLayer: true)))
  }
}
