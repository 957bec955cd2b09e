// How a side trains.

extension Shape {
  static let training = Shape.object([
    .required("steps", steps, "Length of the run in parameter updates."),
    .required("learningRate", learningRate, "The learning rate of every side."),
    .optional(
      "optimizer", optimizer, "How parameters follow the gradient; without momentum when absent."),
    .optional(
      "batchSize", batchSize,
      "Samples of a mini-batch, reshuffled each epoch; all samples when absent."),
  ])

  static let trainingOverrides = Shape.object([
    .optional("learningRate", .numberOr(.positive, .oneOf(rules)), "The side's learning rate."),
    .optional("optimizer", optimizer, "How the side's parameters follow the gradient."),
    .optional("batchSize", batchSize, "Samples of a mini-batch of this side."),
  ])

  static let steps = Shape.wholeNumber(WholeNumberRange(1...10_000_000))

  /// A rule for all sides, or one for each.
  static let learningRate = Shape.named(
    "learningRate",
    .numberOr(
      .positive,
      .oneOf(
        rules + [
          .optional(
            "bySide",
            .dictionary(keys: .identifier, values: .numberOr(.positive, .oneOf(rules))),
            "A learning rate for each side, by its id.")
        ])))

  private static let rules: [Field] = [
    .optional(
      "ofLargestStable", .number(NumberRange(lower: .excluding(0), upper: .including(100))),
      "A fraction of the side's own largest stable rate on the plane at the start."),
    .optional(
      "bestOf", .array(of: .number(.positive), count: 2...100),
      "The rate of these with which the side converges in the fewest steps."),
  ]

  private static let batchSize = Shape.wholeNumber(WholeNumberRange(1...10_000_000))

  private static let optimizer = Shape.named(
    "optimizer",
    .union(
      OptimizerDescription.Kind.allCases.map { kind in
        switch kind {
        case .sgd:
          Variant(
            kind: kind.rawValue, description: "Stochastic gradient descent.",
            fields: [
              .optional(
                "momentum", .number(NumberRange(lower: .including(0), upper: .excluding(1))),
                "Part of the last update that goes on; 0 when absent."),
              .optional(
                "nesterov", .boolean,
                "Whether the gradient is taken ahead, after Nesterov; false when absent."),
            ])
        }
      }, shared: []))
}
