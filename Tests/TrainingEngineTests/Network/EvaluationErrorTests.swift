import Testing

@testable import TrainingEngine

/// What a network refuses to compute with, and how it says so.
struct EvaluationErrorTests {
  private let features = Matrix(rows: 3, columns: 2, elements: [1, 2, 3, 4, 5, 6])
  private let labels = Targets.labels([0, 1, 1], classes: 2)
  private var data: DataSet { DataSet(features: features, targets: labels) }

  @Test func noSamples() throws {
    expect(.noSamples, "There are no samples.", data: data.selecting([]))
    let network = try network([.normalization(), .linear(2)])
    #expect(throws: EvaluationError.noSamples) { try network.statistics(over: data.selecting([])) }
  }

  @Test func targetsOfTheWrongNumber() throws {
    let short = DataSet(features: features, targets: .labels([0, 1], classes: 2))
    let error = EvaluationError.wrongTargets(samples: 3, targets: 2)
    expect(error, "The data has 3 samples and 2 targets; each sample needs one.", data: short)
    #expect(throws: error) { try network().accuracy(on: short, statistics: .batch) }
  }

  @Test func imagesOfTheWrongSize() {
    expect(
      .wrongImages(ImageShape(channels: 1, height: 3, width: 1), features: 2),
      "Images of 1x3x1 (channels x height x width) are 3 features a sample, the data has 2.",
      data: DataSet(
        features: features, targets: labels,
        imageShape: ImageShape(channels: 1, height: 3, width: 1)))
  }

  @Test func featuresOfTheWrongNumber() throws {
    let message = "The network takes 3 features a sample, the data has 2."
    expect(.wrongInputs(network: 3, data: 2), message, inputs: 3)
    try expectOfFeatures(.wrongInputs(network: 3, data: 2), network: network(inputs: 3))
  }

  @Test func targetsOfAnotherKind() {
    expect(
      .targetsDoNotFit(.meanSquaredError),
      "The targets are not of the kind that meanSquaredError compares with.",
      loss: .meanSquaredError)
    expect(
      .targetsDoNotFit(.softmaxCrossEntropy),
      "The targets are not of the kind that softmaxCrossEntropy compares with.",
      data: DataSet(features: features, targets: values([0, 1, 0])))
  }

  @Test func outputsOfTheWrongNumber() {
    expect(
      .wrongOutputs(network: 1, needed: 2),
      "The last layer gives 1 outputs, the targets need 2.", layers: [.linear(1)])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func featuresThatAreNotFinite(number: Double) throws {
    var features = features
    features[2, 1] = number
    expect(
      .featureNotFinite(sample: 2, feature: 1),
      "Feature 2 of sample 3 is infinite or not a number.",
      data: DataSet(features: features, targets: labels))
    try expectOfFeatures(
      .featureNotFinite(sample: 2, feature: 1), features: features, network: network())
  }

  @Test func targetsThatAreNotFinite() {
    expect(
      .targetNotFinite(sample: 1), "The target of sample 2 is infinite or not a number.",
      layers: [.linear(1)], loss: .meanSquaredError,
      data: DataSet(features: features, targets: values([0, .nan, 0])))
  }

  @Test func labelsOutOfRange() {
    expect(
      .labelOutOfRange(sample: 1, label: 2, classes: 2),
      "The label of sample 2 is 2; the classes are 0 to 1.",
      data: DataSet(features: features, targets: .labels([0, 2, 1], classes: 2)))
  }

  @Test func probabilitiesOutOfRange() {
    expect(
      .targetNotProbability(sample: 2, target: -0.5),
      "The target of sample 3 is -0.5; binary cross-entropy takes 0 to 1.",
      layers: [.linear(1)], loss: .binaryCrossEntropy,
      data: DataSet(features: features, targets: values([0, 0.5, -0.5])))
  }

  @Test func oneSampleHasNoVarianceToNormalizeBy() throws {
    let layers: [LayerSpecification.Kind] = [.normalization(), .linear(2)]
    let single = data.selecting([0])
    expect(
      .oneSample,
      "Batch normalization with batch statistics needs at least 2 samples; a single one takes running "
        + "or frozen statistics.", layers: layers, data: single)
    try expectOfFeatures(.oneSample, features: single.features, network: network(layers))
    let network = try network(layers)
    #expect(throws: EvaluationError.oneSample) { try network.statistics(over: single) }
    #expect(throws: Never.self) {
      let frozen = try network.statistics(over: data)
      try evaluate(network, .softmaxCrossEntropy, single, .running)
      try evaluate(network, .softmaxCrossEntropy, single, .frozen(frozen))
      try evaluate(self.network(), .softmaxCrossEntropy, single, .batch)
    }
  }

