import Testing

@testable import TrainingEngine

/// Batch normalization as a layer of its own, against PyTorch's.
struct BatchNormalizationTests {
  @Test(arguments: ["bn1d_5x3", "bn1d_2x3_batch2", "bn1d_zero_variance_column"])
  func theLayerDoesWhatTheReferenceDoes(operation: String) throws {
    let reference = Reference.operations["ops"][operation]
    let input = Matrix(reference["x"])
    let outputGradient = reference["dy"].numbers
    var network = try Network<Double>(
      inputs: input.columns, layers: .numbered([.normalization()]), seed: 1)
    network.state.parameters =
      reference["params"]["weight"].numbers + reference["params"]["bias"].numbers

    var workspace = Workspace<Double>()
    network.forward(
      input.elements.span, rows: input.rows, statistics: .batch, workspace: &workspace)
    expectClose(workspace.tapes[0].output, reference["y"].numbers, "output")

    let layer = network.layers[0]
    var gradient = Array(repeating: Double.nan, count: 2 * input.columns)
    var inputGradient = Array(repeating: Double.nan, count: input.elements.count)
    layer.backward(
      outputGradient.span, input: input.elements.span,
      in: LayerPass(rows: input.rows, state: network.state, statistics: .batch),
      tape: &workspace.tapes[0], gradient: &gradient,
      inputGradient: &inputGradient, wantsInputGradient: true)
    let expected = reference["dparams"]
    expectClose(
      gradient, expected["weight"].numbers + expected["bias"].numbers, "parameters' gradient")
    expectClose(inputGradient, reference["dx"].numbers, "input's gradient")

    layer.updateRunningStatistics(
      &network.state.runningStatistics, from: workspace.tapes[0], rows: input.rows)
    let running = reference["running"]
    expectClose(
      network.state.runningStatistics,
      running["running_mean"].numbers + running["running_var"].numbers, "running statistics")
    try expectClose(
      network.outputs(for: input, statistics: .running).elements, reference["y_eval"].numbers,
      "output in inference mode")
  }

  @Test func outputsOfABatchHaveMeanNoughtAndVarianceOne() throws {
    let data = DataSet.blobs(samples: 64, offset: [5, -2, 0], scales: [1, 30, 0.1], seed: 4)
    let network = try Network<Double>(
      inputs: 3,
      layers: .numbered([.batchNormalization(affine: false, epsilon: 0, momentum: 0.1)]), seed: 1)
    let output = try network.outputs(for: data.features, statistics: .batch)
    expectClose(output.columnMeans(), [0, 0, 0], scale: 1, "means")
    expectClose(
      ColumnTransform.standardizing(output).scales, [1, 1, 1], "one over the deviations")
  }

  @Test func runningAveragesApproachTheStatisticsOfTheData() throws {
    let data = DataSet.blobs(samples: 64, offset: [5, -2], scales: [1, 30], seed: 4)
    let network = try Network<Double>(
      inputs: 2, layers: .numbered([.normalization(affine: false), .linear(1)]), seed: 1)
    var trainer = try Trainer(
      network: network, loss: .binaryCrossEntropy, optimizer: .sgd(SGD(learningRate: 0)),
      schedule: .full, data: data)
    for _ in 0..<400 { trainer.advance() }
    let transform = ColumnTransform.standardizing(data.features)
    expectClose(
      trainer.network.state.runningStatistics,
      transform.shifts + transform.scales.map { 64 / 63 / ($0 * $0) }, "running statistics")
  }
}
