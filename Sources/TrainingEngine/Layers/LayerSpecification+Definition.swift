extension LayerSpecification.Kind {
  /// What leaves a layer when something comes in.
  ///
  /// - Parameters:
  ///   - input: What comes in.
  ///   - layer: The layer itself, for what is thrown.
  ///   - source: The layer in front of it; nil where it is the first.
  /// - Throws: When the layer cannot take what comes in.
  public func outputShape(
    of input: SampleShape, at layer: LayerReference, behind source: LayerReference?
  ) throws(NetworkError) -> SampleShape {
    try definition.outputShape(of: input, at: layer, behind: source)
  }
}

extension LayerSpecification {
  /// What messages call it.
  ///
  /// - Parameters:
  ///   - position: Counted from 0 within the block or the network.
  ///   - block: The name of the block that it is in; nil outside of blocks.
  func reference(position: Int, inBlock block: String?) -> LayerReference {
    guard let block, !name.isEmpty else { return LayerReference(position: position, name: name) }
    return LayerReference(position: position, name: "\(block).\(name)")
  }
}

extension [LayerSpecification] {
  /// What a network of these layers takes from a data set: its images if the first layer that cares
  /// slides a window over them, and plain features otherwise.
  public func inputShape(for data: DataSet) -> SampleShape {
    inputShape(features: data.features.columns, image: data.imageShape)
  }

  /// The same for samples of so many features, which may be an image.
  public func inputShape(features: Int, image: ImageShape?) -> SampleShape {
    guard let image, takesImages == true else { return .features(features) }
    return .image(image)
  }

  /// Whether the first layer that cares takes images, or features; nil when none cares.
  var takesImages: Bool? { lazy.compactMap(\.kind.definition.takesImages).first }
}
