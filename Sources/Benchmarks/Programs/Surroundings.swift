import Experiments
import Foundation
import TrainingEngine

/// What lies around the running program: the explorer that it measures, the scenarios, and
/// PyTorch to compare with.
struct Surroundings {
  /// The explorer's program.
  let ravine: String
  /// This program.
  let benchmarks: String
  let library: ScenarioLibrary
  /// Nil where there is none, or where nothing is compared.
  let pyTorch: PyTorch?
  /// Which PyTorch there is, or why none, as a sentence.
  let remarkOnPyTorch: String
  /// What the name of a case has to contain, where a subject has several; nil for all.
  let cases: String?

  /// The scenarios of the figures: one plane that is the whole parameter space and made data, one of
  /// real data, and one network whose landscape follows the training.
  static let scenarios = ["ellipse-vs-circle", "wine-ravine", "digits-mlp"]

  /// - Parameters:
  ///   - python: The interpreter in which PyTorch is looked for; nil to do without.
  ///   - cases: What the name of a case has to contain; nil for all.
  /// - Throws: When the explorer has not been built beside this program.
  static func ofThisProgram(python: String?, cases: String?) throws -> Surroundings {
    let benchmarks = Bundle.main.executablePath ?? CommandLine.arguments[0]
    let folder = URL(fileURLWithPath: benchmarks).deletingLastPathComponent()
    let ravine = folder.appendingPathComponent("ravine").path
    guard FileManager.default.isExecutableFile(atPath: ravine) else {
      throw BenchmarkFailure("There is no program at \(ravine); build it in the same way first.")
    }
    let search = python.map { python in Result { try PyTorch(python: python) } }
    let pyTorch = try? search?.get()
    let remark =
      switch search {
      case .success(let pyTorch): "PyTorch is \(pyTorch.version)."
      case .failure(let error): "Without PyTorch, as there is none (\(error))."
      case nil: "Without PyTorch."
      }
    return Surroundings(
      ravine: ravine, benchmarks: benchmarks,
      library: ScenarioLibrary(
        places: ScenarioLibrary.places(
          environment: ProcessInfo.processInfo.environment,
          workingFolder: FileManager.default.currentDirectoryPath, executable: benchmarks)),
      pyTorch: pyTorch, remarkOnPyTorch: remark, cases: cases)
  }

  /// The scenarios of the library whose names are wanted.
  func wantedScenarios() -> [ScenarioLibrary.Entry] {
    library.list().filter { isWanted($0.id) }
  }

  func isWanted(_ caseName: String) -> Bool { cases.map(caseName.contains) ?? true }

  /// The digits of the library, as the comparisons take them.
  func digits() throws -> DataSet { try .digits(of: library) }

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
