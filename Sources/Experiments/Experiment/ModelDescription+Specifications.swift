import TrainingEngine

extension ModelDescription {
  /// The layers of a side's network: the slots filled, or gone where nothing fills them.
  func specifications(for side: Side, in precision: Precision) -> [LayerSpecification] {
    specifications(of: layers, for: side, in: precision)
  }

  private func specifications(
    of layers: [LayerDescription], for side: Side, in precision: Precision
  ) -> [LayerSpecification] {
    layers.flatMap { layer -> [LayerSpecification] in
      switch layer {
      case .normalization(let slot):
        .normalization(
          slot.name, filledWith: side.slots?[slot.name] ?? side.normalization,
          affine: slot.affine ?? .learnable, epsilon: slot.epsilon,
          momentum: slot.momentum ?? 0.1, precision: precision)
      case .residual(let block):
        [.residual(block.name, specifications(of: block.layers, for: side, in: precision))]
      case .linear, .convolution, .maxPooling, .averagePooling, .flatten, .activation, .dropout:
        specification(of: layer).map { [$0] } ?? []
      }
    }
  }

  /// A layer that is the same on all sides, a block with its slots empty; nil for a slot.
  func specification(of layer: LayerDescription) -> LayerSpecification? {
    switch layer {
    case .linear(let linear):
      .linear(
        linear.name, outputs: linear.outputs, bias: linear.bias ?? true,
        initializer: linear.initializer ?? initializer ?? .torch)
    case .convolution(let convolution):
      LayerSpecification(
        name: convolution.name,
        kind: .convolution(
          outputs: convolution.channels, window: convolution.window,
          bias: convolution.bias ?? true,
          initializer: convolution.initializer ?? initializer ?? .torch))
    case .maxPooling(let pooling):
      LayerSpecification(name: "", kind: .maxPooling(pooling.window))
    case .averagePooling(let pooling):
      LayerSpecification(name: "", kind: .averagePooling(pooling.window))
    case .flatten: .flatten
    case .activation(let activation): .activation(activation)
    case .dropout(let dropout): .dropout(dropout.probability)
    case .residual(let block):
      .residual(block.name, block.layers.compactMap { specification(of: $0) })
    case .normalization: nil
    }
  }
}
