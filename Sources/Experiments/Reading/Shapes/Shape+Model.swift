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

  private static let layer = Shape.named("layer", layers(of: LayerDescription.Kind.allCases))

  private static let blockLayer = Shape.named(
    "blockLayer", layers(of: LayerDescription.Kind.allCases.filter { $0 != .residual }))

  private static func layers(of kinds: [LayerDescription.Kind]) -> Shape {
    .union(
      kinds.map { kind in
        switch kind {
        case .linear: linear
        case .convolution: convolution
        case .maxPooling:
          pooling(
            kind, "The largest number of each channel in a window.",
            padding: "Pixels around the image, which are never the largest; 0 when absent.")
        case .averagePooling:
          pooling(
            kind, "The mean of each channel in a window.",
            padding: "Pixels of 0 around the image, which count in the mean; 0 when absent.")
        case .flatten:
          Variant(
            kind: kind.rawValue,
            description: "Features from images: channel after channel, each row by row.", fields: []
          )
        case .normalization: normalizationSlot
        case .relu:
          Variant(kind: kind.rawValue, description: "The larger of 0 and the input.", fields: [])
        case .sigmoid:
          Variant(kind: kind.rawValue, description: "1 / (1 + exp(-x)).", fields: [])
        case .tanh:
          Variant(kind: kind.rawValue, description: "The hyperbolic tangent.", fields: [])
        case .leakyReLU:
          Variant(
            kind: kind.rawValue, description: "The input above 0, and slope times it elsewhere.",
            fields: [
              .optional(
                "slope", .number(.nonNegative), "The slope below 0; 0.01 when absent.")
            ])
        case .gelu:
          Variant(
            kind: kind.rawValue,
            description: "The input times the chance that a standard normal number is below it.",
            fields: [])
        case .silu:
          Variant(kind: kind.rawValue, description: "x / (1 + exp(-x)).", fields: [])
        case .identity:
          Variant(kind: kind.rawValue, description: "The input itself.", fields: [])
        case .dropout: dropout
        case .residual: residual(of: blockLayer)
        }
      }, shared: [])
  }

  private static let linear = Variant(
    kind: LayerDescription.Kind.linear.rawValue,
    description: "A weight matrix, with or without bias.",
    fields: [
      .required(
        "name", .text(.layerName),
        "Begins the names of its parameters: 'name.weight[output,input]', 'name.bias[output]'."),
      .required("outputs", .wholeNumber(WholeNumberRange(1...65_536)), "Number of outputs."),
      .optional("bias", .boolean, "Whether it has a bias; true when absent."),
      .optional("initializer", initializer, "How it begins; as the model says when absent."),
    ])

  private static let normalizationSlot = Variant(
    kind: LayerDescription.Kind.normalization.rawValue,
    description: "A slot that each side fills with its own normalization.",
    fields: [
      .required(
        "name", .text(.layerName),
        "Begins the names of its parameters: 'name.scale[feature]', 'name.shift[feature]', or of the "
          + "channels of images."),
      .optional(
        "affine", affine,
        "Whether it has a learnable scale and shift (RMS normalization: scale), or fixed ones; true "
          + "when absent."),
      .optional(
        "epsilon", .number(.positive),
        "Added to the variance; 1e-5 when absent; for RMS normalization 2^-52, in float 2^-23."),
      .optional(
        "momentum", .number(NumberRange(lower: .including(0), upper: .including(1))),
        "Weight of the newest batch in batch normalization's running statistics; 0.1 when absent."),
    ])

  static let initializer = Shape.named(
    "initializer",
    .union(
      Initializer.Kind.allCases.map { kind in
        switch kind {
        case .torch:
          Variant(
            kind: kind.rawValue,
            description: "PyTorch's default: uniform on plus or minus 1/sqrt(inputs).", fields: [])
        case .he:
          Variant(
            kind: kind.rawValue, description: "Normal with variance 2/inputs, bias 0.", fields: [])
        case .xavier:
          Variant(
            kind: kind.rawValue,
            description: "Uniform on plus or minus sqrt(6/(inputs + outputs)), bias 0.", fields: [])
        case .lecun:
          Variant(
            kind: kind.rawValue, description: "Normal with variance 1/inputs, bias 0.", fields: [])
        case .orthogonal:
          Variant(
            kind: kind.rawValue,
            description: "Rows, or columns where those are fewer, orthogonal; bias 0.",
            fields: [
              .optional(
                "gain", .number(.positive), "The length of the rows or columns; 1 when absent.")
            ])
        case .normal:
          Variant(
            kind: kind.rawValue, description: "Normal, bias 0.",
            fields: [
              .required(
                "standardDeviation", .number(.nonNegative), "Standard deviation of the weights.")
            ])
        case .values:
          Variant(
            kind: kind.rawValue, description: "The weights as given.",
            fields: [
              .required(
                "weights", .array(of: .number(.any), count: 1...1_000_000),
                "The weights row by row, one row an output."),
              .optional(
                "bias", .array(of: .number(.any), count: 1...65_536),
                "The bias of each output; 0 when absent."),
            ])
        }
      }, shared: []))
}
