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
      .noName(position: 3), "Layer 4 has parameters and needs a name to call them by.",
      [linear, unnamed, unnamed, LayerSpecification(name: "", kind: .normalization())])
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
    #expect(network.accuracy(on: data, statistics: .batch) == 0.75)
    let values = DataSet(features: features, targets: .values(features))
    #expect(network.accuracy(on: values, statistics: .batch) == nil)
    #expect(network.accuracy(on: data.selecting([]), statistics: .batch) == nil)
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
    #expect(network.accuracy(on: data, statistics: .batch) == 0.75)
  }
}
