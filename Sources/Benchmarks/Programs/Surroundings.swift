import Experiments
import Foundation

/// What lies around the running program: the explorer that it measures, and the scenarios.
struct Surroundings: Sendable {
  /// The explorer's program.
  let ravine: String
  /// This program.
  let benchmarks: String
  let library: ScenarioLibrary

  /// The scenarios of the figures: one plane that is the whole parameter space and made data, one of
  /// real data, and one network whose landscape follows the training.
  static let scenarios = ["ellipse-vs-circle", "wine-ravine", "digits-mlp"]

  /// - Throws: When the explorer has not been built beside this program.
  static func ofThisProgram() throws -> Surroundings {
    let benchmarks = Bundle.main.executablePath ?? CommandLine.arguments[0]
    let folder = URL(fileURLWithPath: benchmarks).deletingLastPathComponent()
    let ravine = folder.appendingPathComponent("ravine").path
    guard FileManager.default.isExecutableFile(atPath: ravine) else {
      throw BenchmarkFailure("There is no program at \(ravine); build it in the same way first.")
    }
    return Surroundings(
      ravine: ravine, benchmarks: benchmarks,
      library: ScenarioLibrary(
        places: ScenarioLibrary.places(
          environment: ProcessInfo.processInfo.environment,
          workingFolder: FileManager.default.currentDirectoryPath, executable: benchmarks)))
  }

  /// A scenario brought to life.
  func experiment(_ id: String) throws -> Experiment {
    try Experiment(ScenarioReader.read(path: library.find(id)))
  }
}

/// Why something could not be measured.
struct BenchmarkFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
