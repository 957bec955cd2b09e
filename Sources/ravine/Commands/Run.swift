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

  @Option(
    parsing: .unconditional, help: "Length of the run, 1 to 10000000. By default the scenario's.")
  var steps: Int?

  @Option(
    parsing: .unconditional, help: "Learning rate of every side. By default by the scenario's rule."
  )
  var learningRate: Double?

  @Option(
    parsing: .unconditional,
    help: "Seed of data, weights and mini-batches, from 0. By default the scenario's.")
  var seed: UInt64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Looks into the networks every so many steps, without changing the run: gradient by layer, "
        + "activations, smoothness along the gradient, accuracy, time per step.",
      valueName: "steps"))
  var observe: Int?

  @Flag(help: "Every step of every side as JSON.")
  var json = false

  func validate() throws {
    if let steps, !(1...10_000_000).contains(steps) {
      throw ValidationError("--steps takes 1 to 10000000; found \(steps).")
    }
    if let learningRate, !(learningRate > 0 && learningRate.isFinite) {
      throw ValidationError("--learning-rate takes a number above 0; found \(learningRate).")
    }
    if let observe, observe < 1 {
      throw ValidationError("--observe takes 1 or more steps; found \(observe).")
    }
  }

  func run() throws {
    let file = try reportingBadInput { try ScenarioLibrary.read(scenario) }
    let experiment = try reportingBadInput { try Experiment(file, seed: seed) }
    let steps = steps ?? file.scenario.training.steps
    Interruption.watch()
    var progress = ProgressLine(total: steps * experiment.sides.count)
    var results = experiment.sides.map { side in
      let rate =
        learningRate ?? side.learningRate(by: side.learningRateRule, steps: steps)
      var timeline = Timeline(of: side, learningRate: rate, steps: steps)
      let duration = ContinuousClock().measure {
        while timeline.lastStep < steps {
          let stretch = min(max(1, steps / 100), steps - timeline.lastStep)
          timeline.advance(by: stretch)
          progress.advance(by: stretch)
        }
      }
      let observedRun = observe.map { interval in
        ObservedRun(
          observations: stride(from: 0, through: steps, by: interval).map {
            side.observation(at: $0, of: timeline)
          }, timePerStep: duration / steps)
      }
      return RunResult(side: side, timeline: timeline, observed: observedRun)
    }
    if json { for index in results.indices { results[index].measureCurvature() } }
    progress.clear()
    print(
      json ? results.json(of: experiment) : results.table() + results.observations(),
      terminator: "")
  }
}
