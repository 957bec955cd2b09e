import TrainingEngine

// What is done to samples before they train, and which test.

extension Shape {
  static let preparation = Shape.named(
    "preparation",
    choice(Preparation.self) { preparation in
      switch preparation {
      case .none: "As they come."
      case .center: "Each column minus its mean."
      case .standardize: "Each column minus its mean, over its standard deviation."
      case .standardizeTogether:
        "All columns minus one mean, over one standard deviation: for pixels."
      case .whitenPCA: "The principal components, each over its standard deviation."
      case .whitenZCA: "The same, turned back so that each column stays close to what it was."
      }
    })

  static let test = Shape.named(
    "test",
    .union(
      TestDescription.Kind.allCases.map { kind in
        switch kind {
        case .shuffled:
          Variant(
            kind: kind.rawValue, description: "Samples that are held out at random.",
            fields: [
              .required(
                "fraction", .number(NumberRange(lower: .excluding(0), upper: .excluding(1))),
                "The part of all samples that is held out."),
              .required(
                "seed", seed, "What decides which samples they are, whatever seed the run has."),
            ])
        }
      } + sources, shared: []))

  static let testShift = Shape.object([
    .optional(
      "factors", .array(of: .number(.any), count: 1...10_000),
      "What each feature is multiplied by, or one number for all; 1 when absent."),
    .optional(
      "offsets", .array(of: .number(.any), count: 1...10_000),
      "What is added to each feature, or one number for all; 0 when absent."),
    .optional(
      "noise", .number(.nonNegative),
      "Standard deviation of what is added to each feature at random; 0 when absent."),
  ])
}
