import ArgumentParser
import Experiments

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ScenarioLibrary {
  /// The library of this process: see `ScenarioLibrary.places` for the order of the search.
  static func ofProcess() -> ScenarioLibrary {
    let files = FileManager.default
    let executable = try? files.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return ScenarioLibrary(
      places: places(
        environment: ProcessInfo.processInfo.environment,
        workingFolder: files.currentDirectoryPath, executable: executable,
        package: packageFolder))
  }

  /// The folder of the package that this file was compiled in.
  private static var packageFolder: String {
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
      .joined(separator: "/")
  }

  /// Reads the scenario that a command names.
  static func read(_ name: String) throws(ScenarioError) -> ScenarioFile {
    try ScenarioReader.read(path: ofProcess().find(name))
  }
}

extension Experiment {
  /// Reads a scenario by the path of its file and brings it to life.
  static func open(_ path: String, seed: UInt64?) throws -> Experiment {
    try Experiment(ScenarioReader.read(path: path), seed: seed)
  }
}
