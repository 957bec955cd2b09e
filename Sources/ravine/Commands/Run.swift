import ArgumentParser
import Drawing
import Experiments
import Landscapes

/// Trains without a screen.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Trains every side of a scenario and prints its losses.",
    discussion: "Example: ravine run digits-mlp --json")

  @Argument(help: "Id or file of a scenario.")
  var scenario: String

  @Option(help: "Length of the run. By default the scenario's.")
  var steps: Int?

  @Option(help: "Learning rate of every side. By default by the scenario's rule.")
  var learningRate: Double?

  @Option(help: "Seed of data, weights and mini-batches. By default the scenario's.")
  var seed: UInt64?

  @Flag(help: "Every step of every side as JSON.")
  var json = false

  func validate() throws {
    if let steps, !(1...10_000_000).contains(steps) {
      throw ValidationError("--steps takes 1 to 10000000; found \(steps).")
    }
    if let learningRate, !(learningRate > 0 && learningRate.isFinite) {
      throw ValidationError("--learning-rate takes a number above 0; found \(learningRate).")
    }
  }

  func run() throws {
    let file = try reportingBadInput { try ScenarioLibrary.read(scenario) }
    let experiment = try reportingBadInput { try Experiment(file, seed: seed) }
    let steps = steps ?? file.scenario.training.steps
    var progress = ProgressLine(total: steps * experiment.sides.count)
    let results = experiment.sides.map { side in
      let rate =
        learningRate ?? side.learningRate(by: side.learningRateRule, steps: steps)
      var timeline = Timeline(of: side, learningRate: rate, steps: steps)
      while timeline.lastStep < steps {
        let stretch = min(max(1, steps / 100), steps - timeline.lastStep)
        timeline.advance(by: stretch)
        progress.advance(by: stretch)
      }
      return RunResult(side: side, timeline: timeline)
    }
    progress.clear()
    print(json ? results.json(of: experiment) : results.table, terminator: "")
  }
}

/// One side after its run.
struct RunResult {
  let side: ExperimentSide
  let timeline: Timeline
}

extension [RunResult] {
  /// Losses at steps that double, a column a side, and what came out below them.
  var table: String {
    var lines = [row("step") { $0.side.title }]
    var step = 0
    let last = self.map(\.timeline.lastStep).min() ?? 0
    while true {
      lines.append(row(String(step)) { NumberFormat.scientific($0.timeline.moments[step].loss) })
      guard step < last else { break }
      step = Swift.min(step == 0 ? 1 : step * 2, last)
    }
    lines.append("")
    lines.append(row("learning rate") { NumberFormat.compact($0.timeline.learningRate) })
    lines.append(
      row("κ at the start") {
        $0.side.curvatureAtStart().conditionNumber.map { NumberFormat.compact($0) } ?? "no bowl"
      })
    lines.append(
      row("steps to within 1%") {
        $0.side.stepsToConverge(in: $0.timeline).map(String.init) ?? "-"
      })
    lines.append(
      row("diverged at step") { $0.timeline.divergence.map(String.init) ?? "-" })
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ name: String, _ cell: (RunResult) -> String) -> String {
    let cells = self.map { cell($0).padded(to: Swift.max(14, $0.side.title.count)) }
    return ([name.padded(to: 20)] + cells).joined(separator: "  ")
  }
}
