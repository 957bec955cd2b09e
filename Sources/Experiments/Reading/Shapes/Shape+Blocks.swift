import TrainingEngine

// What stands within and behind a normalization, and how a side begins.

extension Shape {
  static let affine = Shape.booleanOr(
    .union(
      Affine.Kind.allCases.map { kind in
        switch kind {
        case .fixed:
          Variant(
            kind: kind.rawValue, description: "Scale and shift stay as they begin.",
            fields: [
              .optional("scale", .number(.any), "The scale of every feature; 1 when absent."),
              .optional("shift", .number(.any), "The shift of every feature; 0 when absent."),
            ])
        }
      }, shared: []))

  static let noisyBatch = Variant(
    kind: Normalization.Kind.noisyBatch.rawValue,
    description: "Batch normalization with another scale and shift behind it at each step of "
      + "training (Santurkar et al. 2018); landscapes are without noise.",
    fields: [
      .optional(
        "scale", .interval, "Where each unit draws its scale from; [0.25, 1.25] when absent."),
      .optional(
        "shift", .interval, "Where each unit draws its shift from; [-0.5, 0.5] when absent."),
      .optional(
        "deviation", .number(.nonNegative),
        "Standard deviation of what is added to each activation by itself; 0.25 when absent."),
    ])

  static let trainingStatistics = Shape.wordOr(
    TrainingStatistics.Word.allCases.map { word in
      let description =
        switch word {
        case .batch: "Those of each batch."
        case .running: "The running averages as they begin, mean 0 and variance 1, as constants."
        }
      return Choice(word: word.rawValue, description: description)
    },
    .union(
      TrainingStatistics.Kind.allCases.map { kind in
        switch kind {
        case .frozen:
          Variant(
            kind: kind.rawValue,
            description: "From a step on those that all training samples have there, as constants.",
            fields: [
              .optional(
                "fromStep", .wholeNumber(WholeNumberRange(0...10_000_000)),
                "The step at which they are taken; 0, the start, when absent.")
            ])
        }
      }, shared: []))

  static let startMatching = choice(StartMatching.self) { matching in
    switch matching {
    case .weights: "By the weights: the same numbers, whatever normalization makes of them."
    case .function:
      "By the function: scale and shift of batch normalization begin as what undoes it."
    }
  }
}
