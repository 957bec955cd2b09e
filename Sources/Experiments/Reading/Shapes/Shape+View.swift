import Landscapes

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
    .optional(
      "levels", levels, "Which losses contour lines are drawn at; logarithmic when absent."),
  ])

  private static let levels = Shape.wordOr(
    LevelSpacing.Word.allCases.map { word in
      let description =
        switch word {
        case .logarithmic: "Evenly in the logarithm of the rise above the lowest loss."
        case .linear: "Evenly in the loss itself."
        case .quantiles: "With equal parts of the picture between neighbouring lines."
        }
      return Choice(word: word.rawValue, description: description)
    },
    .object([
      // A heat map has at most 64 colours.
      .required("at", .array(of: .number(.any), count: 1...63), "Losses in ascending order.")
    ]))

  static let start = Shape.object([
    .optional(
      "x", .number(.any),
      "With 'y', where on the plane: of a plane of two parameters the value of the one along x; of "
        + "others the first coordinate of the point to which the parameters are moved along the "
        + "plane's directions."),
    .optional("y", .number(.any), "The same along y."),
    .optional(
      "parameters", .dictionary(keys: .prose, values: .number(.any)),
      "Values of single parameters by name, like 'output.bias[0]', on every side."),
  ])
}
