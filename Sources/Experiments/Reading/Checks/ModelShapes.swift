import TrainingEngine

/// What comes into each layer of a model, as far as the data and the layers tell, and which layers
/// cannot take it.
struct ModelShapes {
  /// All layers, those of a block behind the block itself.
  private(set) var layers: [PlacedLayer] = []
  /// What leaves the last layer; nil where it is unknown.
  private(set) var leaving: SampleShape?
  /// Layers that do not fit in front of the next, and why.
  private(set) var faults: [(path: JSONPath, error: NetworkError)] = []

  /// - Parameters:
  ///   - inputs: Features of a sample, where known.
  ///   - image: The image that they make, if known and one.
  init(of model: ModelDescription, inputs: Int?, image: ImageShape?) {
    // Slots pass the shape on, whatever fills them.
    let specifications = model.layers.compactMap { model.specification(of: $0) }
    let shape = inputs.map { specifications.inputShape(features: $0, image: image) }
    leaving = place(
      model.layers, of: model, at: ["model", "layers"], block: nil, entering: shape, behind: nil)
    if case .image(let found)? = leaving, let last = layers.last(where: { $0.block == nil }) {
      faults.append((last.path, .endsWithImages(layer: last.reference, found: found)))
    }
  }

  /// - Returns: What leaves the last of the layers; nil where it is unknown.
  private mutating func place(
    _ descriptions: [LayerDescription], of model: ModelDescription, at path: JSONPath,
    block: String?, entering: SampleShape?, behind source: LayerReference?
  ) -> SampleShape? {
    var (shape, source) = (entering, source)
    for (position, layer) in descriptions.enumerated() {
      let placed = PlacedLayer(
        layer: layer, path: path.appending(position), position: position, block: block,
        entering: shape)
      layers.append(placed)
      if case .residual(let residual) = layer {
        placeBlock(residual, placed, of: model, behind: source)
      } else if let specification = model.specification(of: layer) {
        do throws(NetworkError) {
          shape =
            try shape.map { input throws(NetworkError) in
              try specification.kind.outputShape(
                of: input, at: placed.reference, behind: source)
            } ?? specification.kind.certainShape
        } catch {
          faults.append((placed.path, error))
          shape = specification.kind.certainShape
        }
      }
      source = placed.reference
    }
    return shape
  }

  /// Places the layers of a block, and checks that what leaves them can be added to what comes in.
  private mutating func placeBlock(
    _ residual: ResidualDescription, _ block: PlacedLayer, of model: ModelDescription,
    behind source: LayerReference?
  ) {
    let start = layers.count
    let leaving = place(
      residual.layers, of: model, at: block.path.appending("layers"), block: block.fullName,
      entering: block.entering, behind: source)
    guard let entering = block.entering, let leaving, leaving != entering else { return }
    let inner = layers[start...].filter { $0.block == block.fullName }
    let outputs = inner.dropFirst().map(\.entering) + [leaving]
    guard let last = Array(zip(inner, outputs)).last(where: { $0.0.entering != $0.1 })?.0 else {
      return
    }
    faults.append(
      (
        last.path,
        .blockChangesShape(
          block: block.reference, takes: entering, lastLayer: last.reference, gives: leaving)
      ))
  }
}

extension LayerSpecification.Kind {
  /// What leaves the layer whatever comes in; nil where that decides.
  fileprivate var certainShape: SampleShape? {
    if case .linear(let outputs, _, _) = self { .features(outputs) } else { nil }
  }
}
