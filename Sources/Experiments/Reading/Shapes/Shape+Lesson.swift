// What is said and what is verified.

extension Shape {
  static let lesson = Shape.object([
    .required(
      "scenes", .array(of: scene, count: 1...100),
      "Ways to look at the scenario, in this order; the explorer opens on the first.")
  ])

  private static let scene = Shape.object([
    .required("title", .text(.prose), "The title of the scene."),
    .optional(
      "learningRate", learningRate, "The learning rates of the scene; the training's when absent."),
    .optional(
      "panes",
      choice(PaneContent.self) { content in
        switch content {
        case .landscapes: "The loss over the plane."
        case .smoothness:
          "How smooth the loss is along the gradient, step by step (Santurkar et al. 2018)."
        }
      },
      "What the panes show; when absent what they showed before, landscapes in the first scene."),
    .required(
      "captions", .array(of: caption, count: 1...1000), "What is said, in order of the steps."),
  ])

  private static let caption = Shape.object([
    .required(
      "step", .wholeNumber(WholeNumberRange(0...10_000_000)),
      "The step from which on the text stands under the panes."),
    .required("text", .text(.prose), "A sentence or two."),
  ])

  static let expectation = Shape.named(
    "expectation",
    .object([
      .required("quantity", quantity, "What is measured."),
      .required("side", .text(.identifier), "The id of the side that is measured."),
      .optional(
        "over", .text(.identifier),
        "The id of a side whose quantity divides: the bound then is one on the ratio."),
      .optional(
        "learningRate", learningRate, "The learning rate, where it differs from the training's."),
      .optional("steps", steps, "Length of the run, where it differs from the training's."),
      .optional(
        "firstStep", .wholeNumber(WholeNumberRange(0...10_000_000)),
        "The first step that counts for a median over steps; 0 when absent."),
      .optional(
        "seeds", .array(of: seed, count: 1...1000),
        "Seeds that must all satisfy the bound; the scenario's own when absent."),
      .optional("atLeast", .number(.any), "The lower bound."),
      .optional("atMost", .number(.any), "The upper bound."),
      .optional("note", .text(.prose), "Why this bound, where that needs saying."),
    ]))

  private static let quantity = choice(Quantity.self) { quantity in
    switch quantity {
    case .conditionNumberAtStart:
      "Largest over smallest eigenvalue of the loss on the plane, at the start."
    case .conditionNumberAtMinimum:
      "The same at the minimum on the plane after the last step."
    case .medianPairConditionNumber:
      "The median condition number over all pairs of weights in the row of the plane's first "
        + "parameter, one of two by name, after the last step."
    case .largestStableLearningRate:
      "The largest learning rate at which gradient descent is stable at the start, on the plane."
    case .networkLargestEigenvalueAtStart:
      "Largest eigenvalue of the loss in all parameters of the network, at the start."
    case .networkLargestEigenvalueAtEnd:
      "The same after the last step."
    case .networkConditionNumberAtStart:
      "Largest over smallest eigenvalue of the loss in all parameters of the network, at the start."
    case .networkLargestStableLearningRate:
      "The largest learning rate at which gradient descent is stable at the start, in all "
        + "parameters of the network."
    case .stepsToConverge:
      "Steps until the loss is within 1% of the smallest loss that is possible on the plane."
    case .minimumLoss: "Loss at the minimum on the plane after the last step."
    case .finalLoss: "Loss on all training samples after the last step."
    case .trainingAccuracy:
      "Share of training samples that are classified right after the last step, with batch "
        + "statistics."
    case .testAccuracy:
      "Share of test samples that are classified right after the last step, with running "
        + "statistics."
    case .growth: "Loss after the last step over the loss at the start."
    case .pathOverStraightLine:
      "Length of the path on the plane over the straight line from its start to its end."
    case .lossRange:
      "Largest minus smallest loss of the batch at 1/4, 1/2, 1, 2 and 4 learning rates along the "
        + "gradient; the median over the steps."
    case .gradientChange:
      "Largest change of the gradient among those points; the median over the steps."
    case .effectiveBeta:
      "Largest change of the gradient over the distance moved among those points; the median over "
        + "the steps."
    case .meanCosineOfSteps:
      "The mean cosine of the angle between each step on the plane and the next."
    case .predictedContraction:
      "The factor by which theory lets the distance to the minimum on the plane shrink with every "
        + "step, at the minimum after the last step."
    case .observedContraction:
      "The factor by which the gradient shrank with each of the last 20 steps, in full batches."
    }
  }
}
