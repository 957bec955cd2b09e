/// Something to measure; one file a subject, under Subjects/.
struct Subject: Sendable {
  /// The word for it on the command line.
  let name: String
  /// What is measured and how, in a sentence or two.
  let explanation: String
  let measure: @Sendable (Surroundings) throws -> [Figure]

  /// All subjects, in the order of the report.
  static let all = [
    calibration, firstFrame, frameCost, keyLatency, pause, kernels, training, landscapes, reading,
  ]
}
