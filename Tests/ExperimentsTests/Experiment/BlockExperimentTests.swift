import Foundation
import Landscapes
import Testing
import TrainingEngine

@testable import Experiments

/// Sides of networks with residual blocks, dropout, noise and statistics that stand still.
@Suite("An experiment with blocks")
struct BlockExperimentTests {
  private func experiment() throws -> Experiment {
    try Experiment(
      ScenarioReader.read(
        path: TestFiles.fixtures.appendingPathComponent("blocks.json").path))
  }

  @Test("has the layers that its file says")
  func layers() throws {
    let sides = try experiment().sides
    #expect(
      sides[2].network.specifications == [
        LayerSpecification(
          name: "first", kind: .linear(outputs: 8, bias: true, initializer: .torch)),
        LayerSpecification(
          name: "block",
          kind: .residual([
            LayerSpecification(
              name: "first", kind: .linear(outputs: 6, bias: false, initializer: .torch)),
            LayerSpecification(
              name: "norm",
              kind: .batchNormalization(affine: .learnable, epsilon: 1e-5, momentum: 0.1)),
            LayerSpecification(
              name: "", kind: .noise(ActivationNoise(shift: -1...1, deviation: 0))),
            LayerSpecification(name: "", kind: .activation(.relu)),
            LayerSpecification(name: "", kind: .dropout(probability: 0.25)),
            LayerSpecification(
              name: "second", kind: .linear(outputs: 8, bias: true, initializer: .torch)),
          ])),
        LayerSpecification(
          name: "last",
          kind: .batchNormalization(
            affine: .fixed(scale: 2, shift: -1), epsilon: 1e-5, momentum: 0.1)),
        LayerSpecification(name: "", kind: .noise(ActivationNoise())),
        LayerSpecification(name: "", kind: .dropout(probability: 0)),
        LayerSpecification(
          name: "output", kind: .linear(outputs: 1, bias: true, initializer: .torch)),
      ])
    #expect(
      sides[3].network.layout.tensors.map(\.name) == [
        "first.weight", "first.bias", "block.first.weight", "block.norm.scale",
        "block.second.weight", "block.second.bias", "last.scale", "last.shift", "output.weight",
        "output.bias",
      ])
  }

  @Test("begins as the same function on the sides that are matched by it, wherever they start")
  func matching() throws {
    let experiment = try experiment()
    for point in [nil, PlaneCoordinates(x: 3, y: -2)] {
      let sides = experiment.sides.map { side in point.map { side.starting(at: $0) } ?? side }
      let features = sides[0].data.training.features
      func outputs(_ side: ExperimentSide) throws -> [Double] {
        try side.network.outputs(for: features, statistics: .batch).elements
      }
      for (number, expected) in try zip(outputs(sides[0]), outputs(sides[1])) {
        #expect(abs(number - expected) <= 1e-12)
      }
      #expect(try zip(outputs(sides[2]), outputs(sides[1])).contains { abs($0 - $1) > 0.01 })
      if let point { #expect(sides[0].start == point) }
    }
  }

  @Test("trains with the statistics that the file says")
  func statistics() throws {
    let experiment = try experiment()
    func trains(_ side: ExperimentSide) -> TrainingStatistics {
      side.trainer(of: Double.self, learningRate: 0.1).statistics
    }
    #expect(
      experiment.sides.map(trains) == [.frozen(fromStep: 10), .running, .batch, .running])
  }

  @Test("goes back to any step bit for bit")
  func timeline() throws {
    for side in try experiment().sides {
      var timeline = Timeline(of: side, learningRate: 0.1, steps: 30)
      timeline.advance(by: 30)
      var again = Timeline(of: side, learningRate: 0.1, steps: 30)
      again.advance(by: 12)
      #expect(timeline.state(at: 12) == again.state(at: 12))
      #expect(Array(timeline.moments[..<13]) == again.moments)
    }
  }
}
