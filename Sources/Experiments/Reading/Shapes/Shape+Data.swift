// Where samples come from.

extension Shape {
  static let data = Shape.named(
    "data",
    .union(
      sources,
      shared: [
        .optional("features", preparation, "What is done to the features; nothing when absent."),
        .optional("targets", preparation, "What is done to the target; nothing when absent."),
        .optional(
          "testEvery", .wholeNumber(WholeNumberRange(2...10_000_000)),
          "Holds out every sample whose index is a multiple of this number as the test set."),
        .optional("test", test, "Where test samples come from that 'testEvery' cannot hold out."),
        .optional(
          "testShift", testShift, "How the features of the test samples are changed."),
      ]))

  static let sources = DataSource.Kind.allCases.map { $0.content.variant }
}
