import ArgumentParser
import Drawing
import Experiments
import TrainingEngine

/// Reads scenarios and verifies what they claim.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads scenarios, reports every fault, and verifies their expectations.",
    discussion: """
      Exit code 0: all hold; 1: an expectation does not; 2: a file cannot be read.

      Example: ravine check wine-ravine
      """)

  @Argument(help: "Ids or files of scenarios. Without any, the whole library.")
  var scenarios: [String] = []

  @Flag(help: "Only read the files and make their samples and networks; measure nothing.")
  var readOnly = false

  func run() throws {
    Interruption.watch()
    let library = ScenarioLibrary.ofProcess()
    let names = scenarios.isEmpty ? library.list().map(\.path) : scenarios
    var isReadable = true
    var holds = true
    if names.isEmpty {
      StandardError.write("There are no scenarios; set RAVINE_SCENARIOS to a folder of them.\n")
      throw ExitCode.badInput
    }
    for name in names {
      do {
        let file = try ScenarioReader.read(path: library.find(name))
        // What only shows once the samples are made.
        _ = try Experiment(file)
        print("\(file.scenario.id): reads well")
        for warning in file.warnings { StandardError.write("warning: \(warning)\n") }
        if !readOnly, try !measure(file) { holds = false }
      } catch {
        StandardError.write("\(error)\n")
        isReadable = false
      }
    }
    guard isReadable else { throw ExitCode.badInput }
    guard holds else { throw ExitCode(1) }
  }

  /// Measures every expectation of a scenario and prints a line for each.
  ///
  /// - Returns: Whether all hold.
  private func measure(_ file: ScenarioFile) throws -> Bool {
    var progress = ProgressLine(total: file.expectationCount)
    var holds = true
    try file.checkExpectations { result in
      progress.clear()
      print("  \(result.line(naming: file.scenario.model.loss))")
      if !result.holds { holds = false }
      progress.advance()
    }
    progress.clear()
    return holds
  }
}

extension ExpectationResult {
  /// The result in a line: "✓ condition number at the start, plain: 97.3, expected 87 to 120".
  ///
  /// - Parameter loss: What is trained with.
  func line(naming loss: Loss) -> String {
    let mark = holds ? "✓" : "✗"
    let value =
      switch outcome {
      case .measured(let value):
        expectation.over == nil && expectation.quantity.isConditionNumber
          ? NumberFormat.conditionNumber(value) : NumberFormat.compact(value)
      case .impossible(let reason): "cannot be measured: \(reason)"
      }
    let seeds = expectation.seeds == nil ? "" : " (seed \(seed))"
    let subject = expectation.subject(naming: loss)
    return "\(mark) \(subject)\(seeds): \(value), expected \(expectation.bound)"
  }
}

extension Expectation {
  /// The bound in words.
  var bound: String {
    switch (atLeast.map { NumberFormat.compact($0) }, atMost.map { NumberFormat.compact($0) }) {
    case (let low?, let high?): "\(low) to \(high)"
    case (let low?, nil): "at least \(low)"
    case (nil, let high?): "at most \(high)"
    case (nil, nil): "anything"
    }
  }
}
