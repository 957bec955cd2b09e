import TrainingEngine

extension ModelDescription {
  /// The layers of a side's network: the slots filled, or gone where nothing fills them.
  func specifications(for side: Side, in precision: Precision) -> [LayerSpecification] {
    layers.flatMap { layer in
      layer.content.specifications(in: self) { slot in
        .normalization(
          slot.name, filledWith: slot.normalization(on: side), affine: slot.affine ?? .learnable,
          epsilon: slot.epsilon, momentum: slot.momentum ?? 0.1, precision: precision)
      }
    }
  }

  /// A layer that is the same on all sides, a block with its slots empty; nil for a slot.
  func specification(of layer: LayerDescription) -> LayerSpecification? {
    layer.content.specifications(in: self) { _ in [] }.first
  }
}
