import Testing

@testable import TrainingEngine

/// A step that nobody waits for any more stops on the way, and one that somebody waits for is the same, to
/// the last bit.
struct StepCancellationTests {
  /// 300-300-300-3 with normalization: 183,000 parameters, two megabytes of doubles.
  private func trainer(_ optimizer: Optimizer) throws -> Trainer<Double> {
    var stream = RandomStream(seed: 2, stream: 0)
    return try Trainer(
      network: WideModel.network(), loss: .softmaxCrossEntropy, optimizer: optimizer,
      schedule: .sequential(size: 250), data: WideModel.data(from: &stream))
  }

  private static let optimizers: [Optimizer] = [
    .sgd(SGD(learningRate: 0.1, momentum: 0.9, penalty: 0.01)),
    .adam(Adam(learningRate: 0.01)),
  ]

  @Test(arguments: optimizers) func stepsThatAskAreTheSame(optimizer: Optimizer) throws {
    var trainer = try trainer(optimizer)
    var other = trainer
    for _ in 0..<3 { #expect(trainer.advance { false } == other.advance()) }
    #expect(trainer.checkpoint == other.checkpoint)
    #expect(trainer.lastGradient == other.lastGradient)
  }

  @Test func aStepIsCancelledWhereverItStands() throws {
    var trainer = try trainer(.adam(Adam(learningRate: 0.01)))
    trainer.advance()
    let checkpoint = trainer.checkpoint
    let asked = Asked(yesAfter: .max)
    var whole = trainer
    try whole.restore(checkpoint)
    _ = whole.advance { asked.answer() }
    for place in 0..<asked.times {
      var given = trainer
      try given.restore(checkpoint)
      let late = Asked(yesAfter: place)
      #expect(given.advance { late.answer() } == nil)
      // Not much more than once a layer.
      #expect(late.times <= place + 12)
    }
  }

  /// What a checkpoint holds as well is copied before the step that changes it, a megabyte at a time.
  @Test func aRestoredTrainerTakesItsNumbersInPieces() throws {
    var fresh = try trainer(.adam(Adam(learningRate: 0.01)))
    let askedFresh = Asked(yesAfter: .max)
    _ = fresh.advance { askedFresh.answer() }
    let checkpoint = fresh.checkpoint
    var results: [StepResult] = []
    for _ in 0..<3 { results.append(fresh.advance()) }
    var restored = try trainer(.adam(Adam(learningRate: 0.01)))
    try restored.restore(checkpoint)
    let asked = Asked(yesAfter: .max)
    #expect(restored.advance { asked.answer() } == results[0])
    // Parameters, two averages and room for the gradient, two megabytes each, and whether to begin.
    #expect(asked.times - askedFresh.times == 4 * 2 + 1)
    // From then on they are its own.
    let askedAgain = Asked(yesAfter: .max)
    #expect(restored.advance { askedAgain.answer() } == results[1])
    #expect(askedAgain.times < askedFresh.times)
    #expect(restored.advance() == results[2])
    #expect(restored.checkpoint == fresh.checkpoint)
  }
}
