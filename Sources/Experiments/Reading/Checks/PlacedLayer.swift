import TrainingEngine

/// A layer of a model, where it stands.
struct PlacedLayer {
  let layer: LayerDescription
  let path: JSONPath
  /// Counted from 0 within the block or the model.
  let position: Int
  /// The name of the block that it is in; nil outside of blocks.
  let block: String?
  /// What comes in, where it is known.
  let entering: SampleShape?

  /// With the block's name, as parameters and messages call it; nil for a layer without name.
  var fullName: String? {
    layer.content.layerName.map { name in block.map { "\($0).\(name)" } ?? name }
  }

  var reference: LayerReference { LayerReference(position: position, name: fullName ?? "") }
}

extension ModelDescription {
  /// All layers, those of a block behind the block itself, whatever comes in.
  var allLayers: [PlacedLayer] { ModelShapes(of: self, inputs: nil, image: nil).layers }
}
