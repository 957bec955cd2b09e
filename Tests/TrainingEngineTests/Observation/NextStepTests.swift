import Testing

@testable import TrainingEngine

/// What a trainer tells of its next step is what the step does.
struct NextStepTests {
  @Test(arguments: [
    BatchSchedule.full, .sequential(size: 5), .sequential(size: 5, dropsLast: true),
    .shuffled(size: 7, seed: 3), .shuffled(size: 12, seed: 4, dropsLast: true),
  ])
  func theNextLossGradientRateAndBatchAreThoseOfTheStep(schedule: BatchSchedule) throws {
    try compare(Float.self, schedule: schedule)
    try compare(Double.self, schedule: schedule)
  }

  private func compare<Scalar: NetworkScalar>(
    _ scalar: Scalar.Type, schedule: BatchSchedule
  ) throws {
    let model = TestNetwork(
      activation: .relu, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
    let data = model.data(samples: 19)
    var trainer = try model.trainer(
      of: scalar, learningRateSchedule: LearningRateSchedule(.step(every: 2, factor: 0.5)),
      schedule: schedule)
    for step in 0..<9 {
      let batch = data.selecting(trainer.nextBatch)
      let rate = trainer.nextLearningRate
      let smoothness = trainer.smoothness(stepSizes: [rate])
      let (loss, gradient) = trainer.nextLossAndGradient()
      let onBatch = try trainer.network.observation(of: model.loss, on: batch, statistics: .batch)
      let result = trainer.advance()
      #expect(loss == result.loss, "step \(step)")
      #expect(gradient.values == Scalar.widening(trainer.lastGradient), "step \(step)")
      #expect(onBatch.loss == loss && onBatch.gradient == gradient, "step \(step)")
      #expect(smoothness.loss == loss && smoothness.gradientNorm == trainer.lastGradientNorm)
      #expect(rate == result.learningRate, "step \(step)")
    }
  }

  @Test(
    arguments: [
      TestNetwork.Slot.dropout, .noisyNormalization, .normalizationWithFixedScaleAndShift,
      .residualBlock,
    ], [TrainingStatistics.batch, .running, .frozen(fromStep: 2)])
  func theyHaveTheNoiseAndTheStatisticsOfTheStep(
    slot: TestNetwork.Slot, statistics: TrainingStatistics
  ) throws {
    let model = TestNetwork(
      activation: .relu, slot: slot, loss: .softmaxCrossEntropy, statistics: .batch)
    var trainer = try model.trainer(statistics: statistics)
    for step in 0..<5 {
      let smoothness = trainer.smoothness(stepSizes: [0.1])
      let (loss, gradient) = trainer.nextLossAndGradient()
      let result = trainer.advance()
      #expect(loss == result.loss, "step \(step)")
      #expect(gradient.values == trainer.lastGradient, "step \(step)")
      #expect(smoothness.loss == loss && smoothness.gradientNorm == trainer.lastGradientNorm)
    }
  }

  @Test func layersAreCalledByTheirNamesOrWhatTheyDo() throws {
    let network = try Network<Double>(
      inputs: 3,
      layers: [
        LayerSpecification(name: "hidden", kind: .linear(2)),
        LayerSpecification(name: "", kind: .normalization(affine: false)),
        LayerSpecification(name: "", kind: .activation(.leakyReLU(slope: 0.1))),
        LayerSpecification(name: "output", kind: .linear(1)),
      ], seed: 1)
    #expect(network.layerNames == ["hidden", "batchNormalization 2", "leakyReLU 3", "output"])
    #expect(network.layout.layers.map(\.name) == ["hidden", "output"])
    #expect(network.layout.layers.map(\.range) == [0..<8, 8..<11])
    #expect(network.runningStatistics.map(\.name) == ["batchNormalization 2"])
    #expect(network.runningStatistics[0].variances == [1, 1])
  }

  @Test func layersOfABlockStandBehindItsName() throws {
    let network = try Network<Double>(
      inputs: 3,
      layers: [
        LayerSpecification(
          name: "block",
          kind: .residual([
            LayerSpecification(name: "hidden", kind: .linear(3)),
            LayerSpecification(name: "", kind: .normalization(affine: false)),
          ]))
      ], seed: 1)
    #expect(network.layerNames == ["block"])
    #expect(network.layout.tensors.map(\.name) == ["block.hidden.weight", "block.hidden.bias"])
    #expect(network.layout.layers.map(\.name) == ["block.hidden"])
    #expect(network.runningStatistics.map(\.name) == ["block.batchNormalization 2"])
  }
}
