import Testing

@testable import TrainingEngine

struct NetworkTests {
  @Test func layersThatMakeNoNetworkAreRefused() {
    func expect(
      _ error: NetworkError, _ message: String, _ layers: [LayerSpecification], inputs: Int = 2,
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
      #expect(throws: error, sourceLocation: sourceLocation) {
        try Network<Double>(inputs: inputs, layers: layers, seed: 1)
      }
      #expect(error.message == message, sourceLocation: sourceLocation)
    }
    let linear = LayerSpecification(name: "a", kind: .linear(1))
    expect(.noInputs, "A network needs at least one input.", [linear], inputs: 0)
    expect(.noLayers, "A network needs at least one layer.", [])
    expect(
      .noOutputs(layer: "a"), "Layer 'a' needs at least one output.",
      [LayerSpecification(name: "a", kind: .linear(0))])
    for outputs in [40_000_000, .max] {
      expect(
        .tooManyParameters(layer: "b", limit: 100_000_000),
        "With layer 'b' the network has more than 100000000 parameters.",
        [
          LayerSpecification(name: "a", kind: .linear(2)),
          LayerSpecification(name: "b", kind: .linear(outputs)),
        ], inputs: 3)
    }
    expect(
      .duplicateName(layer: "a"), "Two layers are called 'a'; each needs its own name.",
      [linear, LayerSpecification(name: "a", kind: .normalization())])
    let unnamed = LayerSpecification(name: "", kind: .activation(.relu))
    expect(
      .noName(position: 3, block: nil), "Layer 4 has parameters and needs a name to call them by.",
      [linear, unnamed, unnamed, LayerSpecification(name: "", kind: .normalization())])
    expect(
      .dropoutOutOfRange(layer: "a", probability: 1),
      "Dropout 'a' takes a probability of at least 0 and below 1, not 1.0.",
      [LayerSpecification(name: "a", kind: .dropout(probability: 1))])
    for probability in [-0.1, .nan] {
      #expect(throws: NetworkError.self) {
        try Network<Double>(
          inputs: 2, layers: .numbered([.dropout(probability: probability)]), seed: 1)
      }
    }
    expect(
      .noiseOutOfRange(layer: ""),
      "Noise takes finite intervals and a finite deviation of at least 0.",
      [LayerSpecification(name: "", kind: .noise(ActivationNoise(deviation: -1)))])
    expect(
      .noiseOutOfRange(layer: ""),
      "Noise takes finite intervals and a finite deviation of at least 0.",
      [LayerSpecification(name: "", kind: .noise(ActivationNoise(scale: 0...(.infinity))))])
  }

  @Test func blocksThatCannotBeAddedAreRefused() {
    func expect(
      _ error: NetworkError, _ message: String, name: String = "block",
      _ layers: [LayerSpecification], sourceLocation: SourceLocation = #_sourceLocation
    ) {
      #expect(throws: error, sourceLocation: sourceLocation) {
        try Network<Double>(
          inputs: 2, layers: [LayerSpecification(name: name, kind: .residual(layers))], seed: 1)
      }
      #expect(error.message == message, sourceLocation: sourceLocation)
    }
    let relu = LayerSpecification(name: "", kind: .activation(.relu))
    let block = LayerReference(position: 0, name: "block")
    expect(.emptyBlock(block: block), "Layer 'block' is a residual block without layers.", [])
    expect(
      .blockChangesShape(
        block: block, takes: .features(2),
        lastLayer: LayerReference(position: 2, name: "block.second"), gives: .features(3)),
      "Layer 'block' takes 2 features and its layer 'block.second' gives 3 features; both must be the "
        + "same to be added.",
      [
        LayerSpecification(name: "first", kind: .linear(2)), relu,
        LayerSpecification(name: "second", kind: .linear(3)), relu,
      ])
    expect(
      .noName(position: 1, block: "block"),
      "Layer 2 of block 'block' has parameters and needs a name to call them by.",
      [relu, LayerSpecification(name: "", kind: .linear(2))])
    expect(
      .noName(position: 0, block: nil),
      "Layer 1 has parameters and needs a name to call them by.", name: "",
      [LayerSpecification(name: "only", kind: .linear(2))])
    expect(
      .duplicateName(layer: "block.a"),
      "Two layers are called 'block.a'; each needs its own name.",
      [
        LayerSpecification(name: "a", kind: .linear(2)),
        LayerSpecification(name: "a", kind: .linear(2)),
      ])
  }

  @Test func sizesFollowFromTheLayers() throws {
    let network = try TestNetwork(
      activation: .relu, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch
    ).network()
    #expect(network.inputs == 3)
    #expect(network.outputs == 3)
    #expect(network.couplesSamples)
    #expect(network.layout.count == 3 * 5 + 5 + 2 * 5 + 5 * 4 + 2 * 4 + 4 * 3 + 3)
    #expect(network.state.parameters.count == network.layout.count)
    #expect(network.state.runningStatistics.count == 2 * (5 + 4))
  }

  @Test func theFirstLayerThatDependsOnAParameterIsItsOwn() throws {
    let network = try TestNetwork(
      activation: .relu, slot: .normalization, loss: .softmaxCrossEntropy, statistics: .batch
    ).network()
    func first(_ names: String...) throws -> Int {
      network.firstLayer(
        dependingOn: try names.map { try #require(network.layout.index(of: $0)) })
    }
    #expect(try first("0.weight[0,0]") == 0)
    #expect(try first("0.bias[4]") == 0)
    #expect(try first("1.scale[0]") == 1)
    #expect(try first("1.shift[4]") == 1)
    #expect(try first("6.bias[2]", "3.weight[0,0]") == 3)
    #expect(network.firstLayer(dependingOn: []) == 7)
  }

  @Test func accuracyIsTheShareOfLargestOutputsThatAreRight() throws {
    let network = try Network<Double>(
      inputs: 2,
      layers: .numbered([
        .linear(
          outputs: 3, bias: true,
          initializer: .values(weights: [1, 0, 0, 1, -1, -1], bias: [0, 0, 0]))
      ]), seed: 1)
    let features = Matrix(rows: 4, columns: 2, elements: [2, 1, 1, 2, -1, -1, 3, -9])
    let data = DataSet(features: features, targets: .labels([0, 1, 2, 0], classes: 3))
    #expect(try network.accuracy(on: data, statistics: .batch) == 0.75)
    let values = DataSet(features: features, targets: .values(features))
    #expect(try network.accuracy(on: values, statistics: .batch) == nil)
    #expect(try network.accuracy(on: data.selecting([]), statistics: .batch) == nil)
  }

  @Test func accuracyOfOneLogitGoesByItsSign() throws {
    let network = try Network<Double>(
      inputs: 1,
      layers: .numbered([
        .linear(outputs: 1, bias: false, initializer: .values(weights: [1], bias: nil))
      ]), seed: 1)
    let data = DataSet(
      features: Matrix(rows: 4, columns: 1, elements: [3, -3, 0.1, -0.1]),
      targets: .labels([1, 0, 0, 0], classes: 2))
    #expect(try network.accuracy(on: data, statistics: .batch) == 0.75)
  }
}
