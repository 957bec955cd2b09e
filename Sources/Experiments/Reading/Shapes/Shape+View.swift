// What is seen.

extension Shape {
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
