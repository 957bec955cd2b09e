// The rules by which parameters follow the gradient. The defaults are PyTorch's.

extension Shape {
  static let optimizer = Shape.named(
    "optimizer",
    .union(OptimizerDescription.Kind.allCases.map(variant), shared: []))

  private static func variant(_ kind: OptimizerDescription.Kind) -> Variant {
    switch kind {
    case .sgd:
      Variant(
        kind: kind.rawValue, description: "Stochastic gradient descent.",
        fields: [
          .optional("momentum", fraction, "Part of the last update that goes on; 0 when absent."),
          .optional(
            "nesterov", .boolean,
            "Whether the gradient is taken ahead, after Nesterov; false when absent."),
        ])
    case .adaGrad:
      Variant(
        kind: kind.rawValue,
        description: "Each gradient is divided by the root of the sum of its squares so far.",
        fields: [epsilon("1e-10")])
    case .rmsProp:
      Variant(
        kind: kind.rawValue,
        description: "Each gradient is divided by the root of its recent mean square.",
        fields: [
          .optional(
            "decay", fraction, "Part of the mean square that each step keeps; 0.99 when absent."),
          epsilon("1e-8"),
        ])
    case .adam:
      Variant(
        kind: kind.rawValue,
        description: "The mean gradient is divided by the root of the mean square.",
        fields: adamFields)
    case .adamW:
      Variant(
        kind: kind.rawValue, description: "Adam, with a weight decay apart from the gradient.",
        fields: adamFields)
    }
  }

  private static let adamFields: [Field] = [
    .optional(
      "gradientDecay", fraction, "Part of the mean gradient that each step keeps; 0.9 when absent."
    ),
    .optional(
      "squareDecay", fraction, "Part of the mean square that each step keeps; 0.999 when absent."),
    epsilon("1e-8"),
  ]

  private static func epsilon(_ standard: String) -> Field {
    .optional(
      "epsilon", .number(.positive),
      "What is added to the root before it divides; \(standard) when absent.")
  }

  private static let fraction = Shape.number(
    NumberRange(lower: .including(0), upper: .excluding(1)))
}
