import Foundation
import Landscapes
import Testing
import TrainingEngine

@testable import Experiments

@Suite("Reading scenarios")
struct ScenarioReaderTests {
  private func read(_ name: String) throws -> ScenarioFile {
    try ScenarioReader.read(
      path: TestFiles.fixtures.appendingPathComponent("\(name).json").path, shownAs: name)
  }

  @Test(
    "accepts a scenario of every source",
    arguments: TestFiles.names(in: TestFiles.fixtures, ending: "json"))
  func accepts(name: String) throws {
    #expect(try read(name).scenario.id == name)
  }

  @Test("gives every value as the file says it")
  func values() throws {
    let scenario = try read("everything").scenario
    #expect(scenario.verdict == .holdsInPart)
    #expect(scenario.finding == "Nothing was measured — κ stays κ.")
    #expect(scenario.seed == .max)
    #expect(
      scenario.data
        == DataDescription(
          source: .linearRegression(
            LinearRegressionSource(
              samples: 100, scales: [1, 2.5], means: [0, -3], correlation: -0.5,
              coefficients: [1, 1], noise: 0)),
          features: .center, targets: .standardize, test: .every(5)))
    #expect(
      scenario.model.layers == [
        .normalization(
          NormalizationSlot(name: "first", affine: true, epsilon: 1e-3, momentum: 0.2)),
        .linear(
          LinearDescription(
            name: "hidden", outputs: 3, bias: true,
            initializer: .values(weights: [1, 2, 3, 4, 5, 6], bias: [0, 0.5, 1]))),
        .normalization(NormalizationSlot(name: "second")),
        .activation(.tanh), .activation(.relu), .activation(.sigmoid),
        .linear(
          LinearDescription(
            name: "output", outputs: 1, initializer: .normal(standardDeviation: 0.1))),
      ])
    #expect(scenario.model.loss == .meanSquaredError)
    #expect(scenario.model.initializer == .xavier)
    #expect(scenario.sides.map(\.id) == ["plain", "mixed", "normalized"])
    #expect(
      scenario.sides[0].training
        == TrainingOverrides(
          learningRate: .bestOf([0.1, 0.3]), schedule: ScheduleDescription(course: .constant),
          optimizer: .sgd(SGDDescription()), weightDecay: 0, clipping: ClippingDescription.none,
          batchSize: 10))
    #expect(scenario.sides[1].slots == ["first": .none])
    #expect(
      scenario.plane
        == .parameters(
          NamedParameters(
            x: "hidden.weight[2,1]", y: "output.bias[0]", choice: "The first that came to mind.")))
    #expect(scenario.viewport == ViewportDescription(x: -4.5...4, y: -10...4, shared: false))
    #expect(
      scenario.start
        == StartDescription(
          at: PlaneCoordinates(x: 0, y: 0), parameters: ["hidden.bias[1]": 0.5]))
    #expect(
      scenario.training
        == TrainingDescription(
          steps: 1000, learningRate: .bySide(["plain": .value(0.1), "mixed": .bestOf([0.1, 1])]),
          schedule: ScheduleDescription(
            course: .step(StepScheduleDescription(every: 100, factor: 0.5)), warmUp: 10),
          optimizer: .sgd(SGDDescription(momentum: 0.9, nesterov: true)), weightDecay: 1e-4,
          clipping: .adaptive(
            AdaptiveClippingDescription(fraction: 0.02, epsilon: 0.1, lastLayer: true)),
          batchSize: 20))
    let scenes = try #require(scenario.lesson?.scenes)
    #expect(scenes[0].captions == [Caption(step: 0, text: "»Quoted« 😀")])
    #expect(scenes[0].panes == nil && scenes[1].panes == .smoothness)
    #expect(scenes[1].learningRate == .same(.ofLargestStable(0.9)))
    #expect(scenes[1].captions[1].text == "a \"thousand\"")
    let expectations = try #require(scenario.expectations)
    #expect(expectations[0].seeds == [0, .max])
    #expect(expectations[1].learningRate == .same(.value(0.1)))
  }

  @Test("decodes as Foundation does")
  func agreesWithFoundation() throws {
    for name in TestFiles.names(in: TestFiles.fixtures, ending: "json") {
      let data = try Data(
        contentsOf: TestFiles.fixtures.appendingPathComponent("\(name).json"))
      #expect(try read(name).scenario == JSONDecoder().decode(Scenario.self, from: data))
    }
  }

  @Test("reads back what it is written as")
  func roundTrip() throws {
    for name in TestFiles.names(in: TestFiles.fixtures, ending: "json") {
      let scenario = try read(name).scenario
      let text = try JSONEncoder().encode(scenario)
      let again = try ScenarioReader.read(
        text: Array(text), folder: TestFiles.fixtures.path, shownAs: name)
      #expect(again.scenario == scenario)
      #expect(again.path == nil)
    }
  }

  @Test("brings the samples of a table, in the columns' order")
  func table() throws {
    let samples = try #require(try read("csv").samples)
    #expect(samples.count == 150)
    #expect(Array(samples.features.elements.prefix(6)) == [5.1, 3.5, 1.4, 4.9, 3, 1.4])
    guard case .labels(let labels, classes: 3) = samples.targets else {
      Issue.record("expected three classes")
      return
    }
    #expect(labels == (0..<150).map { Int32($0 / 50) })
  }

  @Test("brings the samples of images, scaled")
  func images() throws {
    let samples = try #require(try read("idx").samples)
    #expect(samples.features.rows == 1797)
    #expect(samples.features.columns == 64)
    // The first digit of the data set, a nought.
    #expect(samples.features.elements.prefix(8).map { $0 * 16 } == [0, 0, 5, 13, 9, 1, 0, 0])
    guard case .labels(let labels, classes: 10) = samples.targets else {
      Issue.record("expected ten classes")
      return
    }
    #expect(labels.prefix(10) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  }

  @Test("brings no samples where they are made, or not asked for")
  func noSamples() throws {
    #expect(try read("blobs").samples == nil)
    let path = TestFiles.fixtures.appendingPathComponent("csv.json").path
    #expect(try ScenarioReader.read(path: path, readingData: false).samples == nil)
  }
}

@Suite("Parameter names")
struct ParameterNamesTests {
  @Test(
    "are those of the networks that the sides train",
    arguments: TestFiles.names(in: TestFiles.fixtures, ending: "json"))
  func agreeWithNetworks(name: String) throws {
    let file = try ScenarioReader.read(
      path: TestFiles.fixtures.appendingPathComponent("\(name).json").path)
    let experiment = try Experiment(file)
    for (side, built) in zip(file.scenario.sides, experiment.sides) {
      let names = ParameterNames(
        of: file.scenario.model, fillingSlots: side,
        shapes: ModelShapes(
          of: file.scenario.model, inputs: built.network.inputs, image: built.training.imageShape))
      let tensors = built.network.layout.tensors
      #expect(names.tensors.map(\.name) == tensors.map(\.name))
      #expect(names.tensors.map(\.shape) == tensors.map(\.shape))
      #expect(names.knownCount == built.network.layout.count)
      for tensor in names.tensors {
        let reference = try #require(ParameterReference(tensor.example))
        #expect(tensor.contains(reference.indices))
        #expect(built.network.layout.index(of: tensor.example) != nil)
      }
    }
  }

  @Test(
    "are taken apart only when whole",
    arguments: [
      "", "[0]", "a", "a[", "a]", "a[]", "a[0", "a[x]", "a[0,]", "a[-1]", "a[0.5]", "a[0]b",
    ])
  func malformed(text: String) {
    #expect(ParameterReference(text) == nil)
  }
}
