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

  static let sources = DataSource.Kind.allCases.map { kind in
    switch kind {
    case .linearRegression: linearRegression
    case .blobs: blobs
    case .moons: moons
    case .circles: circles
    case .spirals: spirals
    case .xor: xor
    case .cats: cats
    case .csv: csv
    case .idx: idx
    }
  }

  private static let samples = Field.required(
    "samples", .wholeNumber(WholeNumberRange(2...10_000_000)), "Number of samples.")

  private static let noise = NumberRange.nonNegative

  private static let planarScales = Field.optional(
    "scales", .array(of: .number(.positive), count: 2...2),
    "Factor of each of the two features afterwards; 1 when absent.")

  private static let linearRegression = Variant(
    kind: DataSource.Kind.linearRegression.rawValue,
    description:
      "Linear regression: y = sum of coefficients times z, plus noise; x = scales z + means.",
    fields: [
      samples,
      .required(
        "scales", .array(of: .number(.positive), count: 1...1000),
        "Standard deviation of each feature."),
      .optional(
        "means", .array(of: .number(.any), count: 1...1000), "Mean of each feature; 0 when absent."),
      .optional(
        "correlation", .number(NumberRange(lower: .excluding(-1), upper: .excluding(1))),
        "Correlation of the second feature with the first; 0 when absent."),
      .required(
        "coefficients", .array(of: .number(.any), count: 1...1000),
        "Weight of each standardized feature in the target."),
      .required(
        "noise", .number(noise), "Standard deviation of what the features do not explain."),
    ])

  private static let blobs = Variant(
    kind: DataSource.Kind.blobs.rawValue,
    description: "Two normal clouds of unit variance, labels 0 and 1.",
    fields: [
      samples,
      .required(
        "offset", .array(of: .number(.any), count: 1...1000),
        "Centre of the cloud of label 1; that of label 0 is its negative."),
      .optional(
        "scales", .array(of: .number(.positive), count: 1...1000),
        "Factor of each feature afterwards; 1 when absent."),
    ])

  private static let moons = Variant(
    kind: DataSource.Kind.moons.rawValue,
    description: "Two interleaved half circles, labels 0 and 1.",
    fields: [
      samples,
      .required("noise", .number(noise), "Standard deviation of the noise."),
      planarScales,
    ])

  private static let circles = Variant(
    kind: DataSource.Kind.circles.rawValue,
    description: "Two circles around one centre, labels 0 (outer) and 1 (inner).",
    fields: [
      samples,
      .required("noise", .number(noise), "Standard deviation of the noise."),
      .optional(
        "ratio", .number(NumberRange(lower: .excluding(0), upper: .excluding(1))),
        "Radius of the inner circle, that of the outer being 1; 0.5 when absent."),
      planarScales,
    ])

  private static let spirals = Variant(
    kind: DataSource.Kind.spirals.rawValue,
    description: "Two spirals wound into each other, labels 0 and 1.",
    fields: [
      samples,
      .required("noise", .number(noise), "Standard deviation of the noise."),
      .optional(
        "turns", .number(.positive), "How often each winds around the centre; 1 when absent."),
      planarScales,
    ])

  private static let xor = Variant(
    kind: DataSource.Kind.xor.rawValue,
    description: "Four normal clouds at (+-1, +-1), labels 0 where signs agree and 1 elsewhere.",
    fields: [
      samples,
      .required("noise", .number(noise), "Standard deviation of each cloud."),
      planarScales,
    ])

  private static let cats = Variant(
    kind: DataSource.Kind.cats.rawValue,
    description: "Points below (label 0) and above (label 1) the wave y = 0.8 sin(1.5 x).",
    fields: [
      samples,
      .optional(
        "range", .interval, "The ends between which x is uniform; -3.1 and -0.1 when absent."),
      planarScales,
    ])

  private static let csv = Variant(
    kind: DataSource.Kind.csv.rawValue,
    description: "A table of comma-separated values with a header row.",
    fields: [
      .required("file", .text(.prose), "Path of the file, relative to the scenario."),
      .required(
        "columns", .array(of: .text(.prose), count: 1...10_000),
        "Names of the columns that are the features, in this order."),
      .required("target", .text(.prose), "Name of the column that is the target."),
      .required(
        "targetKind",
        choice(CSVSource.TargetKind.self) { kind in
          switch kind {
          case .number: "The target is a number."
          case .category: "The target is the name of a class."
          }
        }, "What the target is."),
      .optional(
        "image", .array(of: .wholeNumber(WholeNumberRange(1...10_000)), count: 3...3),
        "Channels, height and width of the image that the columns make; no image when absent."),
    ])

  private static let idx = Variant(
    kind: DataSource.Kind.idx.rawValue,
    description: "Images and labels in MNIST's own format, plain or gzip.",
    fields: [
      .required("images", .text(.prose), "Path of the images, relative to the scenario."),
      .required("labels", .text(.prose), "Path of the labels, relative to the scenario."),
      .optional("pixelScale", .number(.positive), "What pixels are divided by; 1 when absent."),
    ])
}
