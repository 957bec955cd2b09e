import ArgumentParser
import Explorer

/// Prints the explorer's keys, for the README.
struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the explorer's keys as a Markdown table.",
    discussion: "Example: ravine keys")

  func run() { print(KeyBinding.markdownTable, terminator: "") }
}
