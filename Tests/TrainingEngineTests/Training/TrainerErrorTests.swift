import Testing

@testable import TrainingEngine

/// What a trainer refuses, and how it says so.
struct TrainerErrorTests {
  private let features = Matrix(rows: 3, columns: 2, elements: [1, 2, 3, 4, 5, 6])
  private let labels = Targets.labels([0, 1, 1], classes: 2)

  @Test func noSamples() {
    expect(
      .samplesDoNotFit(.noSamples), "There are no samples.",
      data: DataSet(
        features: Matrix(rows: 0, columns: 2, elements: []), targets: .labels([], classes: 2)))
  }

  @Test func featuresOfTheWrongNumber() {
    expect(
      .samplesDoNotFit(.wrongInputs(network: 3, data: 2)),
      "The network takes 3 features a sample, the data has 2.", inputs: 3)
  }

  @Test func targetsOfAnotherKind() {
    expect(
      .samplesDoNotFit(.targetsDoNotFit(.meanSquaredError)),
      "The targets are not of the kind that meanSquaredError compares with.",
      loss: .meanSquaredError)
    expect(
      .samplesDoNotFit(.targetsDoNotFit(.softmaxCrossEntropy)),
      "The targets are not of the kind that softmaxCrossEntropy compares with.",
      data: DataSet(features: features, targets: values([0, 1, 0])))
    expect(
      .samplesDoNotFit(.targetsDoNotFit(.binaryCrossEntropy)),
      "The targets are not of the kind that binaryCrossEntropy compares with.",
      loss: .binaryCrossEntropy,
      data: DataSet(features: features, targets: .labels([0, 1, 2], classes: 3)))
  }

  @Test func outputsOfTheWrongNumber() {
    expect(
      .samplesDoNotFit(.wrongOutputs(network: 1, needed: 2)),
      "The last layer gives 1 outputs, the targets need 2.", layers: [.linear(1)])
    expect(
      .samplesDoNotFit(.wrongOutputs(network: 2, needed: 1)),
      "The last layer gives 2 outputs, the targets need 1.", loss: .binaryCrossEntropy)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func featuresThatAreNotFinite(number: Double) {
    var features = features
    features[2, 1] = number
    expect(
      .samplesDoNotFit(.featureNotFinite(sample: 2, feature: 1)),
      "Feature 2 of sample 3 is infinite or not a number.",
      data: DataSet(features: features, targets: labels))
  }

  @Test(arguments: [Double.nan, .infinity])
  func targetsThatAreNotFinite(number: Double) {
    expect(
      .samplesDoNotFit(.targetNotFinite(sample: 1)),
      "The target of sample 2 is infinite or not a number.",
      layers: [.linear(1)], loss: .meanSquaredError,
      data: DataSet(features: features, targets: values([0, number, 0])))
  }

  @Test(arguments: [-1, 2] as [Int32])
  func labelsOutOfRange(label: Int32) {
    expect(
      .samplesDoNotFit(.labelOutOfRange(sample: 1, label: Int(label), classes: 2)),
      "The label of sample 2 is \(label); the classes are 0 to 1.",
      data: DataSet(features: features, targets: .labels([0, label, 1], classes: 2)))
    expect(
      .samplesDoNotFit(.labelOutOfRange(sample: 1, label: Int(label), classes: 2)),
      "The label of sample 2 is \(label); the classes are 0 to 1.",
      layers: [.linear(1)], loss: .binaryCrossEntropy,
      data: DataSet(features: features, targets: .labels([0, label, 1], classes: 2)))
  }

  @Test func probabilitiesOutOfRange() {
    expect(
      .samplesDoNotFit(.targetNotProbability(sample: 2, target: 1.5)),
      "The target of sample 3 is 1.5; binary cross-entropy takes 0 to 1.",
      layers: [.linear(1)], loss: .binaryCrossEntropy,
      data: DataSet(features: features, targets: values([0, 0.5, 1.5])))
  }

  @Test func nothingToTrain() {
    expect(
      .noParameters, "The network has no parameters to train.",
      layers: [.normalization(affine: false), .activation(.relu)])
    expect(
      .noParameters, "The network has no parameters to train.",
      layers: [.normalization(affine: .fixed(scale: 1, shift: 0))])
  }

  @Test(arguments: [0, -1])
  func batchesOfNoSamples(size: Int) {
    for schedule in [BatchSchedule.sequential(size: size), .shuffled(size: size, seed: 1)] {
      expect(
        .batchSizeNotPositive(size), "A batch of \(size) samples is none.", schedule: schedule)
    }
  }

  @Test func oneSampleHasNoVarianceToNormalizeBy() throws {
    let layers: [LayerSpecification.Kind] = [.normalization(), .linear(2)]
    let message =
      "Batch normalization with batch statistics needs at least 2 samples in every batch; "
      + "choose a batch size that leaves no single sample over."
    expect(.batchOfOne, message, layers: layers, schedule: .shuffled(size: 1, seed: 1))
    expect(.batchOfOne, message, layers: layers, schedule: .sequential(size: 2))
    let single = DataSet(
      features: features.selecting(rows: [0]), targets: labels.selecting([0]))
    expect(.batchOfOne, message, layers: layers, data: single)

    expect(
      .batchOfOne, message, layers: layers, schedule: .sequential(size: 2),
      statistics: .frozen(fromStep: 1))

    #expect(throws: Never.self) {
      try make(layers: layers, schedule: .sequential(size: 2), statistics: .running)
      try make(layers: layers, schedule: .sequential(size: 2), statistics: .frozen(fromStep: 0))
      try make(layers: layers, schedule: .sequential(size: 3))
      try make(layers: [.linear(2)], schedule: .sequential(size: 2))
    }
  }

