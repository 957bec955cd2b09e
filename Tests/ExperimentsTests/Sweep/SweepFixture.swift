import Experiments

/// The scenarios that sweeps are tested on.
enum SweepFixture {
  /// Two weights and a loss that is an exact quadratic, full batch.
  static func ellipse() throws -> ScenarioFile { try read("linear-regression") }

  /// A small network whose smallest loss nobody knows.
  static func moons() throws -> ScenarioFile { try read("moons") }

  private static func read(_ name: String) throws -> ScenarioFile {
    try ScenarioReader.read(path: TestFiles.fixtures.appendingPathComponent("\(name).json").path)
  }
}

extension SweepPlan {
  /// All runs on one thread.
  func finished() -> SweepResult { perform(threads: 1) }
}

extension SweepResult {
  /// The outcomes of a side, all of which are there.
  func all(of side: Int) -> [SweepOutcome] { outcomes[side].compactMap { $0 } }
}
