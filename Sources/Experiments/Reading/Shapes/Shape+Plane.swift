import Landscapes

// The planes that a pane can show.

extension Shape {
  static let plane = Shape.union(
    DirectionsDescription.Kind.allCases.map(variant),
    shared: [
      .optional(
        "statistics",
        choice(PlaneStatistics.self) { statistics in
          switch statistics {
          case .evaluationSet: "Those of all training samples."
          case .miniBatch:
            "Those of the step's mini-batch, over which the loss is taken too: what training sees."
          case .running: "The running averages of the plane's origin."
          case .frozen:
            "Those that all training samples have at the plane's origin, as constants."
          }
        },
        "What batch normalization normalizes by on the plane; 'evaluationSet' when absent.")
    ])

  private static func variant(_ kind: DirectionsDescription.Kind) -> Variant {
    switch kind {
    case .parameters:
      Variant(
        kind: kind.rawValue,
        description: "Two parameters by name, whose values are the coordinates.",
        fields: [
          .required("x", .text(.prose), "The parameter along x, like 'output.weight[0,1]'."),
          .required("y", .text(.prose), "The parameter along y."),
          .optional(
            "choice", .text(.prose),
            "How these two were chosen, where the choice decides what is seen."),
          .optional(
            "origin", origin([.current, .start]),
            "Where all other parameters are; 'current' when absent."),
        ])
    case .random:
      Variant(
        kind: kind.rawValue,
        description:
          "Two random directions through the origin, scaled to its weights (Li et al. 2018) and at "
          + "right angles.",
        fields: [
          .optional("scaling", scaling, "How they are scaled; 'filter' when absent."),
          .optional(
            "vectors", vectors,
            "What they do to biases, and to scales and shifts of normalizations; 'zero' when absent."
          ),
          directionSeed, anyOrigin,
        ])
    case .principalComponents:
      Variant(
        kind: kind.rawValue,
        description: "The two directions in which the parameters of the run spread most.",
        fields: [
          .optional(
            "of",
            choice(PrincipalComponentsDescription.Extent.self) { extent in
              switch extent {
              case .wholeRun: "All steps of the run."
              case .runSoFar: "The steps up to the one on screen."
              }
            }, "The steps that count; 'wholeRun' when absent."),
          anyOrigin,
        ])
    case .hessian:
      Variant(
        kind: kind.rawValue,
        description: "Two eigenvectors of the Hessian of the whole network's loss at the origin.",
        fields: [
          .optional(
            "eigenvectors",
            choice(HessianDirectionsDescription.Choice.self) { eigenvectors in
              switch eigenvectors {
              case .topTwo: "Those of the two largest eigenvalues."
              case .topAndBottom: "Those of the largest and the smallest eigenvalue."
              }
            }, "Which two; 'topTwo' when absent."),
          anyOrigin,
        ])
    case .gradient:
      Variant(
        kind: kind.rawValue,
        description: "The gradient at the origin and a random direction at right angles to it.",
        fields: [directionSeed, anyOrigin])
    case .checkpoints:
      Variant(
        kind: kind.rawValue,
        description:
          "The plane through the parameters at three steps: (0, 0), (1, 0) and a third above the "
          + "x-axis.",
        fields: [
          .required("steps", .array(of: runStep, count: 3...3), "Three different steps of the run.")
        ])
    case .line:
      Variant(
        kind: kind.rawValue,
        description:
          "The line from the parameters at one step, (0, 0), to those at another, (1, 0), and a "
          + "random direction at right angles to it.",
        fields: [
          .required("from", runStep, "The step where the line begins."),
          .required("to", runStep, "The step where x is 1."), directionSeed,
        ])
    }
  }

  private static let directionSeed = Field.optional(
    "seed", seed, "What is drawn from; the seed of the run when absent.")

  private static let anyOrigin = Field.optional(
    "origin", origin(PlaneOrigin.Word.allCases),
    "Which point the plane goes through; 'current' when absent.")

  private static let runStep = Shape.wholeNumber(WholeNumberRange(0...10_000_000))

  private static func origin(_ words: [PlaneOrigin.Word]) -> Shape {
    .wordOr(
      words.map { word in
        let description =
          switch word {
          case .current: "The parameters at the step on screen."
          case .start: "The parameters before the first step."
          case .minimum: "The lowest point of the plane through the current parameters."
          }
        return Choice(word: word.rawValue, description: description)
      }, .object([.required("step", runStep, "A step of the run.")]))
  }

  private static let scaling = choice(DirectionScaling.self) { scaling in
    switch scaling {
    case .filter: "What leads to one output is as long as the network's own."
    case .layer: "Each tensor is as long as the network's own."
    case .weight: "Each number is multiplied by the weight at its place."
    case .none: "As drawn: standard normal."
    }
  }

  private static let vectors = choice(VectorDirections.self) { vectors in
    switch vectors {
    case .zero: "They stand still, as in the paper."
    case .scaled: "They are scaled as weights are, each tensor as one filter."
    case .drawn: "They move as drawn."
    }
  }
}
