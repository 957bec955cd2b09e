import TrainingEngine

// What is trained.

extension Shape {
  static let model = Shape.object([
    .required("layers", .array(of: layer, count: 1...1000), "From the input to the output."),
    .required("loss", loss, "What training makes small."),
    .optional(
      "initializer", initializer,
      "How linear layers and convolutions begin that say nothing themselves; PyTorch's default when "
        + "absent."),
  ])

  static let normalization = Shape.named(
    "normalization",
    .wordOr(
      Normalization.Word.allCases.map { word in
        let description =
          switch word {
          case .none: "Nothing: the slot passes its input through."
          case .batch:
            "Batch normalization: each feature over the samples of the batch, or each channel over "
              + "their pixels too."
          case .layer:
            "Layer normalization: each sample over its features, or over all pixels and channels."
          case .rms: "RMS normalization: each sample over the root mean square of its features."
          }
        return Choice(word: word.rawValue, description: description)
      },
      .union(
        Normalization.Kind.allCases.map { kind in
          switch kind {
          case .group:
            Variant(
              kind: kind.rawValue,
              description:
                "Group normalization: each group of a sample's features or channels by itself.",
              fields: [
                .required(
                  "groups", .wholeNumber(WholeNumberRange(1...65_536)),
                  "Number of equal groups of neighbouring features or channels; divides their number."
                )
              ])
          case .noisyBatch: noisyBatch
          }
        }, shared: [])))
}
