import Testing

@testable import TrainingEngine

/// Normalization that begins as the function without it.
struct FunctionMatchingTests {
  private static let depth = 3

  /// Layers with something in front of every activation, and once more in a block.
  private func network<Scalar>(
    of scalar: Scalar.Type, _ normalization: LayerSpecification.Kind?
  ) throws -> Network<Scalar> {
    func layers(_ prefix: String) -> [LayerSpecification] {
      [LayerSpecification(name: prefix + "linear", kind: .linear(8))]
        + (normalization.map { [LayerSpecification(name: prefix + "norm", kind: $0)] } ?? [])
        + [LayerSpecification(name: "", kind: .activation(.tanh))]
    }
    return try Network(
      inputs: 3,
      layers: (0..<Self.depth).flatMap { layers("\($0)") } + [
        LayerSpecification(name: "block", kind: .residual(layers("inner"))),
        LayerSpecification(name: "output", kind: .linear(2)),
      ], seed: 4)
  }

  private let data = DataSet.blobs(
    samples: 200, offset: [5, -2, 0], scales: [1, 30, 0.1], seed: 4)

  @Test func outputsAreThoseOfTheNetworkWithoutNormalization() throws {
    let plain = try network(of: Double.self, nil)
    for affine in [Affine.learnable, .fixed(scale: 3, shift: 1)] {
      let normalized = try network(of: Double.self, .normalization(affine: affine))
      let expected = try plain.outputs(for: data.features, statistics: .batch).elements
      let trained = Array(normalized.state.runningStatistics.indices).map { 0.5 + Double($0 % 7) }
      for statistics in [
        Statistics.batch, .running, .frozen(FrozenStatistics(trained.reversed())),
      ] {
        var matched = normalized
        matched.state.runningStatistics = trained
        func outputs() throws -> [Double] {
          try matched.outputs(for: data.features, statistics: statistics).elements
        }
        #expect(try zip(outputs(), expected).contains { abs($0 - $1) > 0.01 })
        try matched.matchFunctionWithoutNormalization(over: data, statistics: statistics)
        try expectClose(outputs(), expected, to: 1e-12, scale: 1, "outputs")
      }
    }
  }

  @Test func floatsMatchButForTheirRounding() throws {
    var matched = try network(of: Float.self, .normalization())
    try matched.matchFunctionWithoutNormalization(over: data, statistics: .batch)
    try expectClose(
      matched.outputs(for: data.features, statistics: .batch).elements,
      try network(of: Float.self, nil).outputs(for: data.features, statistics: .batch).elements,
      to: 1e-4, scale: 1, "outputs")
  }

  @Test func whatHasNoScaleAndShiftToUndoItIsRefused() throws {
    let kinds: [LayerSpecification.Kind] = [
      .normalization(affine: false), .layerNormalization(),
      .rmsNormalization(affine: true, epsilon: 1e-5), .noise(ActivationNoise()),
    ]
    for kind in kinds {
      var network = try Network<Double>(
        inputs: 3,
        layers: [
          LayerSpecification(
            name: "block", kind: .residual([LayerSpecification(name: "inner", kind: kind)]))
        ], seed: 4)
      let error = NetworkError.notMatchable(layer: "block.inner")
      #expect(throws: error) {
        try network.matchFunctionWithoutNormalization(over: data, statistics: .batch)
      }
      #expect(
        error.message
          == "Layer 'block.inner' has no scale and shift that make it give what it takes; only "
          + "batch normalization with scale and shift can begin as the function without it.")
    }
  }
}