  @Test func theChannelsOfOneImageHaveAVarianceOverItsPixels() throws {
    func trainer(_ shape: ImageShape) throws -> Trainer<Double> {
      try Trainer(
        network: Network<Double>(
          input: .image(shape), layers: .numbered([.normalization(), .flatten, .linear(2)]),
          seed: 1),
        loss: .softmaxCrossEntropy, optimizer: .sgd(SGD(learningRate: 0.1)),
        schedule: .sequential(size: 1),
        data: DataSet(features: features, targets: labels, imageShape: shape))
    }
    #expect(throws: TrainerError.batchOfOne) {
      try trainer(ImageShape(channels: 2, height: 1, width: 1))
    }
    var images = try trainer(ImageShape(channels: 1, height: 2, width: 1))
    #expect(images.advance().loss.isFinite)
    #expect(images.network.state.runningStatistics.allSatisfy { $0.isFinite })
  }

  private func values(_ numbers: [Double]) -> Targets {
    .values(Matrix(rows: numbers.count, columns: 1, elements: numbers))
  }

  @discardableResult
  private func make(
    inputs: Int = 2, layers: [LayerSpecification.Kind], loss: Loss = .softmaxCrossEntropy,
    schedule: BatchSchedule = .full, statistics: TrainingStatistics = .batch, data: DataSet? = nil
  ) throws -> Trainer<Double> {
    try Trainer(
      network: Network<Double>(inputs: inputs, layers: .numbered(layers), seed: 1), loss: loss,
      optimizer: .sgd(SGD(learningRate: 0.1)), schedule: schedule,
      statistics: statistics, data: data ?? DataSet(features: features, targets: labels))
  }

  private func expect(
    _ error: TrainerError, _ message: String, inputs: Int = 2,
    layers: [LayerSpecification.Kind] = [.linear(2)], loss: Loss = .softmaxCrossEntropy,
    schedule: BatchSchedule = .full, statistics: TrainingStatistics = .batch,
    data: DataSet? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: error, sourceLocation: sourceLocation) {
      try make(
        inputs: inputs, layers: layers, loss: loss, schedule: schedule, statistics: statistics,
        data: data)
    }
    #expect(error.message == message, sourceLocation: sourceLocation)
  }
}
