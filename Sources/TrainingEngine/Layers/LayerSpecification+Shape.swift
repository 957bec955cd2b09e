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
    switch self {
    case .linear(let outputs, _, _):
      if case .image(let found) = input {
        throw .expectsFeatures(layer: layer, found: found, source: source)
      }
      try Self.check(outputs, of: layer)
      return .features(outputs)
    case .convolution(let outputs, let window, _, _):
      try Self.check(outputs, of: layer)
      return .image(
        try window.slid(
          over: input, paddedBy: { $0 - 1 }, channels: outputs, at: layer, behind: source))
    case .maxPooling(let window), .averagePooling(let window):
      // At most half of the window lies beyond an edge, so it always sees some of the image.
      return .image(
        try window.slid(
          over: input, paddedBy: { $0 / 2 }, channels: input.channels, at: layer, behind: source))
    case .flatten: return .features(input.count)
    case .groupNormalization(let groups, _, _):
      guard groups > 0, input.channels.isMultiple(of: groups) else {
        switch input {
        case .features(let features):
          throw .groupsDoNotDivide(layer: layer.name, groups: groups, features: features)
        case .image:
          throw .groupsDoNotDivideChannels(
            layer: layer, groups: groups, channels: input.channels, source: source)
        }
      }
      return input
    case .batchNormalization, .rmsNormalization, .activation, .dropout, .noise: return input
    case .residual(let layers):
      try Self.check(layers, of: layer, taking: input, behind: source)
      return input
    }
  }

  /// Checks that what leaves the layers of a block can be added to what comes in.
  private static func check(
    _ layers: [LayerSpecification], of block: LayerReference, taking input: SampleShape,
    behind source: LayerReference?
  ) throws(NetworkError) {
    guard !layers.isEmpty else { throw .emptyBlock(block: block) }
    var (shape, source) = (input, source)
    var last = block
    for (position, layer) in layers.enumerated() {
      let reference = layer.reference(position: position, inBlock: block.name)
      let output = try layer.kind.outputShape(of: shape, at: reference, behind: source)
      if output != shape { last = reference }
      (shape, source) = (output, reference)
    }
    guard shape == input else {
      throw .blockChangesShape(block: block, takes: input, lastLayer: last, gives: shape)
    }
  }

  private static func check(_ outputs: Int, of layer: LayerReference) throws(NetworkError) {
    guard outputs > 0 else { throw .noOutputs(layer: layer.name) }
    guard outputs <= NetworkPlan.parameterLimit else {
      throw .tooManyParameters(layer: layer.name, limit: NetworkPlan.parameterLimit)
    }
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

extension ImageWindow {
  /// The image of the window's positions.
  ///
  /// - Parameter largestPadding: The most padding that a kernel of some extent can have.
  fileprivate func slid(
    over input: SampleShape, paddedBy largestPadding: (Int) -> Int, channels: Int,
    at layer: LayerReference, behind source: LayerReference?
  ) throws(NetworkError) -> ImageShape {
    guard case .image(let image) = input else {
      throw .expectsImages(layer: layer, found: input, source: source)
    }
    let range = 1...Self.largest
    guard
      range.contains(height), range.contains(width), range.contains(verticalStride),
      range.contains(horizontalStride)
    else { throw .windowOutOfRange(layer: layer, largest: Self.largest) }
    for (padding, extent) in [(verticalPadding, height), (horizontalPadding, width)]
    where !(0...largestPadding(extent)).contains(padding) {
      throw .paddingOutOfRange(
        layer: layer, padding: padding, extent: extent, largest: largestPadding(extent))
    }
    guard
      image.height + 2 * verticalPadding >= height, image.width + 2 * horizontalPadding >= width
    else {
      throw .windowLargerThanImage(layer: layer, window: self, found: image, source: source)
    }
    let geometry = WindowGeometry(self, on: image)
    return geometry.output(channels: channels)
  }
}