  @Test func statisticsOfAnotherNetwork() throws {
    let found = try network([.normalization(), .linear(2)]).statistics(over: data)
    let error = EvaluationError.wrongStatistics(network: 0, found: 4)
    expect(
      error, "The frozen statistics are 4 numbers, the network's batch normalizations have 0.",
      statistics: .frozen(found))
    #expect(throws: error) {
      try network().outputs(for: features, statistics: .frozen(found))
    }
  }

  private func values(_ numbers: [Double]) -> Targets {
    .values(Matrix(rows: numbers.count, columns: 1, elements: numbers))
  }

  private func network(
    _ layers: [LayerSpecification.Kind] = [.linear(2)], inputs: Int = 2
  ) throws -> Network<Double> {
    try Network(inputs: inputs, layers: .numbered(layers), seed: 1)
  }

  /// Everything that takes a loss and a data set.
  private func evaluate(
    _ network: Network<Double>, _ loss: Loss, _ data: DataSet, _ statistics: Statistics
  ) throws {
    for (_, evaluation) in evaluations(of: network, loss, data, statistics) { try evaluation() }
  }

  private func evaluations(
    of network: Network<Double>, _ loss: Loss, _ data: DataSet, _ statistics: Statistics
  ) -> [(name: String, () throws -> Void)] {
    let parameters = network.state.parameters
    let directions = (0..<2).map { axis in parameters.indices.map { $0 == axis ? 1.0 : 0 } }
    return [
      ("Objective", { _ = try Objective(loss, on: data, statistics: statistics, for: network) }),
      ("meanLoss", { _ = try network.meanLoss(loss, on: data, statistics: statistics) }),
      (
        "lossAndGradient",
        { _ = try network.lossAndGradient(loss, on: data, statistics: statistics) }
      ),
      (
        "observation", { _ = try network.observation(of: loss, on: data, statistics: statistics) }
      ),
      (
        "smoothness",
        { _ = try network.smoothness(of: loss, on: data, statistics: statistics, stepSizes: [1]) }
      ),
      (
        "gradientShifts",
        {
          _ = try network.gradientShifts(
            of: loss, on: data, statistics: statistics, movingTo: parameters)
        }
      ),
      (
        "directionalCurvature",
        {
          _ = try network.directionalCurvature(
            of: loss, on: data, statistics: statistics, along: directions[0], directions[1])
        }
      ),
      ("curvature", { _ = try network.curvature(of: loss, on: data, statistics: statistics) }),
      (
        "LossHessian",
        { _ = try LossHessian(of: loss, network: network, on: data, statistics: statistics) }
      ),
      (
        "PlaneLoss",
        {
          _ = try PlaneLoss(
            network: network, parameters: (0, 1), loss: loss, data: data, statistics: statistics)
        }
      ),
    ]
  }

  private func expect(
    _ error: EvaluationError, _ message: String, inputs: Int = 2,
    layers: [LayerSpecification.Kind] = [.linear(2)], loss: Loss = .softmaxCrossEntropy,
    statistics: Statistics = .batch, data: DataSet? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(error.message == message, sourceLocation: sourceLocation)
    guard let network = try? network(layers, inputs: inputs) else {
      Issue.record("There is no such network.", sourceLocation: sourceLocation)
      return
    }
    for (name, evaluation) in evaluations(of: network, loss, data ?? self.data, statistics) {
      #expect(throws: error, "\(name)", sourceLocation: sourceLocation) { try evaluation() }
    }
  }

  /// What takes features alone.
  private func expectOfFeatures(
    _ error: EvaluationError, features: Matrix? = nil, network: Network<Double>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let features = features ?? self.features
    let data = DataSet(
      features: features, targets: .labels(Array(repeating: 0, count: features.rows), classes: 2))
    #expect(throws: error, sourceLocation: sourceLocation) {
      try network.outputs(for: features, statistics: .batch)
    }
    #expect(throws: error, sourceLocation: sourceLocation) {
      try network.activations(for: features, statistics: .batch)
    }
    #expect(throws: error, sourceLocation: sourceLocation) {
      try network.accuracy(on: data, statistics: .batch)
    }
  }
}
