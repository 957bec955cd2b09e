// What is seen.

extension Shape {
  static let plane = Shape.union(
    PlaneDescription.Kind.allCases.map { kind in
      switch kind {
      case .parameters:
        Variant(
          kind: kind.rawValue,
          description: "Two parameters by name, every other one where the training has it.",
          fields: [
            .required("x", .text(.prose), "The parameter along x, like 'output.weight[0,1]'."),
            .required("y", .text(.prose), "The parameter along y."),
            .optional(
              "choice", .text(.prose),
              "How these two were chosen, where the choice decides what is seen."),
          ])
      }
    }, shared: [])

  static let viewport = Shape.object([
    .required("x", .interval, "Left and right edge."),
    .required("y", .interval, "Lower and upper edge."),
    .optional(
      "shared", .boolean, "Whether zooming and panning moves all sides together; true when absent."),
    .optional(
      "sharedLevels", .boolean,
      "Whether equal colours mean equal losses on all sides; true when absent."),
  ])

  static let planePoint = Shape.object([
    .required("x", .number(.any), "Value of the parameter along x."),
    .required("y", .number(.any), "Value of the parameter along y."),
  ])
}
