import TrainingEngine

/// What comes into each layer of a model, as far as the data and the layers tell, and which layers
/// cannot take it.
struct ModelShapes {
  /// Before each layer; nil where it is unknown.
  private(set) var entering: [SampleShape?] = []
  /// What leaves the last layer; nil where it is unknown.
  private(set) var leaving: SampleShape?
  /// Layers that do not fit in front of the next, and why.
  private(set) var faults: [(layer: Int, error: NetworkError)] = []

  /// - Parameters:
  ///   - inputs: Features of a sample, where known.
  ///   - image: The image that they make, if known and one.
  init(of model: ModelDescription, inputs: Int?, image: ImageShape?) {
    // Slots pass the shape on, whatever fills them.
    let layers = model.layers.enumerated().map { position, layer in
      (LayerReference(position: position, name: layer.name ?? ""), model.specification(of: layer))
    }
    let specifications = layers.compactMap { $0.1 }
    var shape = inputs.map { specifications.inputShape(features: $0, image: image) }
    var source: LayerReference?
    for (reference, specification) in layers {
      entering.append(shape)
      if let specification {
        do throws(NetworkError) {
          shape =
            try shape.map { input throws(NetworkError) in
              try specification.kind.outputShape(of: input, at: reference, behind: source)
            } ?? specification.kind.certainShape
        } catch {
          faults.append((reference.position, error))
          shape = specification.kind.certainShape
        }
      }
      source = reference
    }
    leaving = shape
    if case .image(let found)? = shape, let last = layers.last?.0 {
      faults.append((last.position, .endsWithImages(layer: last, found: found)))
    }
  }
}

extension LayerSpecification.Kind {
  /// What leaves the layer whatever comes in; nil where that decides.
  fileprivate var certainShape: SampleShape? {
    if case .linear(let outputs, _, _) = self { .features(outputs) } else { nil }
  }
}
