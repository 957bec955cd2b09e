// What happens to the learning rate and to the gradient before a step.

extension Shape {
  static let schedule = Shape.named(
    "schedule",
    .union(
      ScheduleCourse.Kind.allCases.map { kind in
        switch kind {
        case .constant:
          Variant(kind: kind.rawValue, description: "The full rate all along.", fields: [])
        case .step:
          Variant(
            kind: kind.rawValue, description: "The rate times a factor, again and again.",
            fields: [
              .required("every", steps, "Steps from one drop to the next."),
              .required("factor", .number(share), "What the rate is multiplied by."),
            ])
        case .cosine:
          Variant(
            kind: kind.rawValue,
            description: "Half a period of a cosine, from the full rate to the end of the run.",
            fields: [
              .optional(
                "finalFraction",
                .number(NumberRange(lower: .including(0), upper: .including(1))),
                "What is left of the rate at the end; 0 when absent.")
            ])
        }
      },
      shared: [
        .optional(
          "warmUp", .wholeNumber(WholeNumberRange(0...10_000_000)),
          "Steps in which the rate first grows evenly up to the full one; 0 when absent.")
      ]))

  static let clipping = Shape.named(
    "clipping",
    .union(
      ClippingDescription.Kind.allCases.map { kind in
        switch kind {
        case .none:
          Variant(
            kind: kind.rawValue,
            description: "The gradient as it is, for a side that differs from the others.",
            fields: [])
        case .norm:
          Variant(
            kind: kind.rawValue, description: "The norm of the whole gradient is bounded.",
            fields: [.required("maximum", .number(.positive), "The largest norm.")])
        case .adaptive:
          Variant(
            kind: kind.rawValue,
            description: "The gradient of each unit is bounded by the size of its parameters.",
            fields: [
              .optional(
                "fraction", .number(.positive),
                "The largest part of a unit's size that its gradient may have; 0.01 when absent."),
              .optional(
                "epsilon", .number(.positive),
                "The size that units at least count as; 0.001 when absent."),
              .optional(
                "lastLayer", .boolean,
                "Whether the last linear layer is clipped too; false when absent."),
            ])
        }
      }, shared: []))

  private static let share = NumberRange(lower: .excluding(0), upper: .including(1))
}
