import Testing

@testable import TrainingEngine

/// Runs of small networks of every newer part, step by step, against PyTorch's, whose noise comes from
/// the same streams.
struct BlockReferenceTests {
  @Test(arguments: Run.all, ["momentum", "adamw"])
  func theRunFollowsTheReference(run: Run, optimizer: String) throws {
    let file = Reference.blocks
    let reference = file["runs"][run.name][optimizer]
    let features = Matrix(file["X"])
    var network = try Network<Double>(
      inputs: features.columns, layers: .numbered(run.layers), seed: 9)
    for tensor in network.referenceParameters {
      network.state.parameters.replaceSubrange(
        tensor.range, with: reference["init"][tensor.name].numbers)
    }
    for tensor in network.referenceRunningStatistics {
      network.state.runningStatistics.replaceSubrange(
        tensor.range, with: reference["init"][tensor.name].numbers)
    }
    var trainer = try Trainer(
      network: network, loss: .softmaxCrossEntropy,
      optimizer: optimizer == "momentum"
        ? .sgd(SGD(learningRate: 0.1, momentum: 0.9))
        : .adamW(AdamW(Adam(learningRate: 0.05), weightDecay: 0.1)),
      schedule: .full, statistics: run.statistics,
      data: DataSet(
        features: features,
        targets: .labels(file["y"].numbers.map { Int32($0) }, classes: 3)))
    for (step, expected) in reference["steps"].elements.enumerated() {
      let result = trainer.advance()
      expectClose(result.loss, expected["loss"].number, "loss of step \(step)")
      let network = trainer.network
      expectClose(
        trainer.lastGradient, at: network.referenceParameters, expected["grad"],
        "gradient of step \(step)")
      for tensor in network.referenceParameters {
        expectClose(
          Array(network.state.parameters[tensor.range]), expected["after"][tensor.name].numbers,
          "\(tensor.name) after step \(step)")
      }
      for tensor in network.referenceRunningStatistics {
        expectClose(
          Array(network.state.runningStatistics[tensor.range]),
          expected["after"][tensor.name].numbers, "\(tensor.name) after step \(step)")
      }
    }
  }

  struct Run: Sendable, CustomTestStringConvertible {
    let name: String
    let layers: [LayerSpecification.Kind]
    var statistics = TrainingStatistics.batch

    var testDescription: String { name }

    static let all = [
      Run(
        name: "residual",
        layers: [
          .linear(4),
          .residual(
            .numbered([
              .linear(6, bias: false), .normalization(), .activation(.tanh), .linear(4),
            ])),
          .activation(.tanh), .linear(3),
        ]),
      Run(
        name: "dropout",
        layers: [
          .linear(6), .activation(.tanh), .dropout(probability: 0.4), .linear(5),
          .dropout(probability: 0.25), .linear(3),
        ]),
      Run(
        name: "noise",
        layers: [
          .linear(6, bias: false), .normalization(), .noise(ActivationNoise()), .activation(.tanh),
          .linear(4, bias: false), .normalization(), .noise(ActivationNoise()), .activation(.tanh),
          .linear(3),
        ]),
      Run(
        name: "running",
        layers: [.linear(6, bias: false), .normalization(), .activation(.tanh), .linear(3)],
        statistics: .running),
      Run(
        name: "frozen",
        layers: [
          .linear(6, bias: false), .normalization(), .activation(.tanh),
          .linear(4, bias: false), .normalization(), .activation(.tanh), .linear(3),
        ], statistics: .frozen(fromStep: 2)),
      Run(
        name: "fixed",
        layers: [
          .linear(6, bias: false), .normalization(affine: .fixed(scale: 2, shift: 0.5)),
          .activation(.tanh), .linear(3),
        ]),
    ]
  }
}
