import Testing

// As a user has it: without what is internal.
import TrainingEngine

/// A slot of a model, filled with one normalization or another.
struct NormalizationSlotTests {
  private typealias Kind = LayerSpecification.Kind

  @Test func aSlotHoldsTheLayersOfItsNormalizationWithTheDefaultsOfPyTorch() {
    let noise = ActivationNoise(deviation: 0.5)
    let batch = Kind.batchNormalization(affine: .learnable, epsilon: 1e-5, momentum: 0.1)
    func expect(
      _ kinds: [Kind], from normalization: Normalization, precision: Precision = .double,
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
      let layers: [LayerSpecification] = .normalization(
        "norm", filledWith: normalization, precision: precision)
      #expect(layers.map(\.kind) == kinds, sourceLocation: sourceLocation)
      #expect(layers.map(\.name) == Array(["norm", ""].prefix(kinds.count)))
    }
    expect([], from: .none)
    expect([batch], from: .batch)
    expect([batch, .noise(noise)], from: .noisyBatch(noise))
    expect([.groupNormalization(groups: 1, affine: .learnable, epsilon: 1e-5)], from: .layer)
    expect(
      [.groupNormalization(groups: 4, affine: .learnable, epsilon: 1e-5)], from: .group(groups: 4))
    expect([.rmsNormalization(affine: .learnable, epsilon: 0x1p-52)], from: .rms)
    expect([.rmsNormalization(affine: .learnable, epsilon: 0x1p-23)], from: .rms, precision: .float)
  }

  @Test(arguments: [Normalization.batch, .layer, .group(groups: 2), .rms])
  func whatASlotSaysHoldsForEveryNormalization(_ normalization: Normalization) {
    let layers: [LayerSpecification] = .normalization(
      "norm", filledWith: normalization, affine: .absent, epsilon: 0.5, momentum: 0.25)
    let expected: Kind =
      switch normalization {
      case .batch: .batchNormalization(affine: .absent, epsilon: 0.5, momentum: 0.25)
      case .rms: .rmsNormalization(affine: .absent, epsilon: 0.5)
      case .layer: .groupNormalization(groups: 1, affine: .absent, epsilon: 0.5)
      case .group(let groups):
        .groupNormalization(groups: groups, affine: .absent, epsilon: 0.5)
      case .none, .noisyBatch: .flatten
      }
    #expect(layers.map(\.kind) == [expected])
  }

  @Test func otherLayersBeginAlikeWhateverFillsTheSlot() throws {
    func weights(_ normalization: Normalization) throws -> [[Double]] {
      let layers: [LayerSpecification] =
        [.linear("hidden", outputs: 4)] + .normalization("norm", filledWith: normalization)
        + [.activation(.tanh), .linear("output", outputs: 2)]
      let network = try Network<Double>(inputs: 3, layers: layers, seed: 9)
      return network.layout.tensors.filter { !$0.name.hasPrefix("norm.") }
        .map { Array(network.state.parameters[$0.range]) }
    }
    let plain = try weights(.none)
    #expect(plain.count == 4)
    for normalization in [
      Normalization.batch, .layer, .group(groups: 2), .rms, .noisyBatch(ActivationNoise()),
    ] {
      #expect(try weights(normalization) == plain)
    }
  }

  @Test func shorthandsHaveTheDefaultsOfPyTorch() {
    func expect(
      _ layer: LayerSpecification, _ kind: Kind, name: String = "",
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
      #expect(layer == LayerSpecification(name: name, kind: kind), sourceLocation: sourceLocation)
    }
    expect(
      .convolution("a", outputs: 6, side: 3),
      .convolution(
        outputs: 6, window: ImageWindow(3, stride: 1, padding: 0), bias: true, initializer: .torch),
      name: "a")
    expect(
      .convolution("a", outputs: 6, side: 3, stride: 2, padding: 1, bias: false, initializer: .he),
      .convolution(
        outputs: 6, window: ImageWindow(3, stride: 2, padding: 1), bias: false, initializer: .he),
      name: "a")
    expect(.maxPooling(2), .maxPooling(ImageWindow(2, stride: 2)))
    expect(.maxPooling(3, stride: 1, padding: 1), .maxPooling(ImageWindow(3, padding: 1)))
    expect(.averagePooling(2), .averagePooling(ImageWindow(2, stride: 2)))
    expect(.averagePooling(3, stride: 1, padding: 1), .averagePooling(ImageWindow(3, padding: 1)))
    expect(.flatten, .flatten)
    expect(.dropout(0.5), .dropout(probability: 0.5))
    expect(.noise(), .noise(ActivationNoise()))
    expect(.activation(.gelu), .activation(.gelu))
    expect(
      .layerNormalization("a"), .groupNormalization(groups: 1, affine: true, epsilon: 1e-5),
      name: "a")
    expect(.residual("a", [.flatten]), .residual([.flatten]), name: "a")
  }
}
