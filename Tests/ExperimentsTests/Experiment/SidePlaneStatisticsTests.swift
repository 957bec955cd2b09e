import Foundation
import Landscapes
import Testing
import TrainingEngine

@testable import Experiments

/// Planes by the statistics that normalize on them.
@Suite("The statistics of a side's plane")
struct SidePlaneStatisticsTests {
  /// By hand: the hidden units' means and variances at the origin, which then hold on the whole plane.
  @Test("with frozen statistics normalizes by those of its origin everywhere")
  func frozen() throws {
    let random = DirectionsDescription.random(RandomDirectionsDescription())
    let side = try ExperimentSide.moons(
      PlaneDescription(random, origin: .step(4), statistics: .frozen))
    let timeline = side.run()
    let place = try side.plane(at: 9, of: timeline)
    #expect(place.state == timeline.state(at: 4))
    var loss = side.loss(over: place, at: 9)
    let features = side.training.features
    guard case .labels(let labels, _) = side.training.targets else {
      Issue.record("Moons have no classes.")
      return
    }
    func tensor(_ name: String, of parameters: [Double]) throws -> ArraySlice<Double> {
      parameters[try #require(side.network.layout.tensors.first { $0.name == name }).range]
    }
    func hidden(_ unit: Int, _ parameters: [Double]) throws -> [Double] {
      let weights = Array(try tensor("hidden.weight", of: parameters))
      let bias = Array(try tensor("hidden.bias", of: parameters))
      return (0..<features.rows).map { row in
        features[row, 0] * weights[2 * unit] + features[row, 1] * weights[2 * unit + 1] + bias[unit]
      }
    }
    let statistics = try (0..<4).map { unit in
      let values = try hidden(unit, place.state.parameters)
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      return (mean: mean, deviation: (variance + 1e-5).squareRoot())
    }
    func expected(_ x: Double, _ y: Double) throws -> Double {
      let parameters = place.plane.parameters(x, y)
      let scale = Array(try tensor("norm.scale", of: parameters))
      let shift = Array(try tensor("norm.shift", of: parameters))
      let output = Array(try tensor("output.weight", of: parameters))
      var logits = Array(repeating: try tensor("output.bias", of: parameters).first!, count: 40)
      for unit in 0..<4 {
        let (mean, deviation) = statistics[unit]
        for (row, value) in try hidden(unit, parameters).enumerated() {
          let normalized = (value - mean) / deviation * scale[unit] + shift[unit]
          logits[row] += output[unit] * tanh(normalized)
        }
      }
      let losses = zip(logits, labels).map { log(1 + exp($1 == 1 ? -$0 : $0)) }
      return losses.reduce(0, +) / 40
    }
    for (x, y) in [(0, 0), (0.5, -0.25), (-1, 2), (0.75, 0.75)] {
      #expect(abs(loss(x, y) - (try expected(x, y))) < 1e-12, "\(x), \(y)")
    }
    let ownStatistics = try side.network(at: place.state)
      .meanLoss(side.loss, on: side.training, statistics: .batch)
    #expect(abs(loss(0, 0) - ownStatistics) < 1e-14)
    // Elsewhere, other statistics.
    var there = side.network(at: place.state)
    there.state.parameters = place.plane.parameters(-1, 2)
    let others = try there.meanLoss(side.loss, on: side.training, statistics: .batch)
    #expect(abs(loss(-1, 2) - others) > 1e-3)
    #expect(side.loss(at: place.state, over: side.training) == ownStatistics)
    // The gradient is that of the loss that the plane shows.
    let gradient = try ExperimentSide.moons(
      PlaneDescription(.gradient(GradientDirectionsDescription()), statistics: .frozen))
    let slope = try gradient.plane(at: 3, of: gradient.run())
    var surface = gradient.loss(over: slope, at: 3)
    let curvature = surface.curvature(at: PlaneCoordinates(x: 0, y: 0))
    #expect(curvature.gradient.x > 1e-3 && abs(curvature.gradient.y) < 1e-12)
  }

  @Test("with the mini-batch's statistics has the loss that the step saw")
  func miniBatch() throws {
    let parameters = NamedParameters(x: "output.weight[0,0]", y: "output.weight[0,1]")
    let side = try ExperimentSide.moons(
      PlaneDescription(.parameters(parameters), statistics: .miniBatch))
    let timeline = side.run()
    for step in [0, 3, 4, 11] {
      let place = try side.plane(at: step, of: timeline)
      var loss = side.loss(over: place, at: step)
      let position = try #require(timeline.moments[step].position)
      #expect(abs(loss(position.x, position.y) - timeline.moments[step].loss) < 1e-12)
    }
  }

  @Test("is refused where a mini-batch has no statistics")
  func singleSample() throws {
    let parameters = NamedParameters(x: "output.weight[0,0]", y: "output.weight[0,1]")
    let side = try ExperimentSide.moons(
      PlaneDescription(.parameters(parameters), statistics: .miniBatch), samples: 41,
      statistics: .running)
    let timeline = side.run()
    #expect(throws: PlaneFault.batchOfOne) { try side.plane(at: 0, of: timeline) }
    #expect(
      PlaneFault.batchOfOne.description
        == "A mini-batch of one sample has no statistics to normalize by.")
    // The step that sees the single sample.
    #expect(side.observation(at: 4, of: timeline).smoothness.loss.isFinite)
  }

  @Test("needs more than one training sample where features are normalized over them")
  func singleTrainingSample() throws {
    let plane = PlaneDescription(.random(RandomDirectionsDescription()))
    let error = #expect(throws: ExperimentError.self) {
      try ExperimentSide.moons(plane, samples: 1, statistics: .running)
    }
    #expect(
      error?.description
        == "Side 'normalized': Batch normalization with batch statistics needs at least 2 samples; a single one "
        + "takes running or frozen statistics.")
  }

  @Test("with running statistics has the loss of inference")
  func running() throws {
    let side = try ExperimentSide.moons(
      PlaneDescription(.random(RandomDirectionsDescription()), statistics: .running))
    let timeline = side.run()
    let place = try side.plane(at: 6, of: timeline)
    var loss = side.loss(over: place, at: 6)
    let network = side.network(at: timeline.state(at: 6))
    let inference = try network.meanLoss(side.loss, on: side.training, statistics: .running)
    #expect(abs(loss(0, 0) - inference) < 1e-12)
    let batch = try network.meanLoss(side.loss, on: side.training, statistics: .batch)
    #expect(abs(loss(0, 0) - batch) > 1e-6)
  }
}
