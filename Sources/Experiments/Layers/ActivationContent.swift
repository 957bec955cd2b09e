import TrainingEngine

/// An elementwise nonlinearity, whose kind is its own name.
struct ActivationContent: ParameterlessContent {
  let activation: Activation

  var kind: LayerDescription.Kind {
    switch activation {
    case .relu: .relu
    case .leakyReLU: .leakyReLU
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    case .gelu: .gelu
    case .silu: .silu
    case .identity: .identity
    }
  }

  var specification: LayerSpecification { .activation(activation) }

  private enum Field: String, CodingKey {
    case slope
  }

  func encode(to encoder: any Encoder) throws {
    guard case .leakyReLU(let slope) = activation else { return }
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encode(slope, forKey: .slope)
  }

  /// What files say of an activation without fields.
  static func shape(_ activation: Activation, _ description: String) -> LayerKind {
    LayerKind(description, fields: []) { _ in .activation(activation) }
  }

  static let leakyReLU = LayerKind(
    "The input above 0, and slope times it elsewhere.",
    fields: [
      .optional("slope", .number(.nonNegative), "The slope below 0; 0.01 when absent.")
    ]
  ) {
    let fields = try $0.container(keyedBy: Field.self)
    return .activation(
      .leakyReLU(slope: try fields.decodeIfPresent(Double.self, forKey: .slope) ?? 0.01))
  }
}
