import TrainingEngine

/// A place in the model that each side fills.
public struct NormalizationSlot: Codable, Equatable, Sendable {
  /// Begins the names of its parameters: `name.scale[feature]`, `name.shift[feature]`, or of the
  /// channels of images.
  public var name: String
  /// Whether its scale and shift, of which RMS normalization has only the scale, are learnable, fixed
  /// or absent; learnable when nil.
  public var affine: Affine?
  /// Added to the variance or the mean square; when absent as in PyTorch, 1e-5, and the
  /// precision's machine epsilon for RMS normalization.
  public var epsilon: Double?
  /// Weight of the newest batch in batch normalization's running statistics; 0.1 when absent.
  public var momentum: Double?
}

extension NormalizationSlot: WeightlessContent {
  static let shape = LayerKind(
    "A slot that each side fills with its own normalization.",
    fields: [
      .required(
        "name", .text(.layerName),
        "Begins the names of its parameters: 'name.scale[feature]', 'name.shift[feature]', or of the "
          + "channels of images."),
      .optional(
        "affine", Shape.affine,
        "Whether it has a learnable scale and shift (RMS normalization: scale), or fixed ones; true "
          + "when absent."),
      .optional(
        "epsilon", .number(.positive),
        "Added to the variance; 1e-5 when absent; for RMS normalization 2^-52, in float 2^-23."),
      .optional(
        "momentum", .number(NumberRange(lower: .including(0), upper: .including(1))),
        "Weight of the newest batch in batch normalization's running statistics; 0.1 when absent."),
    ]
  ) { .normalization(try NormalizationSlot(from: $0)) }

  var kind: LayerDescription.Kind { .normalization }
  var layerName: String? { name }

  func specifications(
    in model: ModelDescription, filling: (NormalizationSlot) -> [LayerSpecification]
  ) -> [LayerSpecification] { filling(self) }

  /// What fills it on a side.
  func normalization(on side: Side) -> Normalization { side.slots?[name] ?? side.normalization }

  /// What each feature or channel has: the ends of the parameters' names.
  func parameters(filledWith normalization: Normalization) -> [String] {
    guard affine != .absent else { return [] }
    return switch normalization {
    case .none: []
    case .batch, .noisyBatch, .layer, .group: ["scale", "shift"]
    case .rms: ["scale"]
    }
  }
}
