import TrainingEngine

/// Layers whose output is added to what enters the first of them.
public struct ResidualDescription: Codable, Equatable, Sendable {
  /// Begins the names of all parameters within: `name.layer.weight[output,input]`.
  public var name: String
  /// From the block's input to what is added to it. No residual blocks.
  public var layers: [LayerDescription]
}

extension ResidualDescription: WeightlessContent {
  static let shape = LayerKind(
    "Layers whose output is added to what enters the first of them.",
    fields: [
      .required(
        "name", .text(.layerName),
        "Begins the names of all parameters within: 'name.layer.weight[output,input]'."),
      .required(
        "layers", .array(of: Shape.blockLayer, count: 1...100),
        "From the block's input to what is added to it; as many features leave as enter."),
    ]
  ) { .residual(try ResidualDescription(from: $0)) }

  var kind: LayerDescription.Kind { .residual }
  var layerName: String? { name }

  func specifications(
    in model: ModelDescription, filling: (NormalizationSlot) -> [LayerSpecification]
  ) -> [LayerSpecification] {
    [
      .residual(
        name, layers.flatMap { $0.content.specifications(in: model, filling: filling) })
    ]
  }
}
