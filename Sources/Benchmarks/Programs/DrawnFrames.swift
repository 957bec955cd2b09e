import Curses
import Drawing
import Experiments
import Explorer
import Foundation

/// Milliseconds of processor time that frames cost, part by part: what a process that draws on a
/// pseudo-terminal tells the one that started it.
struct DrawnFrames: Codable {
  /// What changes from frame to frame.
  let change: String
  /// The explorer's `update`, with levels and contour lines where the landscape changes.
  var update: [Double] = []
  /// `view()`.
  var view: [Double] = []
  /// `reduced(to:)`.
  var reduction: [Double] = []
  /// `show(_:)` of the terminal, ncurses and the system calls included.
  var show: [Double] = []

  var total: [Double] {
    update.indices.map { update[$0] + view[$0] + reduction[$0] + show[$0] }
  }

  /// What the line with the result begins with.
  private static let mark = "drawn frames: "

  private static let count = 60

  /// Draws frames of a scenario on this process's terminal, and prints what they cost.
  static func measure(path: String, colors: ColorDepth) throws {
    let experiment = try Experiment(ScenarioReader.read(path: path))
    let terminal = try CursesTerminal(colorDepth: colors)
    var explorer = UnhurriedExplorer(
      ExplorerState(window: terminal.size, appearance: Appearance(colors: colors), gallery: [])
    ) { _, _ in experiment }
    explorer.apply(.opened(experiment, path: path))
    let steps = experiment.scenario.training.steps
    explorer.apply(.seek(step: steps / 4))
    let frames = [
      draw("nothing", of: &explorer, on: terminal) { _ in .seek(step: steps / 4) },
      draw("path", of: &explorer, on: terminal) { .seek(step: steps / 4 + $0 % 20) },
      draw("viewport", of: &explorer, on: terminal) {
        .perform($0.isMultiple(of: 2) ? .zoomIn : .resetViewport)
      },
      draw("colour map", of: &explorer, on: terminal) { _ in .perform(.colorMap) },
    ]
    terminal.close()
    let result = try JSONEncoder().encode(frames)
    print(mark + String(decoding: result, as: UTF8.self))
  }

  private static func draw(
    _ change: String, of explorer: inout UnhurriedExplorer, on terminal: CursesTerminal,
    _ action: (Int) -> Action
  ) -> DrawnFrames {
    var frames = DrawnFrames(change: change)
    let colors = explorer.state.appearance.colors
    // The first round computes landscapes and fills caches; it does not count.
    for frame in -40..<count {
      let action = action(frame + 40)
      let update = Stopwatch.processor { explorer.apply(action) }
      var screen = Screen(size: terminal.size)
      let view = Stopwatch.processor { screen = explorer.state.view() }
      let reduction = Stopwatch.processor { screen = screen.reduced(to: colors) }
      let show = Stopwatch.processor { terminal.show(screen) }
      guard frame >= 0 else { continue }
      frames.update.append(update)
      frames.view.append(view)
      frames.reduction.append(reduction)
      frames.show.append(show)
    }
    return frames
  }

  /// What a process that ran `measure` has printed.
  static func printed(by program: RecordedProgram) throws -> [DrawnFrames] {
    let text = String(decoding: program.arrivals.flatMap(\.bytes), as: UTF8.self)
    guard let start = text.range(of: mark, options: .backwards)?.upperBound else {
      throw BenchmarkFailure("No frames were drawn: \(text.suffix(200))")
    }
    let line = text[start...].prefix { !$0.isNewline }
    return try JSONDecoder().decode([DrawnFrames].self, from: Data(line.utf8))
  }
}
