import TrainingEngine

/// Features from images; it has no fields.
struct FlattenContent: ParameterlessContent {
  static let shape = LayerKind(
    "Features from images: channel after channel, each row by row.", fields: []
  ) { _ in .flatten }

  var kind: LayerDescription.Kind { .flatten }
  var specification: LayerSpecification { .flatten }

  func encode(to encoder: any Encoder) throws {}
}
