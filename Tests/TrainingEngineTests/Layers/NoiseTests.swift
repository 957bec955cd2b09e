import Testing

@testable import TrainingEngine

/// Layers that are random while they train: dropout and activation noise.
struct NoiseTests {
  @Test(arguments: [0, 0.25, 0.5, 0.9])
  func dropoutDropsAsManyAsItSaysAndKeepsTheExpectation(probability: Double) throws {
    let (rows, width) = (400, 50)
    let network = try Network<Double>(
      inputs: width, layers: .numbered([.dropout(probability: probability)]), seed: 3)
    var stream = RandomStream(seed: 1, stream: 0)
    let input = stream.uniform(rows * width, from: 1, to: 2)
    var workspace = Workspace<Double>()
    network.forward(
      input.span, rows: rows, statistics: .batch, step: 5, workspace: &workspace)
    let output = workspace.tapes[0].output
    for (number, given) in zip(output, input) {
      #expect(number == 0 || number == given * (1 / (1 - probability)))
    }
    // Four standard deviations of a share of 20,000.
    let dropped = Double(output.count { $0 == 0 }) / Double(rows * width)
    let spread = (probability * (1 - probability) / Double(rows * width)).squareRoot()
    #expect(abs(dropped - probability) <= 4 * spread)
  }

  @Test func withoutNoiseDropoutDoesNothing() throws {
    let network = try Network<Double>(
      inputs: 3, layers: .numbered([.dropout(probability: 0.5)]), seed: 3)
    let features = Matrix(rows: 2, columns: 3, elements: [1, -2, 3, -0.0, 5e300, 6])
    for statistics in Statistics.allCases {
      #expect(try network.outputs(for: features, statistics: statistics) == features)
    }
  }

  @Test func everyLayerAndEveryStepDrawsItsOwn() throws {
    let network = try Network<Double>(
      inputs: 64,
      layers: .numbered([.dropout(probability: 0.5), .dropout(probability: 0.5)]), seed: 3)
    let ones = Array(repeating: 1.0, count: 64)
    func masks(step: Int, seed: UInt64 = 3) -> [[Bool]] {
      network.layers.map { layer in
        var tape = LayerTape(output: ones)
        layer.forward(
          ones.span,
          in: LayerPass(rows: 1, state: network.state, statistics: .batch, step: step), tape: &tape)
        return tape.output.map { $0 == 0 }
      }
    }
    #expect(Set(masks(step: 0) + masks(step: 1)).count == 4)
    #expect(masks(step: 7) == masks(step: 7))
  }

  /// The scales and shifts of a step are those of its units; what is left is normal.
  @Test func activationNoiseStretchesAndMovesEveryUnit() throws {
    let (rows, width) = (2000, 6)
    let noise = ActivationNoise(scale: 0.25...1.25, shift: -0.5...0.5, deviation: 0.25)
    let network = try Network<Double>(
      inputs: width, layers: .numbered([.noise(noise)]), seed: 3)
    var stream = RandomStream(seed: 1, stream: 0)
    let input = Matrix(rows: rows, columns: width, elements: stream.normal(rows * width))
    var workspace = Workspace<Double>()
    network.forward(
      input.elements.span, rows: rows, statistics: .batch, step: 2, workspace: &workspace)
    let tape = workspace.tapes[0]
    #expect(tape.drawnScales.allSatisfy { noise.scale.contains($0) })
    #expect(tape.drawnShifts.allSatisfy { noise.shift.contains($0) })
    #expect(Set(tape.drawnScales).count == width && Set(tape.drawnShifts).count == width)
    let rest = Matrix(
      rows: rows, columns: width,
      elements: input.elements.indices.map { index in
        let unit = index % width
        return tape.output[index] - tape.drawnScales[unit] * input.elements[index]
          - tape.drawnShifts[unit]
      })
    // Of 2000 numbers, mean and deviation lie within five of their own standard deviations.
    for (mean, scale) in zip(rest.columnMeans(), ColumnTransform.standardizing(rest).scales) {
      #expect(abs(mean) < 5 * 0.25 / Double(rows).squareRoot())
      #expect(abs(1 / scale - 0.25) < 5 * 0.25 / Double(2 * rows).squareRoot())
    }
    try expectClose(
      network.outputs(for: input, statistics: .batch).elements, input.elements.map { 0.75 * $0 },
      "output without noise")
  }

  /// Back-propagation through a step's noise against finite differences of that step's loss.
  @Test(
    arguments: [TestNetwork.Slot.dropout, .noisyNormalization, .residualBlock],
    Statistics.allCases)
  func theGradientOfAStepIsTheSlopeOfItsLoss(
    slot: TestNetwork.Slot, statistics: Statistics
  ) throws {
    let model = TestNetwork(
      activation: .tanh, slot: slot, loss: .softmaxCrossEntropy, statistics: statistics)
    let network = try model.network()
    let samples = Samples<Double>(
      model.data(), as: network.inputShape, for: model.loss.kind)
    func loss(of network: Network<Double>, step: Int?) -> (Double, [Double]) {
      var workspace = Workspace<Double>()
      var gradient = Array(repeating: Double.nan, count: network.layout.count)
      let value = network.lossAndGradient(
        model.loss, on: samples, statistics: statistics, step: step, workspace: &workspace,
        gradient: &gradient)
      return (value, gradient)
    }
    let (value, gradient) = loss(of: network, step: 4)
    #expect(value != loss(of: network, step: nil).0 || slot == .residualBlock)
    let slopes = network.layout.indices.map { index in
      derivative { change in
        var moved = network
        moved.state.parameters[index] += change
        return loss(of: moved, step: 4).0
      }
    }
    expectClose(gradient, slopes, to: 1e-9, scale: 1, "gradient")
  }

  @Test func floatsDrawWhatDoublesDraw() throws {
    let model = TestNetwork(
      activation: .tanh, slot: .noisyNormalization, loss: .softmaxCrossEntropy,
      statistics: .batch)
    var float = try model.trainer(of: Float.self)
    var double = try model.trainer()
    for step in 0..<5 {
      expectClose(float.advance().loss, double.advance().loss, to: 1e-4, "loss at step \(step)")
    }
  }
}
