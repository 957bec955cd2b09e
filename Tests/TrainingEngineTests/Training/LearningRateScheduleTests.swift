import Foundation
import Testing

@testable import TrainingEngine

struct LearningRateScheduleTests {
  private func factors(_ schedule: LearningRateSchedule, _ count: Int) -> [Double] {
    (0..<count).map { schedule.factor(at: $0) }
  }

  @Test func aConstantRateStays() {
    #expect(factors(.constant, 4) == [1, 1, 1, 1])
  }

  @Test func stepsMultiplyTheRate() {
    #expect(
      factors(LearningRateSchedule(.step(every: 3, factor: 0.5)), 10)
        == [1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125])
    let many = LearningRateSchedule(.step(every: 1, factor: 0.9)).factor(at: 300)
    expectClose(many, pow(0.9, 300), "after 300 drops")
  }

  @Test func aCosineEndsAtItsFractionAndStays() {
    let schedule = LearningRateSchedule(.cosine(steps: 8, finalFraction: 0.1))
    let expected = (0..<8).map { 0.1 + 0.9 * (1 + cos(Double.pi * Double($0) / 8)) / 2 }
    expectClose(factors(schedule, 11), expected + [0.1, 0.1, 0.1], "factors")
  }

  @Test func aWarmUpGrowsEvenlyAndComesBeforeTheCourse() {
    #expect(
      factors(LearningRateSchedule(.step(every: 2, factor: 0.5), warmUp: 4), 10)
        == [0.25, 0.5, 0.75, 1, 1, 1, 0.5, 0.5, 0.25, 0.25])
  }

  @Test func theStepTakesTheScheduledRateAndTellsIt() throws {
    let model = TestNetwork(
      activation: .tanh, slot: .normalization, loss: .meanSquaredError, statistics: .batch)
    var trainer = try model.trainer(
      optimizer: .sgd(SGD(learningRate: 0.5)),
      learningRateSchedule: LearningRateSchedule(.step(every: 1, factor: 0.5), warmUp: 2))
    for rate in [0.25, 0.5, 0.5, 0.25, 0.125] {
      let before = trainer.parameters
      #expect(trainer.advance().learningRate == rate)
      let expected = zip(before, trainer.lastGradient).map { $0 - rate * $1 }
      expectClose(trainer.parameters, expected, "parameters at rate \(rate)")
    }
  }
}
