import TrainingEngine

// What training makes small.

extension Shape {
  static let loss = Shape.wordOr(
    Loss.Kind.allCases.map { Choice(word: $0.rawValue, description: $0.sentence) },
    .union(
      Loss.Kind.allCases.map {
        Variant(kind: $0.rawValue, description: $0.sentence, fields: [])
      },
      shared: [
        .required(
          "l2", .number(.nonNegative),
          "The factor λ of the L2 penalty λ/2 Σ p², which is a part of every loss that is shown, of "
            + "landscapes and of curvature."),
        .optional(
          "penalized",
          choice(L2Penalty.Parameters.self) { parameters in
            switch parameters {
            case .all: "All parameters that training may move."
            case .weights:
              "The weights of linear layers and convolutions: no bias, scale or shift."
            }
          }, "Which parameters the penalty is on; 'all' when absent."),
      ]))
}

extension Loss.Kind {
  fileprivate var sentence: String {
    switch self {
    case .meanSquaredError: "The mean of the squared errors."
    case .halfMeanSquaredError: "Half the mean of the squared errors."
    case .softmaxCrossEntropy: "Cross-entropy of a softmax over one output a class."
    case .binaryCrossEntropy: "Cross-entropy of a sigmoid of one output, for two classes."
    }
  }
}
