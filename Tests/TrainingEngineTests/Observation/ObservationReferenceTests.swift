import Testing

@testable import TrainingEngine

/// What is seen of a network that has trained three steps, against what PyTorch sees of it.
struct ObservationReferenceTests {
  @Test(arguments: ReferenceKind.allCases, Statistics.allCases)
  func oneLookShowsWhatTheReferenceSees(kind: ReferenceKind, statistics: Statistics) throws {
    let (model, reference) = try trained(kind)
    let seen = reference[statistics == .batch ? "batch" : "running"]
    let observation = try model.network.observation(
      of: model.loss, on: model.data, statistics: statistics)
    expectClose(observation.loss, seen["loss"].number, "loss")
    #expect(observation.accuracy == seen["accuracy"].number)
    expectClose(
      observation.gradient.values, at: model.network.referenceParameters, seen["gradient"],
      // What the mean of a batch takes away again.
      vanishing: kind == .bn && statistics == .batch ? ["0.bias", "3.bias"] : [], "gradient")
    let scale = observation.gradient.norm
    for (norm, tensor) in zip(observation.gradient.tensorNorms, model.network.referenceParameters) {
      expectClose(
        norm.norm, seen["tensor_norms"][tensor.name].number, scale: scale, "norm of \(norm.name)")
    }
    let layers = seen["layer_norms"].members
    #expect(observation.gradient.layerNorms.map(\.name) == layers.keys.sorted())
    for norm in observation.gradient.layerNorms {
      expectClose(norm.norm, layers[norm.name]!.number, scale: scale, "norm of \(norm.name)")
    }
    for running in observation.runningStatistics {
      expectClose(
        running.means, reference["running_statistics"]["\(running.name).running_mean"].numbers,
        "running means of \(running.name)")
      expectClose(
        running.variances, reference["running_statistics"]["\(running.name).running_var"].numbers,
        "running variances of \(running.name)")
    }
    #expect(observation.runningStatistics.map(\.name) == (kind == .bn ? ["1", "4"] : []))
    #expect(observation.activations.count == seen["activations"].elements.count)
    for (layer, expected) in zip(observation.activations, seen["activations"].elements) {
      compare(layer, with: expected)
    }
    #expect(
      try observation.activations
        == model.network.activations(for: model.features, statistics: statistics))
  }

  /// Exactly nought in the first layer, before which nothing moves.
  @Test(arguments: ReferenceKind.allCases)
  func theGradientShiftsAsInTheReference(kind: ReferenceKind) throws {
    let (model, reference) = try trained(kind)
    let batch = model.data.selecting(Array(24..<32))
    let network = model.network
    var trainer = try Trainer(
      network: network, loss: model.loss, optimizer: .sgd(SGD(learningRate: 0.1)),
      schedule: .full, data: batch)
    trainer.advance()
    let shifts = try network.gradientShifts(
      of: model.loss, on: batch, statistics: .batch,
      movingTo: trainer.network.state.parameters)
    #expect(shifts.map(\.layer) == network.layout.layers.map(\.name))
    #expect(shifts.count == reference["shifts"].elements.count)
    #expect(shifts[0].change == 0)
    for (shift, expected) in zip(shifts, reference["shifts"].elements) {
      expectClose(shift.norm, expected["norm"].number, "norm in layer \(shift.layer)")
      expectClose(
        shift.change, expected["change"].number, scale: shift.norm, "shift of layer \(shift.layer)")
      expectClose(
        try #require(shift.cosine), expected["cosine"].number, "cosine in layer \(shift.layer)")
      #expect(shift.relativeChange == shift.change / shift.norm)
    }
  }

  @Test(arguments: ReferenceKind.allCases)
  func theLossAlongItsGradientIsTheReferences(kind: ReferenceKind) throws {
    let (model, reference) = try trained(kind)
    let expected = reference["smoothness"]
    let points = expected["points"].elements
    let smoothness = try model.network.smoothness(
      of: model.loss, on: model.data.selecting(Array(24..<32)), statistics: .batch,
      stepSizes: points.map { $0["step_size"].number })
    expectClose(smoothness.loss, expected["loss"].number, "loss")
    expectClose(smoothness.gradientNorm, expected["gradient_norm"].number, "norm of the gradient")
    for (point, expected) in zip(smoothness.points, points) {
      expectClose(point.loss, expected["loss"].number, "loss at \(point.stepSize)")
      // The difference of two gradients has their digits, not its own.
      expectClose(
        point.gradientChange, expected["gradient_change"].number,
        scale: smoothness.gradientNorm, "change of the gradient at \(point.stepSize)")
      expectClose(
        try #require(point.cosine), expected["cosine"].number, "cosine at \(point.stepSize)")
      expectClose(
        try #require(point.changeOverDistance), expected["over_distance"].number,
        scale: 1 / point.stepSize, "change over distance at \(point.stepSize)")
    }
    let losses = points.map { $0["loss"].number }
    expectClose(
      smoothness.lossRange, losses.max()! - losses.min()!, scale: smoothness.loss, "range")
    expectClose(
      smoothness.gradientChange, points.map { $0["gradient_change"].number }.max()!,
      "largest change")
    expectClose(
      try #require(smoothness.effectiveBeta), points.map { $0["over_distance"].number }.max()!,
      scale: 1 / 0.025, "effective β")
  }
}

/// The network 6-5-4-3 where the reference looks at it.
private func trained(
  _ kind: ReferenceKind
) throws -> (model: TrainedModel, reference: Reference) {
  let model = ReferenceModel.tiny(kind)
  var trainer = try Trainer(
    network: model.network(), loss: model.loss, optimizer: .sgd(SGD(learningRate: 0.1)),
    schedule: .sequential(size: 8), data: model.data)
  for _ in 0..<3 { trainer.advance() }
  let reference = Reference.observations["runs"][kind.rawValue]
  expectClose(
    trainer.network.state.parameters, at: trainer.network.referenceParameters,
    reference["parameters"], "parameters after three steps")
  return (
    TrainedModel(network: trainer.network, loss: model.loss, data: model.data), reference
  )
}

private struct TrainedModel {
  let network: Network<Double>
  let loss: Loss
  let data: DataSet
  var features: Matrix { data.features }
}

private func compare(_ layer: LayerActivations, with expected: Reference) {
  let summary = layer.summary
  expectClose(layer.values.elements, expected["values"].numbers, "values of \(layer.name)")
  expectClose(summary.mean, expected["mean"].number, scale: 1, "mean of \(layer.name)")
  expectClose(
    summary.standardDeviation, expected["deviation"].number, "deviation of \(layer.name)")
  expectClose(summary.minimum, expected["minimum"].number, "minimum of \(layer.name)")
  expectClose(summary.maximum, expected["maximum"].number, "maximum of \(layer.name)")
  expectClose(
    layer.unitSummaries.map(\.mean), expected["unit_means"].numbers, scale: 1,
    "means of the units of \(layer.name)")
  expectClose(
    layer.unitSummaries.map(\.standardDeviation), expected["unit_deviations"].numbers,
    "deviations of the units of \(layer.name)")
  let pair = layer.pair(0, 1)
  expectClose(
    [pair.xSummary.variance, pair.covariance, pair.covariance, pair.ySummary.variance],
    expected["covariance_of_0_and_1"].numbers, scale: 1, "covariance in \(layer.name)")
  if case .number(let correlation) = expected["correlation_of_1_and_2"] {
    expectClose(layer.pair(1, 2).correlation ?? .nan, correlation, scale: 1, "correlation")
  }
  // Numbers on an edge could fall to either side of it by rounding; there are none but the extremes.
  let histogram = layer.histogram(bins: 7)
  expectClose(histogram.edges, expected["histogram"]["edges"].numbers, "edges of \(layer.name)")
  #expect(histogram.counts.map(Double.init) == expected["histogram"]["counts"].numbers)
  #expect(
    layer.histogram(bins: 8, range: -1...1).counts.map(Double.init)
      == expected["histogram_from_-1_to_1"].numbers)
}
