// How a side trains.

extension Shape {
  static let training = Shape.object([
    .required("steps", steps, "Length of the run in parameter updates."),
    .required("learningRate", learningRate, "The learning rate of every side."),
    .optional(
      "schedule", schedule, "How the learning rate changes along the run; constant when absent."),
    .optional(
      "optimizer", optimizer,
      "How parameters follow the gradient; descent without momentum when absent."),
    .optional("weightDecay", .number(.nonNegative), weightDecay),
    .optional(
      "clipping", clipping,
      "What bounds the gradient before the optimizer sees it; nothing when absent."),
    .optional(
      "batchSize", batchSize,
      "Samples of a mini-batch, reshuffled each epoch; all samples when absent."),
    .optional(
      "dropLast", .boolean,
      "Whether the last mini-batch of an epoch is left out when it is smaller; false when absent."),
    .optional(
      "statistics", trainingStatistics,
      "Which mean and variance batch normalization trains with; 'batch' when absent."),
  ])

  static let trainingOverrides = Shape.object([
    .optional("learningRate", .numberOr(.positive, .oneOf(rules)), "The side's learning rate."),
    .optional("schedule", schedule, "How the side's learning rate changes along the run."),
    .optional("optimizer", optimizer, "How the side's parameters follow the gradient."),
    .optional("weightDecay", .number(.nonNegative), "The side's weight decay."),
    .optional("clipping", clipping, "What bounds the side's gradient."),
    .optional("batchSize", batchSize, "Samples of a mini-batch of this side."),
    .optional("dropLast", .boolean, "Whether this side leaves out a smaller last mini-batch."),
    .optional("statistics", trainingStatistics, "Which mean and variance this side trains with."),
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
      "A fraction of the side's own largest stable rate at the start, which only 'sgd' has: on a plane "
        + "of two parameters, and with other directions in all parameters of the network."),
    .optional(
      "bestOf", .array(of: .number(.positive), count: 2...100),
      "The rate of these with which the side converges in the fewest steps."),
  ]

  private static let batchSize = Shape.wholeNumber(WholeNumberRange(1...10_000_000))

  private static let weightDecay =
    "The factor λ of the L2 penalty λ/2 Σ p², 0 when absent; of 'adamW' the decoupled decay, 0.01 "
    + "when absent. The losses that are shown leave it out; the loss's own 'l2' is in them."
}
