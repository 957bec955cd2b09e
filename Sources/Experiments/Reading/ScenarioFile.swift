import TrainingEngine

/// A scenario that was read and found to be sound.
public struct ScenarioFile: Equatable, Sendable {
  /// What the file says, with nothing filled in for what it leaves out.
  public let scenario: Scenario
  /// Where it was read; nil when it came as text.
  public let path: String?
  /// The folder to which the paths of its data are relative.
  public let folder: String
  /// The samples of its data files, as they stand there: neither prepared nor split.
  ///
  /// Nil when the samples are made from the seed, or when the data was left out.
  public let samples: DataSet?
  /// The same for test samples that have files of their own.
  public let testSamples: DataSet?
  /// What is sound but hardly meant.
  public let warnings: [ScenarioFault]
  /// What it was read from, for faults that only show when the samples are there; nil for a scenario that
  /// was not read.
  var text: ScenarioText?

  /// Something wrong with a value of the scenario.
  func fault(at path: JSONPath, _ message: String) -> ScenarioFault {
    guard let text, let root = JSONParser.parse(text.bytes).root else {
      return ScenarioFault(
        file: self.path ?? scenario.id, keyPath: path.description, message: message)
    }
    return ScenarioFault(
      TreeFault(offset: root.offset(of: path), path: path, message: message), in: text.bytes,
      of: text.name)
  }
}

/// The text of a scenario.
struct ScenarioText: Equatable, Sendable {
  /// What messages call it.
  let name: String
  /// UTF-8.
  let bytes: [UInt8]
}
