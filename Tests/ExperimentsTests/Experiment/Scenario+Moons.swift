import TrainingEngine

@testable import Experiments

extension Scenario {
  /// Two moons before a hidden layer, `norm` and tanh, on the sides `plain`, without normalization, and
  /// `normalized`.
  static func moons(
    samples: Int = 40, hidden: Int = 4, normalization: Normalization = .batch,
    loss: Loss = .binaryCrossEntropy, precision: Precision? = .double,
    plane: PlaneDescription = .parameters(
      NamedParameters(x: "output.weight[0,0]", y: "output.weight[0,1]")),
    training: TrainingDescription = TrainingDescription(
      steps: 20, learningRate: .same(.value(0.1)))
  ) -> Scenario {
    Scenario(
      format: format, id: "moons", title: "T", claim: "C", source: "S", verdict: .holds,
      finding: "F", seed: 3,
      data: DataDescription(source: .moons(MoonsSource(samples: samples, noise: 0.1))),
      model: ModelDescription(
        layers: [
          .linear(LinearDescription(name: "hidden", outputs: hidden)),
          .normalization(NormalizationSlot(name: "norm")), .activation(.tanh),
          .linear(LinearDescription(name: "output", outputs: 1)),
        ], loss: loss),
      precision: precision,
      sides: [
        Side(id: "plain", title: "Plain", normalization: .none),
        Side(id: "normalized", title: "Normalized", normalization: normalization),
      ],
      plane: plane, viewport: ViewportDescription(x: -1...1, y: -1...1), training: training)
  }
}

extension Experiment {
  /// A scenario without files.
  init(_ scenario: Scenario) throws {
    try self.init(
      ScenarioFile(
        scenario: scenario, path: nil, folder: "", samples: nil, testSamples: nil, warnings: []))
  }
}
