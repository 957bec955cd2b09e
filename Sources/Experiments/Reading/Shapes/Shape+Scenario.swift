import TrainingEngine

// The shape of a whole scenario file. The sentences are what an editor shows who writes one.

extension Shape {
  /// A scenario of format `ravine/1`.
  static let scenario = Shape.object([
    .optional("$schema", .text(.prose), "Where the JSON Schema of this format lies, for editors."),
    .required(
      "format", .choice([Choice(word: Scenario.format, description: "The first version.")]),
      "The version of the format."),
    .required(
      "id", .text(.identifier),
      "The name by which commands find the scenario: the file's name without '.json'."),
    .required("title", .text(.prose), "The title above the panes."),
    .required("claim", .text(.prose), "The claim under test, in one or two sentences."),
    .required("source", .text(.prose), "Who makes the claim."),
    .required("verdict", verdict, "What measuring said about the claim."),
    .required("finding", .text(.prose), "What measuring gave, in a few sentences with numbers."),
    .required("seed", seed, "Seed of the data, the initial weights and the mini-batches."),
    .required("data", data, "Where the samples come from and how they are prepared."),
    .required("model", model, "The network that every side trains."),
    .optional(
      "precision",
      choice(Precision.self) { precision in
        switch precision {
        case .float: "Single precision: 24 significant bits."
        case .double: "Double precision: 53 significant bits."
        }
      },
      "In what every network computes; when absent 'double', and 'float' where any has more than "
        + "\(Precision.largestDoubleNetwork) parameters."),
    .required(
      "sides", .array(of: side, count: 2...4),
      "The contenders; the first is shown on the left."),
    .required("plane", plane, "The two directions in parameter space that a pane shows."),
    .required("viewport", viewport, "The rectangle of the plane that is shown first."),
    .optional(
      "start", start,
      "Where the sides begin; without it, where the initializers put them."),
    .required("training", training, "How every side trains, unless it says otherwise."),
    .optional("lesson", lesson, "What a teacher says while the run goes on."),
    .optional(
      "expectations", .array(of: expectation, count: 0...1000),
      "Measured quantities with bounds, which 'ravine check' verifies."),
  ])

  static let seed = Shape.wholeNumber(WholeNumberRange(0...UInt64.max))

  private static let verdict = choice(Verdict.self) { verdict in
    switch verdict {
    case .holds: "The claim is true as it is made."
    case .holdsInPart: "The claim is true under conditions that it does not name."
    case .doesNotHold: "Measuring contradicts the claim."
    case .notMeasured: "Nothing was measured that could tell."
    }
  }

  private static let side = Shape.named(
    "side",
    .object([
      .required(
        "id", .text(.identifier), "The name by which expectations and learning rates refer to it."),
      .required("title", .text(.prose), "The title of its pane."),
      .required("normalization", normalization, "What fills the model's normalization slots."),
      .optional(
        "slots", .dictionary(keys: .layerName, values: normalization),
        "What fills single slots, by name, where it differs from 'normalization'."),
      .optional(
        "features", preparation,
        "What is done to the features of this side, where it differs from 'features' in 'data'."),
      .optional("training", trainingOverrides, "Where this side trains differently."),
      .optional(
        "initialScale", .number(.positive),
        "Factor of all initial weights and biases; 1 when absent."),
      .optional(
        "startMatched", startMatching,
        "By what its start is matched with that of the other sides; 'weights' when absent."),
    ]))

  /// One of the words of an enumeration; the function describes each.
  static func choice<Words: CaseIterable & RawRepresentable<String>>(
    _: Words.Type, _ describe: (Words) -> String
  ) -> Shape {
    .choice(Words.allCases.map { Choice(word: $0.rawValue, description: describe($0)) })
  }
}
