import Drawing
import Experiments

extension Subject {
  /// From the start of the process to pictures.
  static let firstFrame = Subject(
    name: "first-frame",
    explanation:
      "From just before fork until the last byte of a synchronized update has come, after which a "
      + "terminal emulator shows: all titles of panes (first frame); and no pane without a map (first "
      + "picture); and the last change (finest picture). Release build, warm file cache."
  ) { surroundings in
    try Surroundings.scenarios.flatMap { scenario in
      let titles = try surroundings.experiment(scenario).sides.map(\.title)
      return try [Size(columns: 120, rows: 40), Size(columns: 200, rows: 60)].flatMap { size in
        let starts = try (0..<12).map { _ in
          try Start(of: scenario, titles: titles, size: size, in: surroundings)
        }
        let name = "\(scenario) \(size.columns)x\(size.rows)"
        let goal =
          scenario == "ellipse-vs-circle" ? Figure.Goal(limit: 50, statistic: .median) : nil
        return [
          Figure("\(name) first frame", starts.map(\.firstFrame), unit: "ms", goal: goal),
          Figure("\(name) first picture", starts.map(\.firstPicture), unit: "ms"),
          Figure("\(name) finest picture", starts.map(\.finestPicture), unit: "ms"),
        ]
      }
    }
  }
}

/// One start of the explorer, in milliseconds from just before fork.
private struct Start {
  let firstFrame: Double
  let firstPicture: Double
  let finestPicture: Double

  /// What a pane says that has no map yet.
  private static let waiting = "computing"

  init(
    of scenario: String, titles: [String], size: Size, in surroundings: Surroundings
  ) throws {
    let program = try RecordedProgram(
      surroundings.ravine, [try surroundings.library.find(scenario)], size: size)
    program.receive(untilQuietFor: .milliseconds(700))
    _ = program.send("q")
    program.waitForEnd()
    let frames = FrameSequence(of: program).filter { frame in
      titles.allSatisfy { frame.terminal.shows($0) }
    }
    guard let first = frames.first, let last = frames.last,
      let picture = frames.first(where: { !$0.terminal.shows(Self.waiting) })
    else { throw BenchmarkFailure("The explorer showed no picture of \(scenario).") }
    func since(_ frame: FrameSequence.Frame) -> Double {
      (frame.time - program.start) / .milliseconds(1)
    }
    firstFrame = since(first)
    firstPicture = since(picture)
    finestPicture = since(last)
  }
}
