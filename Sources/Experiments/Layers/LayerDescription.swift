import TrainingEngine

/// One layer of a model. In JSON an object whose `kind` names the layer.
public enum LayerDescription: Equatable, Sendable {
  /// A weight matrix, with or without bias.
  case linear(LinearDescription)
  /// A convolution of images.
  case convolution(ConvolutionDescription)
  /// The largest number of each channel in a window.
  case maxPooling(PoolingDescription)
  /// The mean of each channel in a window.
  case averagePooling(PoolingDescription)
  /// Features from images.
  case flatten
  /// A slot that each side fills with its own normalization.
  case normalization(NormalizationSlot)
  /// An elementwise nonlinearity, like `relu` or `tanh`.
  case activation(Activation)
  /// Numbers that are dropped at random while the network trains.
  case dropout(DropoutDescription)
  /// Layers whose output is added to their input.
  case residual(ResidualDescription)
}

extension LayerDescription {
  /// The names by which files call the kinds.
  enum Kind: String, Codable, CaseIterable {
    case linear, convolution, maxPooling, averagePooling, flatten, normalization, relu, leakyReLU,
      sigmoid, tanh, gelu, silu, identity, dropout, residual

    /// What files say of the kind.
    var layer: LayerKind {
      switch self {
      case .linear: LinearDescription.shape
      case .convolution: ConvolutionDescription.shape
      case .maxPooling: MaxPoolingContent.shape
      case .averagePooling: AveragePoolingContent.shape
      case .flatten: FlattenContent.shape
      case .normalization: NormalizationSlot.shape
      case .relu: ActivationContent.shape(.relu, "The larger of 0 and the input.")
      case .leakyReLU: ActivationContent.leakyReLU
      case .sigmoid: ActivationContent.shape(.sigmoid, "1 / (1 + exp(-x)).")
      case .tanh: ActivationContent.shape(.tanh, "The hyperbolic tangent.")
      case .gelu:
        ActivationContent.shape(
          .gelu, "The input times the chance that a standard normal number is below it.")
      case .silu: ActivationContent.shape(.silu, "x / (1 + exp(-x)).")
      case .identity: ActivationContent.shape(.identity, "The input itself.")
      case .dropout: DropoutDescription.shape
      case .residual: ResidualDescription.shape
      }
    }

    /// How files write the kind.
    var variant: Variant {
      let layer = layer
      return Variant(kind: rawValue, description: layer.description, fields: layer.fields)
    }
  }

  /// All else that there is to know about the layer.
  var content: any LayerContent {
    switch self {
    case .linear(let layer): layer
    case .convolution(let layer): layer
    case .maxPooling(let pooling): MaxPoolingContent(pooling: pooling)
    case .averagePooling(let pooling): AveragePoolingContent(pooling: pooling)
    case .flatten: FlattenContent()
    case .normalization(let slot): slot
    case .activation(let activation): ActivationContent(activation: activation)
    case .dropout(let layer): layer
    case .residual(let block): block
    }
  }
}

/// The fields of the layer, with its name under `kind`: `{"kind": "linear", "name": "output",
/// "outputs": 10}`, `{"kind": "relu"}`, `{"kind": "leakyReLU", "slope": 0.2}`.
extension LayerDescription: Codable {
  public init(from decoder: any Decoder) throws {
    self = try decoder.kind(Kind.self).layer.decode(decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    try encoder.encode(kind: content.kind)
    try content.encode(to: encoder)
  }
}

extension Shape {
  static let layer = Shape.named(
    "layer", .union(LayerDescription.Kind.allCases.map(\.variant), shared: []))

  /// What may stand within a block: no further block.
  static let blockLayer = Shape.named(
    "blockLayer",
    .union(
      LayerDescription.Kind.allCases.filter { $0 != .residual }.map(\.variant), shared: []))
}
