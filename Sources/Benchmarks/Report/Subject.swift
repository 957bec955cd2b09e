/// Something to measure; one file a subject, under Subjects/.
struct Subject: Sendable {
  /// The word for it on the command line.
  let name: String
  /// What is measured and how, in a sentence or two.
  let explanation: String
  /// Whether PyTorch does the same beside us.
  var isComparison = false
  let measure: @Sendable (Surroundings) throws -> [Figure]

  /// All subjects, in the order of the report.
  static let all = [
    calibration, firstFrame, firstPictures, frameCost, keyLatency, pause, kernels, training,
    landscapes, reading, hessianProducts, trainingSteps, allocations, landscapePoints, cores,
    landscapeMemory,
    // It leaves threads of the pool behind at a low priority, which nobody but root can raise again.
    staleRequests,
  ]
}

extension Report.Chapter {
  /// Measures a subject.
  init(of subject: Subject, in surroundings: Surroundings) throws {
    let before = MachineUsage()
    let figures = try subject.measure(surroundings)
    let after = MachineUsage()
    self.init(
      subject: subject.name,
      explanation: subject.isComparison
        ? "\(subject.explanation) \(surroundings.remarkOnPyTorch)" : subject.explanation,
      figures: figures,
      shareOfOthers: before.flatMap { before in after?.shareOfOthers(since: before) })
  }
}
