import TrainingEngine

/// A linear layer.
public struct LinearDescription: Codable, Equatable, Sendable {
  /// Begins the names of its parameters: `name.weight[output,input]`, `name.bias[output]`.
  public var name: String
  /// Rows of the weight matrix, 1 to 65 536; the columns are the numbers that the layer before gives.
  public var outputs: Int
  /// Whether it has a bias; true when absent.
  public var bias: Bool?
  /// How it begins; the model's initializer when absent.
  public var initializer: Initializer?
}

extension LinearDescription: LayerContent {
  static let shape = LayerKind(
    "A weight matrix, with or without bias.",
    fields: [
      .required(
        "name", .text(.layerName),
        "Begins the names of its parameters: 'name.weight[output,input]', 'name.bias[output]'."),
      .required("outputs", .wholeNumber(WholeNumberRange(1...65_536)), "Number of outputs."),
      .optional("bias", .boolean, "Whether it has a bias; true when absent."),
      .optional("initializer", Shape.initializer, "How it begins; as the model says when absent."),
    ]
  ) { .linear(try LinearDescription(from: $0)) }

  var kind: LayerDescription.Kind { .linear }
  var layerName: String? { name }

  func weights(entering shape: SampleShape?) -> WeightedLayer? {
    WeightedLayer(
      name: name, shape: [outputs, shape?.count], hasBias: bias ?? true, initializer: initializer)
  }

  func specifications(
    in model: ModelDescription, filling: (NormalizationSlot) -> [LayerSpecification]
  ) -> [LayerSpecification] {
    [
      .linear(
        name, outputs: outputs, bias: bias ?? true,
        initializer: initializer ?? model.initializer ?? .torch)
    ]
  }
}
