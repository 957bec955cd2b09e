import ArgumentParser
import Curses
import Drawing
import Experiments
import Synchronization

/// Trains every side of a scenario again and again, with another value of one number each time.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Trains every side over learning rates, initial scales, batch sizes or seeds.",
    discussion: """
      A table of the loss on all training samples after the last step and of the steps to converge, and \
      a strip a side in the colours of the losses.

      A run has converged at the first step at which the mean loss over the batches of the last epoch \
      is within 1% of the smallest loss, where two parameters are all that there is to train; elsewhere, \
      at a tenth of the loss at the start, or at the loss of --threshold. With the full batch an epoch \
      is one step.

      Ctrl-C ends it with the runs that are done; with --json it prints nothing then.

      Example: ravine sweep ellipse-vs-circle --over learningRate=0.001...10
      """)

  @Argument(help: "Id or file of a scenario.")
  var scenario: String

  @Option(
    help: ArgumentHelp(
      "What to vary: learningRate, initialScale, batchSize or seed, with its values.",
      discussion: """
        Values stand in a list, like batchSize=4,16,64, or as a range: learning rates and initial scales \
        are evenly spaced on a logarithmic axis, batch sizes double, seeds are all taken.
        """, valueName: "axis=values"))
  var over: String

  @Option(
    parsing: .unconditional,
    help: "How many values a range of learning rates or initial scales has. By default 13.")
  var points: Int?

  @Option(
    parsing: .unconditional, help: "Length of every run, 1 to 10000000. By default the scenario's.")
  var steps: Int?

  @Option(
    parsing: .unconditional,
    help: "Learning rate of every side, where it is not what is varied. By default by its rule.")
  var learningRate: Double?

  @Option(parsing: .unconditional, help: "The loss that counts as converged.")
  var threshold: Double?

  @Option(
    parsing: .unconditional,
    help: "Seed of data, weights and mini-batches, from 0. By default the scenario's.")
  var seed: UInt64?

  @Option(
    parsing: .unconditional, help: "Runs at a time, each on a thread. By default one a core.")
  var threads: Int?

  @Flag(help: "Every run as JSON.")
  var json = false

  @OptionGroup var look: AppearanceOptions

  func validate() throws {
    if let points, !(2...SweepAxis.limit).contains(points) {
      throw ValidationError("--points takes 2 to \(SweepAxis.limit); found \(points).")
    }
    if let steps, !(1...10_000_000).contains(steps) {
      throw ValidationError("--steps takes 1 to 10000000; found \(steps).")
    }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads takes 1 to 256; found \(threads).")
    }
    for (name, value) in [("--learning-rate", learningRate), ("--threshold", threshold)] {
      if let value, !(value > 0 && value.isFinite) {
        throw ValidationError("\(name) takes a number above 0; found \(value).")
      }
    }
    switch try axis() {
    case .learningRate where learningRate != nil:
      throw ValidationError("--learning-rate says what --over learningRate varies.")
    case .seed where seed != nil:
      throw ValidationError("--seed says what --over seed varies.")
    default: break
    }
  }

  func run() throws {
    let file = try reportingBadInput { try ScenarioLibrary.read(scenario) }
    let sweep = Sweep(
      over: try axis(), steps: steps ?? file.scenario.training.steps, learningRate: learningRate,
      threshold: threshold)
    let plan = try reportingBadInput { try SweepPlan(sweep, of: file, seed: self.seed) }
    // Before anything shows that could be cancelled.
    Interruption.watch(patience: .milliseconds(800))
    let progress = Mutex(ProgressLine(total: plan.steps))
    let result = plan.perform(
      threads: threads ?? Machine.cores, isCancelled: { Interruption.isAsked },
      passed: { steps in progress.withLock { $0.advance(by: steps) } })
    Interruption.stopWaiting()
    progress.withLock { $0.clear() }
    let seed = seed ?? file.scenario.seed
    if !json, result.finishedRuns > 0 {
      print(result.table(of: file.scenario, seed: seed))
      let colors = look.color ?? .forStandardOutput()
      print(result.strip(appearance: look.appearance(colors: colors)), terminator: "")
    }
    // A program that reads JSON could take half of the runs for all of them.
    if json, result.isComplete { print(result.json(of: file.scenario, seed: seed), terminator: "") }
    if Interruption.isAsked {
      Interruption.end(saying: "Cancelled: \(result.finishedRuns) of \(result.runs) runs are done.")
    }
  }

  private func axis() throws -> SweepAxis {
    do {
      return try SweepAxis(parsing: over, points: points)
    } catch {
      throw ValidationError("--over \(error)")
    }
  }
}
