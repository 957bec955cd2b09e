import ArgumentParser
import Curses
import Drawing
import Experiments
import Explorer

/// Opens the explorer.
struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Opens the explorer on a scenario; this is what `ravine SCENARIO` does.",
    discussion: "Example: ravine digits-mlp --theme light")

  @Argument(help: "Id or file of a scenario. Without it the list of scenarios opens.")
  var scenario: String?

  @Option(
    parsing: .unconditional,
    help: "Seed of data, weights and mini-batches, from 0. By default the scenario's.")
  var seed: UInt64?

  @OptionGroup var evaluation: EvaluationOptions

  @OptionGroup var look: AppearanceOptions

  func run() throws {
    let library = ScenarioLibrary.ofProcess()
    // What is wrong with the scenario is said before the screen is taken.
    let first = try scenario.map { name in
      let path = try library.path(of: name)
      return try reportingBadInput {
        Action.opened(try Experiment.open(path, seed: seed), path: path)
      }
    }
    guard StandardStreams.areTerminals else {
      StandardError.write(
        """
        The explorer needs a terminal, and standard input or output is none.
        For one frame as text:   ravine render \(scenario ?? "ellipse-vs-circle") --step 20
        For a run as numbers:    ravine run \(scenario ?? "ellipse-vs-circle") --json

        """)
      throw ExitCode.badInput
    }
    let terminal = try reportingBadInput {
      try CursesTerminal(colorDepth: look.color, glyphs: look.glyphs)
    }
    var state = ExplorerState(
      window: terminal.size, appearance: look.appearance(on: terminal.capabilities), gallery: [],
      everyPoint: evaluation.everyPoint)
    if first == nil { state.openGallery() }
    var loop = ExplorerLoop(terminal: terminal, state: state, threads: Machine.cores)
    let signal = loop.run(beginningWith: first) { library.gallery }
    terminal.close()
    if let signal { throw ExitCode(128 + signal) }
  }
}

extension ScenarioLibrary {
  /// The path of a scenario, where its name is the first word that was given to the program.
  fileprivate func path(of name: String) throws -> String {
    do {
      return try find(name)
    } catch {
      StandardError.write("\(error)\n")
      if let command = Ravine.command(nearestTo: name) {
        StandardError.write("Did you mean the command 'ravine \(command)'?\n")
      }
      throw ExitCode.badInput
    }
  }

  /// The scenarios that can be opened; a faulty file is listed by its name, and opening it says what
  /// is wrong.
  var gallery: [GalleryEntry] {
    list().map { entry in
      let title =
        switch entry.content {
        case .success(let scenario): scenario.title
        case .failure: "cannot be read"
        }
      return GalleryEntry(id: entry.id, title: title, path: entry.path)
    }
  }
}
