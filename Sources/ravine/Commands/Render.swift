import ArgumentParser
import Drawing
import Experiments
import Explorer

/// Draws one frame without a terminal.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints one frame of the explorer.",
    discussion: "Example: ravine render ellipse-vs-circle --step 40 --size 120x40 --format ansi")

  @Argument(help: "Id or file of a scenario.")
  var scenario: String

  @Option(parsing: .unconditional, help: "The step on screen; beyond the end, the last one.")
  var step = 0

  @Option(help: "Columns and rows, 80x24 to 2000x2000.")
  var size = SizeArgument(size: Size(columns: 120, rows: 40))

  @Option(help: "text, or ansi for text with colours.")
  var format: Format = .text

  @Option(
    parsing: .unconditional,
    help: "Seed of data, weights and mini-batches, from 0. By default the scenario's.")
  var seed: UInt64?

  @Option(parsing: .unconditional, help: "The lesson's scene, from 1.")
  var scene = 1

  @Flag(help: "With the ellipse of the Hessian.")
  var ellipse = false

  @Flag(help: "Say on standard error how the landscapes were evaluated.")
  var verbose = false

  @Flag(help: "With the losses written on the contour lines.")
  var labels = false

  @Flag(
    inversion: .prefixedNo, exclusivity: .exclusive,
    help: "The loss along the gradient in the panes, or landscapes. By default as the scene says.")
  var smoothness: Bool?

  @OptionGroup var evaluation: EvaluationOptions

  @OptionGroup var look: AppearanceOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, ansi
  }

  func validate() throws {
    guard step >= 0 else { throw ValidationError("--step counts from 0; found \(step).") }
    guard scene >= 1 else { throw ValidationError("--scene counts from 1; found \(scene).") }
    if format == .text, let color = look.color, color != .monochrome {
      throw ValidationError(
        "--color \(color.rawValue) needs --format ansi: plain text has no colours.")
    }
    guard !size.size.isTooSmall else {
      let smallest = SizeArgument(size: .smallestWindow).defaultValueDescription
      throw ValidationError(
        "--size: a frame takes \(smallest) or more; found \(size.defaultValueDescription).")
    }
  }

  func run() throws {
    let screen = try reportingBadInput { try frame() }
    switch format {
    case .text: print(screen.plainText, terminator: "")
    case .ansi: print(screen.ansiText, terminator: "")
    }
  }

  private func frame() throws -> Screen {
    let library = ScenarioLibrary.ofProcess()
    let path = try library.find(scenario)
    let experiment = try Experiment.open(path, seed: seed)
    try expectScene(of: experiment.scenario)
    let colors: ColorDepth = format == .text ? .monochrome : .truecolor
    // A window without panes asks for no picture of anything on the way to the frame.
    let blank = ExplorerState(
      window: Size(columns: 1, rows: 1), appearance: look.appearance(colors: colors), gallery: [],
      everyPoint: evaluation.everyPoint)
    var explorer = UnhurriedExplorer(blank, threads: Machine.cores, open: Experiment.open)
    explorer.apply(try opening(experiment, path: path, in: blank) + [.seek(step: step)])
    explorer.apply(.input(.resized(size.size)))
    if ellipse { explorer.apply(.perform(.ellipse)) }
    if labels { explorer.apply(.perform(.contourLabels)) }
    if verbose {
      for note in explorer.state.evaluationNotes { StandardError.write(note + "\n") }
    }
    return explorer.state.view().reduced(to: explorer.state.appearance.colors)
  }

  /// What brings up the scene, with the panes that are asked for.
  private func opening(
    _ experiment: Experiment, path: String, in blank: ExplorerState
  ) throws -> [Action] {
    var actions: [Action] = [.opened(experiment, path: path)]
    actions += Array(repeating: .perform(.nextScene), count: scene - 1)
    var opened = blank
    _ = opened.update(actions)
    let showsSmoothness = opened.session?.view.panes == .smoothness
    if let smoothness, smoothness != showsSmoothness { actions.append(.perform(.smoothness)) }
    try expectLandscapes(unless: smoothness ?? showsSmoothness)
    return actions
  }

  /// What is drawn on landscapes has no place where the panes show something else.
  private func expectLandscapes(unless showsSmoothness: Bool) throws {
    let drawn = [(ellipse, "--ellipse"), (labels, "--labels")].first { $0.0 }?.1
    guard showsSmoothness, let drawn else { return }
    let panes =
      smoothness == true
      ? "--smoothness shows the loss along the gradient instead"
      : "scene \(scene) shows the loss along the gradient; add --no-smoothness"
    throw ValidationError("\(drawn) is drawn on landscapes; \(panes).")
  }

  private func expectScene(of scenario: Scenario) throws {
    let scenes = scenario.lesson?.scenes.count ?? 0
    guard scene > max(1, scenes) else { return }
    let lesson = scenes == 0 ? "has no lesson" : "has a lesson of \(scenes)"
    throw ValidationError("--scene: '\(scenario.id)' \(lesson); found \(scene).")
  }
}
