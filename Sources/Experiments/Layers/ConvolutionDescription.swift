import TrainingEngine

/// A convolution of images.
public struct ConvolutionDescription: Codable, Equatable, Sendable {
  /// Begins the names of its parameters: `name.weight[output,input,row,column]`, `name.bias[output]`.
  public var name: String
  /// Channels that go out.
  public var channels: Int
  /// Side of the square window, in pixels.
  public var kernel: Int
  /// How far the window moves; 1 when absent.
  public var stride: Int?
  /// Pixels of nought around the image; 0 when absent.
  public var padding: Int?
  /// Whether it has a bias; true when absent.
  public var bias: Bool?
  /// How it begins; the model's initializer when absent.
  public var initializer: Initializer?
}

extension ConvolutionDescription: LayerContent {
  static let shape = LayerKind(
    "A convolution of images.",
    fields: [
      .required(
        "name", .text(.layerName),
        "Begins the names of its parameters: 'name.weight[output,input,row,column]', "
          + "'name.bias[output]'."),
      .required(
        "channels", .wholeNumber(WholeNumberRange(1...65_536)), "Channels that go out."),
      .required(
        "kernel", .wholeNumber(.windowSide), "Side of the square window, in pixels."),
      .optional("stride", .wholeNumber(.windowSide), "How far the window moves; 1 when absent."),
      .optional(
        "padding", .wholeNumber(WholeNumberRange(0...32_767)),
        "Pixels of 0 around the image, fewer than the kernel's side; 0 when absent."),
      .optional("bias", .boolean, "Whether it has a bias; true when absent."),
      .optional("initializer", Shape.initializer, "How it begins; as the model says when absent."),
    ]
  ) { .convolution(try ConvolutionDescription(from: $0)) }

  var kind: LayerDescription.Kind { .convolution }
  var layerName: String? { name }

  func weights(entering shape: SampleShape?) -> WeightedLayer? {
    WeightedLayer(
      name: name, shape: [channels, shape?.channels, kernel, kernel], hasBias: bias ?? true,
      initializer: initializer)
  }

  func specifications(
    in model: ModelDescription, filling: (NormalizationSlot) -> [LayerSpecification]
  ) -> [LayerSpecification] {
    [
      .convolution(
        name, outputs: channels, side: kernel, stride: stride ?? 1, padding: padding ?? 0,
        bias: bias ?? true, initializer: initializer ?? model.initializer ?? .torch)
    ]
  }
}
