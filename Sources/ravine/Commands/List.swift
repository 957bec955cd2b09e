import ArgumentParser
import Experiments

/// Lists the library.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the scenarios of the library.",
    discussion: "Example: ravine list")

  func run() throws {
    let entries = ScenarioLibrary.ofProcess().list()
    let width = entries.map(\.id.count).max() ?? 0
    for entry in entries {
      let id = entry.id.padded(to: width)
      switch entry.content {
      case .success(let scenario):
        print("\(id)  \(scenario.verdict.text.padded(to: 14))  \(scenario.title)")
      case .failure(let error):
        print("\(id)  cannot be read  \(error.faults.count) faults; `ravine check` tells them")
      }
    }
    if entries.isEmpty {
      StandardError.write("There are no scenarios; set RAVINE_SCENARIOS to a folder of them.\n")
      throw ExitCode.badInput
    }
  }
}

extension String {
  /// The text with blanks behind it up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
