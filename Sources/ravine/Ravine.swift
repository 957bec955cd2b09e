import ArgumentParser
import CMemory
import Experiments

/// The command line: one file a command, under Commands/.
@main
struct Ravine: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ravine",
    abstract: "Loss landscapes in the terminal, without and with batch normalization.",
    usage: """
      ravine [<scenario>]
      ravine <subcommand>
      """,
    discussion: """
      `ravine SCENARIO` opens the explorer on a scenario, `ravine` alone on the list of them. A \
      scenario is given by its id or by the path of its file.

      Example: ravine ellipse-vs-circle
      """,
    version: "0.1.0",
    subcommands: [
      Explore.self, List.self, Show.self, Check.self, Run.self, SweepCommand.self, Render.self,
      Keys.self,
    ],
    defaultSubcommand: Explore.self)

  static func main() {
    keep_freed_memory()
    do {
      var command = try parseAsRoot()
      try command.run()
      // Nobody shall take half of the data for all of it.
      if let reason = StandardOutput.finish() {
        StandardError.write("Standard output cannot be written: \(reason).\n")
        throw ExitCode.badInput
      }
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      StandardError.write(fullMessage(for: error) + "\n")
      Self.exit(withError: ExitCode.badInput)
    }
  }

  /// The command that a word may have been meant for.
  static func command(nearestTo word: String) -> String? {
    Vocabulary(configuration.subcommands.map { $0._commandName }).nearest(to: word)
  }
}
