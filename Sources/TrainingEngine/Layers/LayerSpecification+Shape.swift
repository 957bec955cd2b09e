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
    case .batchNormalization, .rmsNormalization, .activation: return input
    }
  }

  private static func check(_ outputs: Int, of layer: LayerReference) throws(NetworkError) {
    guard outputs > 0 else { throw .noOutputs(layer: layer.name) }
    guard outputs <= NetworkPlan.parameterLimit else {
      throw .tooManyParameters(layer: layer.name, limit: NetworkPlan.parameterLimit)
    }
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
