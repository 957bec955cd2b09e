import ArgumentParser
import Drawing
import Experiments
import Landscapes
import TrainingEngine

/// Tells what a scenario is.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows a scenario's claim, source, model and sides.",
    discussion: "Example: ravine show wine-ravine")

  @Argument(help: ArgumentHelp("Id or file of a scenario.", valueName: "scenario"))
  var name: String

  func run() throws {
    let file = try reportingBadInput { try ScenarioLibrary.read(name) }
    let experiment = try reportingBadInput { try Experiment(file) }
    let scenario = file.scenario
    // Preparing features changes neither their number nor that of the samples.
    let data = experiment.sides[0].data
    let test = data.test.map { ", \($0.count) test samples" } ?? ""
    let batches = scenario.training.batchSize.map { "mini-batches of \($0)" } ?? "full batch"
    print("\(scenario.title)  (\(scenario.id))\n")
    print(entry("Claim", scenario.claim))
    print(entry("Source", scenario.source))
    print(entry("Verdict", scenario.verdict.text))
    print(entry("Finding", scenario.finding))
    print()
    print(
      entry(
        "Data",
        "\(data.training.count) training samples of \(data.training.features.columns) features"
          + test))
    print(entry("Loss", scenario.model.loss.text))
    print(
      entry(
        "Run",
        "\(scenario.training.steps) steps in \(experiment.precision.rawValue), \(batches), "
          + "learning rate \(scenario.training.learningRate.text)"))
    print(entry("Plane", scenario.plane.text))
    if let choice = scenario.plane.parameters?.choice { print(entry("", choice)) }
    for side in experiment.sides {
      print("\nSide     \(side.title)  (\(side.id))")
      for tensor in side.network.layout.tensors {
        let shape = tensor.shape.map(String.init).joined(separator: " × ")
        print("         \(tensor.name)  \(shape)")
      }
      print(entry("", curvature(of: side)))
    }
  }

  /// How the loss curves at the start, on the plane and in all parameters.
  private func curvature(of side: ExperimentSide) -> String {
    var text = "At the start: "
    do throws(PlaneFault) {
      let condition = try side.planeCurvature(at: 0, of: nil).conditionNumber
      text += condition.map { "κ \(NumberFormat.conditionNumber($0))" } ?? "no bowl"
      text += " on the plane"
    } catch {
      text += error.phrase
    }
    guard !side.planeIsWholeSpace else { return text + ", which holds all parameters" }
    text += "; "
    guard let network = side.networkCurvature(at: side.network.state) else {
      return text + "in all \(side.network.layout.count) parameters "
        + (side.canMeasureNetworkCurvature ? "not finite" : "too large to be measured")
    }
    text += "in all \(network.parameters) parameters "
    let (low, high) = network.valuesBeyondRounding
    text += "λ from \(NumberFormat.compact(low)) to \(NumberFormat.compact(high))"
    if let condition = network.conditionNumber {
      text += ", κ \(NumberFormat.conditionNumber(condition))"
    }
    let optimizer = side.optimizer(learningRate: 1)
    guard let largest = network.largestStableLearningRate(for: optimizer) else { return text }
    return text + ", largest stable learning rate \(NumberFormat.compact(largest))"
  }

  /// A name and a text beside it, in lines of at most 80 columns.
  private func entry(_ name: String, _ text: String) -> String {
    var lines = [""]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].count + 1 + word.count > 80 - Self.indent {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
      }
    }
    let margin = String(repeating: " ", count: Self.indent)
    return name.padded(to: Self.indent) + lines.joined(separator: "\n" + margin)
  }

  private static let indent = 9
}
