/// Why layers do not make a network.
public enum NetworkError: Error, Equatable, Sendable {
  /// A sample has no features.
  case noInputs
  /// There is no layer at all.
  case noLayers
  /// A layer that is to give nothing.
  case noOutputs(layer: String)
  /// A layer whose weights exceed what all parameters together may be.
  case tooManyParameters(layer: String, limit: Int)
  /// A layer with parameters and without a name; `position` counts from 0 within the block, or within
  /// the network where `block` is nil.
  case noName(position: Int, block: String?)
  /// Two layers of the same name.
  case duplicateName(layer: String)
  /// Given initial values of the wrong number.
  case wrongNumberOfValues(layer: String, found: Int, expected: Int)
  /// A group normalization whose groups would not be equally large.
  case groupsDoNotDivide(layer: String, groups: Int, features: Int)
  /// The same for the channels of images.
  case groupsDoNotDivideChannels(
    layer: LayerReference, groups: Int, channels: Int, source: LayerReference?)
  /// A layer that slides a window over images and gets none. `source` is the layer that it gets its
  /// numbers from, nil for the network's input; so below.
  case expectsImages(layer: LayerReference, found: SampleShape, source: LayerReference?)
  /// A layer that gets images and does not know what to do with them.
  case expectsFeatures(layer: LayerReference, found: ImageShape, source: LayerReference?)
  /// A kernel or a stride below 1 or above the largest.
  case windowOutOfRange(layer: LayerReference, largest: Int)
  /// More padding than a kernel of so many pixels may have in that direction.
  case paddingOutOfRange(layer: LayerReference, padding: Int, extent: Int, largest: Int)
  /// A kernel that fits nowhere on the padded image.
  case windowLargerThanImage(
    layer: LayerReference, window: ImageWindow, found: ImageShape, source: LayerReference?)
  /// A network whose last layer gives images.
  case endsWithImages(layer: LayerReference, found: ImageShape)
  /// A probability of dropout that is not in [0, 1).
  case dropoutOutOfRange(layer: String, probability: Double)
  /// Activation noise with an interval or a deviation that is infinite, or a deviation below 0.
  case noiseOutOfRange(layer: String)
  /// A residual block without layers.
  case emptyBlock(block: LayerReference)
  /// A residual block that does not give what it takes, by the last of its layers that changes it.
  case blockChangesShape(
    block: LayerReference, takes: SampleShape, lastLayer: LayerReference, gives: SampleShape)
  /// A layer whose effect no scale and shift of its own can undo.
  case notMatchable(layer: String)
  /// Samples over which a network cannot be matched.
  case samplesDoNotFit(EvaluationError)

  /// What is wrong, as a sentence.
  public var message: String {
    switch self {
    case .noInputs: "A network needs at least one input."
    case .noLayers: "A network needs at least one layer."
    case .noOutputs(let layer): "Layer '\(layer)' needs at least one output."
    case .tooManyParameters(let layer, let limit):
      "With layer '\(layer)' the network has more than \(limit) parameters."
    case .noName(let position, let block):
      "Layer \(position + 1)\(block.map { " of block '\($0)'" } ?? "") has parameters and needs a "
        + "name to call them by."
    case .duplicateName(let layer): "Two layers are called '\(layer)'; each needs its own name."
    case .wrongNumberOfValues(let layer, let found, let expected):
      "Layer '\(layer)' has \(expected) initial values to be given, not \(found)."
    case .groupsDoNotDivide(let layer, let groups, let features):
      "Layer '\(layer)' cannot split \(features) features into \(groups) equal groups."
    case .groupsDoNotDivideChannels(let layer, let groups, let channels, let source):
      "\(layer.asSubject) cannot split the \(channels) channels that \(source.asSource) gives into "
        + "\(groups) equal groups."
    case .expectsImages(let layer, let found, let source):
      "\(layer.asSubject) takes images, but \(source.asSource) gives \(found)."
    case .expectsFeatures(let layer, let found, let source):
      "\(layer.asSubject) takes features, but \(source.asSource) gives \(SampleShape.image(found)); "
        + "a flatten layer between them makes \(found.count) features of each."
    case .windowOutOfRange(let layer, let largest):
      "The kernel and the strides of \(layer) are to be from 1 to \(largest) pixels."
    case .paddingOutOfRange(let layer, let padding, let extent, let largest):
      "\(layer.asSubject) has a padding of \(padding); with a kernel of \(extent) pixels it can be "
        + "from 0 to \(largest)."
    case .windowLargerThanImage(let layer, let window, let found, let source):
      "\(layer.asSubject) has a kernel of \(window.height)x\(window.width) pixels, but "
        + "\(source.asSource) gives \(SampleShape.image(found))"
        + (window.isPadded
          ? ", \(found.height + 2 * window.verticalPadding)x"
            + "\(found.width + 2 * window.horizontalPadding) pixels with padding."
          : ".")
    case .endsWithImages(let layer, let found):
      "The network ends with \(layer), which gives \(SampleShape.image(found)); a flatten layer "
        + "behind it makes \(found.count) features of each."
    case .dropoutOutOfRange(let layer, let probability):
      "Dropout\(layer.isEmpty ? "" : " '\(layer)'") takes a probability of at least 0 and below 1, not "
        + "\(probability)."
    case .noiseOutOfRange(let layer):
      "Noise\(layer.isEmpty ? "" : " '\(layer)'") takes finite intervals and a finite deviation of at "
        + "least 0."
    case .emptyBlock(let block): "\(block.asSubject) is a residual block without layers."
    case .blockChangesShape(let block, let takes, let lastLayer, let gives):
      "\(block.asSubject) takes \(takes) and its \(lastLayer) gives \(gives); both must be the same to "
        + "be added."
    case .notMatchable(let layer):
      "Layer '\(layer)' has no scale and shift that make it give what it takes; only batch normalization "
        + "with scale and shift can begin as the function without it."
    case .samplesDoNotFit(let error): error.message
    }
  }
}

/// A layer of a network as messages call it.
public struct LayerReference: Hashable, Sendable, CustomStringConvertible {
  /// Counted from 0.
  public let position: Int
  /// Empty where it has none.
  public let name: String

  /// A layer at a position, counted from 0, with its name or an empty one.
  public init(position: Int, name: String) {
    self.position = position
    self.name = name
  }

  /// Its name, or else its place: `layer 'conv1'`, `layer 3`.
  public var description: String { name.isEmpty ? "layer \(position + 1)" : "layer '\(name)'" }

  fileprivate var asSubject: String { "L" + description.dropFirst() }
}

extension LayerReference? {
  fileprivate var asSource: String { map(\.description) ?? "the network's input" }
}

extension ImageWindow {
  fileprivate var isPadded: Bool { verticalPadding > 0 || horizontalPadding > 0 }
}
