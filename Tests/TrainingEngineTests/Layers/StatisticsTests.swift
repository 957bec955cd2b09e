import Testing

@testable import TrainingEngine

/// Statistics that were captured somewhere and stay.
struct StatisticsTests {
  private static let slots = [
    TestNetwork.Slot.normalization, .normalizationWithoutScaleAndShift, .normalizationOfInputsToo,
    .residualBlock, .noisyNormalization,
  ]

  @Test(arguments: slots)
  func frozenOverTheSameSamplesTheyGiveWhatBatchStatisticsGive(slot: TestNetwork.Slot) throws {
    let model = TestNetwork(
      activation: .tanh, slot: slot, loss: .softmaxCrossEntropy, statistics: .batch)
    func check<Scalar>(_ network: Network<Scalar>) throws {
      let features = model.data().features
      let frozen = Statistics.frozen(try network.statistics(over: model.data()))
      #expect(
        try network.outputs(for: features, statistics: frozen)
          == network.outputs(for: features, statistics: .batch))
      // Of a single sample the batch statistics would be its own.
      let single = features.selecting(rows: [3])
      let alone = try network.outputs(for: single, statistics: frozen)
      #expect(
        try alone.elements[...]
          == network.outputs(for: features, statistics: .batch).elements[9..<12])
    }
    try check(model.network(of: Float.self))
    try check(model.network())
  }

  @Test func theyAreMeanAndBiasedVarianceOfWhatEntersEachNormalization() throws {
    let data = DataSet.blobs(samples: 64, offset: [5, -2], scales: [1, 30], seed: 4)
    let network = try Network<Double>(
      inputs: 2, layers: .numbered([.normalization(affine: false), .linear(1)]), seed: 1)
    let transform = ColumnTransform.standardizing(data.features)
    try expectClose(
      network.statistics(over: data).values,
      transform.shifts + transform.scales.map { 1 / ($0 * $0) }, "statistics")
  }

  @Test func runningAveragesRestWhereStatisticsAreConstant() throws {
    let model = TestNetwork(
      activation: .relu, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
    for statistics in [TrainingStatistics.running, .frozen(fromStep: 0)] {
      var trainer = try model.trainer(statistics: statistics)
      let before = trainer.network.state
      trainer.advance()
      #expect(trainer.network.state.runningStatistics == before.runningStatistics)
      #expect(trainer.network.state.parameters != before.parameters)
    }
  }

  @Test func whatIsFrozenIsTakenWhereTheRunThenIs() throws {
    let model = TestNetwork(
      activation: .relu, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch)
    var frozen = try model.trainer(statistics: .frozen(fromStep: 2))
    var moving = try model.trainer()
    for _ in 0..<2 { #expect(frozen.advance() == moving.advance()) }
    #expect(frozen.checkpoint.frozenStatistics == nil)
    let there = try moving.network.statistics(over: model.data(samples: 19))
    #expect(frozen.advance() != moving.advance())
    #expect(frozen.checkpoint.frozenStatistics == there)
    frozen.advance()
    #expect(frozen.checkpoint.frozenStatistics == there)
  }
}
