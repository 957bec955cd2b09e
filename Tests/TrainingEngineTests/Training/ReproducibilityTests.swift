import Testing

@testable import TrainingEngine

/// The same trainer gives the same bits, however often it stops and goes on.
struct ReproducibilityTests {
  @Test func twoRunsEndInTheSameBits() throws {
    for model in TestNetwork.all where model.statistics == .batch {
      var first = try model.trainer()
      var second = try model.trainer()
      for _ in 0..<30 { #expect(first.advance() == second.advance()) }
      #expect(first.checkpoint == second.checkpoint)
      #expect(first.network.state.hash == second.network.state.hash)
    }
  }

  @Test(arguments: [
    BatchSchedule.full, .sequential(size: 5), .shuffled(size: 5, seed: 3),
    .shuffled(size: 12, seed: 4), .shuffled(size: 4000, seed: 5),
  ])
  func aRestoredTrainerGoesOnBitForBit(schedule: BatchSchedule) throws {
    let model = TestNetwork(
      activation: .relu, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
    var trainer = try model.trainer(schedule: schedule)
    // Three epochs of four steps at five samples a batch: checkpoints fall on borders and within.
    var checkpoints = [trainer.checkpoint]
    var results: [StepResult] = []
    for _ in 0..<13 {
      results.append(trainer.advance())
      checkpoints.append(trainer.checkpoint)
    }
    for start in checkpoints.indices.reversed() {
      // One that is already elsewhere, and one that is new.
      var fresh = try model.trainer(schedule: schedule)
      var used = trainer
      try fresh.restore(checkpoints[start])
      try used.restore(checkpoints[start])
      for step in start..<13 {
        #expect(fresh.advance() == results[step], "new trainer, step \(step) from \(start)")
        #expect(used.advance() == results[step], "used trainer, step \(step) from \(start)")
      }
      #expect(fresh.checkpoint == checkpoints[13])
      #expect(used.checkpoint == checkpoints[13])
    }
  }

  /// The noise of a step is that step's, and what was frozen stays so.
  @Test(
    arguments: [TestNetwork.Slot.residualBlock, .dropout, .noisyNormalization],
    [TrainingStatistics.batch, .running, .frozen(fromStep: 0), .frozen(fromStep: 3)])
  func steppingBackAndOnGivesTheSameBits(
    slot: TestNetwork.Slot, statistics: TrainingStatistics
  ) throws {
    let model = TestNetwork(
      activation: .relu, slot: slot, loss: .softmaxCrossEntropy, statistics: .batch)
    var trainer = try model.trainer(statistics: statistics)
    var checkpoints = [trainer.checkpoint]
    var results: [StepResult] = []
    for _ in 0..<6 {
      results.append(trainer.advance())
      checkpoints.append(trainer.checkpoint)
    }
    for start in checkpoints.indices.reversed() {
      try trainer.restore(checkpoints[start])
      for step in start..<6 { #expect(trainer.advance() == results[step]) }
      #expect(trainer.checkpoint == checkpoints[6])
    }
    if slot != .residualBlock {
      // Two steps from the same state differ by their noise alone.
      #expect(Set(results.map(\.loss)).count == 6)
    }
  }

  @Test(arguments: OptimizerEquation.all.map(\.optimizer))
  func aRestoredTrainerKeepsWhatItsOptimizerRemembers(optimizer: Optimizer) throws {
    let model = TestNetwork(
      activation: .relu, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
    let start = try model.trainer(
      optimizer: optimizer,
      learningRateSchedule: LearningRateSchedule(.step(every: 2, factor: 0.9), warmUp: 3),
      clipping: .adaptive(AdaptiveGradientClipping(fraction: 0.1)))
    var trainer = start
    for _ in 0..<5 { trainer.advance() }
    var restored = start
    try restored.restore(trainer.checkpoint)
    for _ in 0..<5 { #expect(restored.advance() == trainer.advance()) }
    #expect(restored.checkpoint == trainer.checkpoint)
  }

  @Test func aCopyGoesItsOwnWay() throws {
    let model = TestNetwork(
      activation: .tanh, slot: .normalization, loss: .meanSquaredError, statistics: .batch)
    var trainer = try model.trainer()
    for _ in 0..<3 { trainer.advance() }
    let before = trainer.checkpoint
    var copy = trainer
    for _ in 0..<3 { copy.advance() }
    #expect(trainer.checkpoint == before)
    for _ in 0..<3 { trainer.advance() }
    #expect(trainer.checkpoint == copy.checkpoint)
  }
}

extension NetworkState {
  var hash: StateHash {
    var hash = StateHash()
    hash.combine(parameters)
    hash.combine(runningStatistics)
    return hash
  }
}
