import Testing

@testable import TrainingEngine

struct BatchScheduleTests {
  @Test(arguments: [
    BatchSchedule.full, .sequential(size: 1), .sequential(size: 4), .sequential(size: 7),
    .shuffled(size: 3, seed: 1), .shuffled(size: 7, seed: 1), .shuffled(size: .max, seed: 1),
  ])
  func anEpochSeesEverySampleOnce(schedule: BatchSchedule) {
    for samples in [1, 6, 7, 8] {
      let steps = schedule.stepsPerEpoch(samples: samples)
      let batches = (0..<steps).map { schedule.positions(step: $0, samples: samples) }
      #expect(batches.flatMap { $0 } == Array(0..<samples))
      #expect(batches.map(\.count).min() == schedule.smallestBatch(samples: samples))
      for epoch in [0, 1, 17] {
        let order = self.order(of: schedule, epoch: epoch, samples: samples) ?? Array(0..<samples)
        #expect(order.sorted() == Array(0..<samples))
      }
    }
  }

  @Test(arguments: [
    BatchSchedule.sequential(size: 4, dropsLast: true),
    .shuffled(size: 4, seed: 1, dropsLast: true),
  ])
  func anEpochMayLeaveOutASmallerLastBatch(schedule: BatchSchedule) {
    for (samples, steps, smallest) in [
      (4, 1, 4), (7, 1, 4), (8, 2, 4), (9, 2, 4), (11, 2, 4), (3, 1, 3), (1, 1, 1),
    ] {
      #expect(schedule.stepsPerEpoch(samples: samples) == steps)
      #expect(schedule.smallestBatch(samples: samples) == smallest)
      let batches = (0..<steps).map { schedule.positions(step: $0, samples: samples) }
      #expect(batches.flatMap { $0 } == Array(0..<batches[steps - 1].upperBound))
      #expect(batches.allSatisfy { $0.count == smallest })
    }
  }

  @Test func everyEpochAndSeedHasAnOrderOfItsOwn() {
    let orders = [(0, 1), (1, 1), (2, 1), (0, 2)].map { epoch, seed in
      order(of: .shuffled(size: 5, seed: UInt64(seed)), epoch: epoch, samples: 50)
    }
    #expect(Set(orders).count == 4)
  }

  @Test func droppedSamplesComeBackInOtherEpochs() throws {
    let model = TestNetwork(
      activation: .tanh, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
    let data = model.data(samples: 7)
    // The last batch would have one sample, which batch statistics cannot train on.
    #expect(throws: TrainerError.batchOfOne) {
      try Trainer(
        network: model.network(), loss: model.loss, optimizer: .sgd(SGD(learningRate: 0.1)),
        schedule: .shuffled(size: 3, seed: 5), data: data)
    }
    let schedule = BatchSchedule.shuffled(size: 3, seed: 5, dropsLast: true)
    var trainer = try Trainer(
      network: model.network(), loss: model.loss, optimizer: .sgd(SGD(learningRate: 0.1)),
      schedule: schedule, data: data)
    for step in 0..<8 {
      let order = try #require(self.order(of: schedule, epoch: step / 2, samples: 7))
      let batch = data.selecting(Array(order[(step % 2 * 3)..<(step % 2 * 3 + 3)]))
      let expected = try trainer.network.lossAndGradient(model.loss, on: batch, statistics: .batch)
      #expect(trainer.advance().loss == expected.loss)
    }
  }

  @Test func aShuffledStepSeesTheSamplesOfItsOrder() throws {
    let model = TestNetwork(
      activation: .tanh, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
    let data = model.data(samples: 20)
    let schedule = BatchSchedule.shuffled(size: 6, seed: 12)
    var trainer = try Trainer(
      network: model.network(), loss: model.loss, optimizer: .sgd(SGD(learningRate: 0.1)),
      schedule: schedule, data: data)
    for step in 0..<12 {
      let order = try #require(self.order(of: schedule, epoch: step / 4, samples: 20))
      let batch = data.selecting(Array(order[schedule.positions(step: step % 4, samples: 20)]))
      let expected = try trainer.network.lossAndGradient(model.loss, on: batch, statistics: .batch)
      let result = trainer.advance()
      #expect(result.loss == expected.loss)
      #expect(trainer.lastGradient == expected.gradient)
      expectClose(
        trainer.lastGradientNorm, expected.gradient.reduce(0) { $0 + $1 * $1 }.squareRoot(), "norm")
    }
  }

  @Test func anOrderThatIsKeptIsThatOfItsEpoch() {
    let schedule = BatchSchedule.shuffled(size: 6, seed: 12)
    var kept = EpochOrder(of: schedule, samples: 30)
    for epoch in [0, 0, 1, 7, 1, 0] {
      #expect(kept.indices(epoch: epoch) == order(of: schedule, epoch: epoch, samples: 30))
    }
  }

  private func order(of schedule: BatchSchedule, epoch: Int, samples: Int) -> [Int]? {
    var order = EpochOrder(of: schedule, samples: samples)
    return order.indices(epoch: epoch)
  }
}
