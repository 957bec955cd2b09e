import ArgumentParser
import Experiments
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
    print(
      """
      \(scenario.title)  (\(scenario.id))

      Claim    \(scenario.claim)
      Source   \(scenario.source)
      Verdict  \(scenario.verdict.text)
      Finding  \(scenario.finding)

      Data     \(experiment.data.training.count) training samples of \
      \(experiment.data.training.features.columns) features\
      \(experiment.data.test.map { ", \($0.count) test samples" } ?? "")
      Loss     \(scenario.model.loss.rawValue)
      Run      \(scenario.training.steps) steps at learning rate \
      \(scenario.training.learningRate.text), \
      \(scenario.training.batchSize.map { "mini-batches of \($0)" } ?? "full batch")
      """)
    if case .parameters(let plane) = scenario.plane {
      print("Plane    \(plane.x) × \(plane.y)")
      if let choice = plane.choice { print("         \(choice)") }
    }
    for side in experiment.sides {
      print("\nSide     \(side.title)  (\(side.id))")
      for tensor in side.network.layout.tensors {
        let shape = tensor.shape.map(String.init).joined(separator: " × ")
        print("         \(tensor.name)  \(shape)")
      }
    }
  }
}
