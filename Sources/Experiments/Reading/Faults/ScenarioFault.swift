import TrainingEngine

/// One thing that is wrong with a scenario file or with a file that it names.
public struct ScenarioFault: Equatable, Sendable {
  /// The file, as messages show it.
  public let file: String
  /// Where in the file; nil when the whole file is meant.
  public let position: TextPosition?
  /// Which value, like `model.layers[1].outputs`; empty for the whole file and for what is not JSON.
  public let keyPath: String
  /// What was expected and what was found, or what would mend it.
  public let message: String
  /// The known word that is nearest to a misspelt one.
  public let suggestion: String?

  /// A fault of the whole file unless `position` or `keyPath` says where.
  public init(
    file: String, position: TextPosition? = nil, keyPath: String = "", message: String,
    suggestion: String? = nil
  ) {
    self.file = file
    self.position = position
    self.keyPath = keyPath
    self.message = message
    self.suggestion = suggestion
  }
}

extension ScenarioFault: CustomStringConvertible {
  /// One line: `Scenarios/x.json:12:5: model.layers[1].outputs: expected …, found …`.
  public var description: String {
    var text = file.printable
    if let position { text += ":\(position.line):\(position.column)" }
    if !keyPath.isEmpty { text += ": \(keyPath)" }
    text += ": \(message)"
    if let suggestion { text += "; did you mean '\(suggestion)'?" }
    return text
  }
}

/// Everything that is wrong with a scenario, in the order of the file.
public struct ScenarioError: Error, Equatable, Sendable {
  /// At least one.
  public let faults: [ScenarioFault]

  init(_ faults: [ScenarioFault]) {
    precondition(!faults.isEmpty, "An error says what is wrong.")
    self.faults = faults
  }
}

extension ScenarioError: CustomStringConvertible {
  /// One line a fault.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
