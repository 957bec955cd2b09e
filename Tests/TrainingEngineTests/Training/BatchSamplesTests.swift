import Testing

@testable import TrainingEngine

@Suite struct BatchSamplesTests {
  /// The mean loss of the samples that are named is the one that the step reports.
  @Test(arguments: [
    BatchSchedule.full, .shuffled(size: 7, seed: 2), .shuffled(size: 7, seed: 2, dropsLast: true),
    .sequential(size: 5),
  ])
  func areThoseThatTheStepSees(schedule: BatchSchedule) throws {
    let subject = try #require(TestNetwork.all.first { $0.slot == .normalization })
    var trainer = try subject.trainer(
      optimizer: .sgd(SGD(learningRate: 0.05)), schedule: schedule)
    let data = subject.data(samples: 19)
    for step in 0..<12 {
      let samples = data.selecting(schedule.samples(atStep: step, of: 19))
      let expected = try trainer.network.meanLoss(subject.loss, on: samples, statistics: .batch)
      #expect(trainer.advance().loss == expected)
    }
  }
}
