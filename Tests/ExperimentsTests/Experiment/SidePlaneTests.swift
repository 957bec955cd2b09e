import Foundation
import Landscapes
import Testing
import TrainingEngine

@testable import Experiments

/// Planes against what they are by definition, on a small network whose run is short.
@Suite("The plane of a side")
struct SidePlaneTests {
  private static let steps = 12

  private func side(
    _ plane: PlaneDescription, samples: Int = 40, statistics: TrainingStatistics? = nil,
    id: String = "a"
  ) throws -> ExperimentSide {
    let scenario = Scenario(
      format: Scenario.format, id: "planes", title: "T", claim: "C", source: "S", verdict: .holds,
      finding: "F", seed: 3,
      data: DataDescription(source: .moons(MoonsSource(samples: samples, noise: 0.1))),
      model: ModelDescription(
        layers: [
          .linear(LinearDescription(name: "hidden", outputs: 4)),
          .normalization(NormalizationSlot(name: "norm")), .activation(.tanh),
          .linear(LinearDescription(name: "output", outputs: 1)),
        ], loss: .binaryCrossEntropy),
      precision: .double,
      sides: [
        Side(id: "a", title: "A", normalization: .batch),
        Side(id: "b", title: "B", normalization: .none),
      ],
      plane: plane, viewport: ViewportDescription(x: -1...1, y: -1...1),
      training: TrainingDescription(
        steps: Self.steps, learningRate: .same(.value(0.5)), batchSize: 10,
        statistics: statistics))
    let file = ScenarioFile(
      scenario: scenario, path: nil, folder: "", samples: nil, testSamples: nil, warnings: [])
    return try #require(Experiment(file).side(id))
  }

  private func run(_ side: ExperimentSide, to step: Int = steps) -> Timeline {
    var timeline = Timeline(of: side, learningRate: 0.5, steps: Self.steps)
    timeline.advance(by: step)
    return timeline
  }

  private func expectClose(
    _ found: PlaneCoordinates, _ x: Double, _ y: Double, tolerance: Double = 1e-12
  ) {
    #expect(abs(found.x - x) < tolerance && abs(found.y - y) < tolerance, "\(found)")
  }

  private func network(of side: ExperimentSide, at state: NetworkState<Double>) -> Network<Double> {
    var network = side.network
    network.state = state
    return network
  }

  @Test("of three checkpoints goes through all of them")
  func checkpoints() throws {
    let side = try side(PlaneDescription(.checkpoints(CheckpointsDescription(steps: [2, 9, 5]))))
    let timeline = run(side)
    let plane = try side.plane(at: 0, of: timeline).plane
    let states = [2, 9, 5].map { timeline.state(at: $0).parameters }
    expectClose(plane.coordinates(of: states[0]), 0, 0)
    expectClose(plane.coordinates(of: states[1]), 1, 0)
    #expect(plane.coordinates(of: states[2]).y > 0)
    for state in states { #expect(plane.distance(of: state) < 1e-12) }
    #expect(plane.distance(of: timeline.state(at: 12).parameters) > 1e-3)
  }

  @Test("of a line has the interpolated networks along x")
  func line() throws {
    let side = try side(PlaneDescription(.line(LineDescription(from: 1, to: 10))))
    let timeline = run(side)
    let place = try side.plane(at: 4, of: timeline)
    let ends = [1, 10].map { timeline.state(at: $0).parameters }
    expectClose(place.plane.coordinates(of: ends[0]), 0, 0)
    expectClose(place.plane.coordinates(of: ends[1]), 1, 0)
    var loss = side.loss(over: place, at: 4)
    var middle = timeline.state(at: 1)
    middle.parameters = zip(ends[0], ends[1]).map { 0.5 * $0 + 0.5 * $1 }
    let expected = try network(of: side, at: middle).meanLoss(
      side.loss, on: side.training, statistics: .batch)
    #expect(abs(loss(0.5, 0) - expected) < 1e-12)
  }

  @Test("of the gradient falls along x and is level along y")
  func gradient() throws {
    let side = try side(PlaneDescription(.gradient(GradientDirectionsDescription())))
    let timeline = run(side)
    let place = try side.plane(at: 3, of: timeline)
    var loss = side.loss(over: place, at: 3)
    let (_, slope) = try network(of: side, at: timeline.state(at: 3)).lossAndGradient(
      side.loss, on: side.training, statistics: .batch)
    let norm = slope.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let curvature = loss.curvature(at: PlaneCoordinates(x: 0, y: 0))
    #expect(abs(curvature.gradient.x - norm) < 1e-12)
    #expect(abs(curvature.gradient.y) < 1e-12)
  }

  /// Against the eigenvalues of the whole matrix, and the exact curvature on the plane.
  @Test(
    "of eigenvectors curves by the eigenvalues, and not across",
    arguments: HessianDirectionsDescription.Choice.allCases)
  func hessian(choice: HessianDirectionsDescription.Choice) throws {
    let side = try side(
      PlaneDescription(.hessian(HessianDirectionsDescription(eigenvectors: choice))))
    let timeline = run(side)
    let place = try side.plane(at: 6, of: timeline)
    var hessian = try #require(
      try LossHessian(
        of: side.loss, network: network(of: side, at: timeline.state(at: 6)), on: side.training,
        statistics: .batch))
    let whole = try hessian.matrix()
    let matrix = try #require(whole)
    let values = SymmetricEigendecomposition(matrix).values
    let expected = (values[0], choice == .topTwo ? values[1] : values[values.count - 1])
    guard case .eigenvalues(let x, let y)? = place.spectrum else {
      Issue.record("Eigenvectors have no eigenvalues.")
      return
    }
    #expect(abs(x - expected.0) < 1e-6 * values[0] && abs(y - expected.1) < 1e-6 * values[0])
    var loss = side.loss(over: place, at: 6)
    let curvature = loss.curvature(at: PlaneCoordinates(x: 0, y: 0))
    #expect(abs(curvature.xx - expected.0) < 1e-6 * values[0])
    #expect(abs(curvature.yy - expected.1) < 1e-6 * values[0])
    #expect(abs(curvature.xy) < 1e-4 * values[0])
    #expect(throws: PlaneFault.cancelled) {
      try side.plane(at: 6, of: timeline, isCancelled: { true })
    }
  }

  @Test(
    "of every kind is no longer looked for when nobody wants it",
    arguments: [
      .random(RandomDirectionsDescription()),
      .principalComponents(PrincipalComponentsDescription()),
      .hessian(HessianDirectionsDescription()), .gradient(GradientDirectionsDescription()),
    ] as [DirectionsDescription])
  func cancellation(directions: DirectionsDescription) throws {
    let side = try side(PlaneDescription(directions))
    let timeline = run(side)
    #expect(throws: PlaneFault.cancelled) {
      try side.plane(at: 12, of: timeline, isCancelled: { true })
    }
  }

  @Test("of random directions at the minimum has it at (0, 0), and the network elsewhere")
  func minimum() throws {
    let side = try side(
      PlaneDescription(.random(RandomDirectionsDescription(seed: 5)), origin: .minimum))
    let timeline = run(side)
    let place = try side.plane(at: 12, of: timeline)
    var loss = side.loss(over: place, at: 12)
    let curvature = loss.curvature(at: PlaneCoordinates(x: 0, y: 0))
    #expect(abs(curvature.gradient.x) < 1e-7 && abs(curvature.gradient.y) < 1e-7)
    #expect(curvature.shape == .bowl)
    let here = timeline.state(at: 12).parameters
    #expect(place.plane.distance(of: here) < 1e-12)
    let point = place.plane.coordinates(of: here)
    #expect(abs(point.x) + abs(point.y) > 1e-3)
    #expect(loss(0, 0) < loss(point.x, point.y))
  }

  @Test("of random directions goes through its origin at (0, 0)")
  func origins() throws {
    let random = DirectionsDescription.random(RandomDirectionsDescription())
    for (origin, step) in [(PlaneOrigin.current, 7), (.start, 0), (.step(4), 4)] {
      let side = try side(PlaneDescription(random, origin: origin))
      let timeline = run(side)
      let plane = try side.plane(at: 7, of: timeline).plane
      #expect(plane.base == timeline.state(at: step).parameters)
    }
  }

  @Test("of principal components goes through the network at each step and keeps coordinates")
  func principalComponents() throws {
    let side = try side(
      PlaneDescription(.principalComponents(PrincipalComponentsDescription())))
    let timeline = run(side)
    let places = try [3, 8].map { try side.plane(at: $0, of: timeline) }
    #expect(places[0].plane.directions == places[1].plane.directions)
    guard case .explainedVariance(let x, let y)? = places[0].spectrum else {
      Issue.record("Principal components explain nothing.")
      return
    }
    #expect(x >= y && x + y <= 1)
    for (step, place) in zip([3, 8], places) {
      #expect(place.plane.distance(of: timeline.state(at: step).parameters) < 1e-12)
    }
    let points = places.map { $0.plane.coordinates(of: timeline.state(at: 5).parameters) }
    expectClose(points[0], points[1].x, points[1].y)
    // So far, later steps do not count.
    let soFar = try self.side(
      PlaneDescription(.principalComponents(PrincipalComponentsDescription(of: .runSoFar))))
    let short = run(soFar, to: 5)
    #expect(try soFar.plane(at: 5, of: short).plane == soFar.plane(at: 5, of: timeline).plane)
    #expect(try soFar.plane(at: 6, of: timeline).plane != soFar.plane(at: 5, of: timeline).plane)
  }

  @Test("waits for the steps that it needs")
  func untrained() throws {
    for (directions, step, needed) in [
      (.line(LineDescription(from: 9, to: 2)), 0, 9),
      (.checkpoints(CheckpointsDescription(steps: [0, 11, 4])), 0, 11),
      (.principalComponents(PrincipalComponentsDescription()), 0, 12),
      (.principalComponents(PrincipalComponentsDescription(of: .runSoFar)), 8, 8),
      (.random(RandomDirectionsDescription()), 8, 8),
    ] as [(DirectionsDescription, Int, Int)] {
      let side = try side(PlaneDescription(directions))
      #expect(throws: PlaneFault.untrained(step: needed)) {
        try side.plane(at: step, of: run(side, to: needed - 1))
      }
      #expect(throws: Never.self) { try side.plane(at: step, of: run(side, to: needed)) }
    }
  }

  /// By hand: the hidden units' means and variances at the origin, which then hold on the whole plane.
  @Test("with frozen statistics normalizes by those of its origin everywhere")
  func frozen() throws {
    let random = DirectionsDescription.random(RandomDirectionsDescription())
    let side = try side(PlaneDescription(random, origin: .step(4), statistics: .frozen))
    let timeline = run(side)
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
    let ownStatistics = try network(of: side, at: place.state)
      .meanLoss(side.loss, on: side.training, statistics: .batch)
    #expect(abs(loss(0, 0) - ownStatistics) < 1e-14)
    // Elsewhere, other statistics.
    var there = network(of: side, at: place.state)
    there.state.parameters = place.plane.parameters(-1, 2)
    let others = try there.meanLoss(side.loss, on: side.training, statistics: .batch)
    #expect(abs(loss(-1, 2) - others) > 1e-3)
    #expect(side.loss(at: place.state, over: side.training) == ownStatistics)
    // The gradient is that of the loss that the plane shows.
    let gradient = try self.side(
      PlaneDescription(.gradient(GradientDirectionsDescription()), statistics: .frozen))
    let slope = try gradient.plane(at: 3, of: run(gradient))
    var surface = gradient.loss(over: slope, at: 3)
    let curvature = surface.curvature(at: PlaneCoordinates(x: 0, y: 0))
    #expect(curvature.gradient.x > 1e-3 && abs(curvature.gradient.y) < 1e-12)
  }

  @Test("with the mini-batch's statistics has the loss that the step saw")
  func miniBatch() throws {
    let parameters = NamedParameters(x: "output.weight[0,0]", y: "output.weight[0,1]")
    let side = try side(PlaneDescription(.parameters(parameters), statistics: .miniBatch))
    let timeline = run(side)
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
    let side = try side(
      PlaneDescription(.parameters(parameters), statistics: .miniBatch), samples: 41,
      statistics: .running)
    let timeline = run(side)
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
      try side(plane, samples: 1, statistics: .running)
    }
    #expect(
      error?.description
        == "Side 'a': Batch normalization with batch statistics needs at least 2 samples; a single one "
        + "takes running or frozen statistics.")
  }

  @Test("has the curvature of all parameters for any number of samples that stand alone")
  func manySamples() throws {
    let plane = PlaneDescription(.random(RandomDirectionsDescription()))
    #expect(try side(plane, samples: 10_002, id: "b").canMeasureNetworkCurvature)
    #expect(try !side(plane, samples: 10_002, id: "a").canMeasureNetworkCurvature)
    #expect(try side(plane, samples: 10_000, id: "a").canMeasureNetworkCurvature)
  }

  @Test("with running statistics has the loss of inference")
  func running() throws {
    let side = try side(
      PlaneDescription(.random(RandomDirectionsDescription()), statistics: .running))
    let timeline = run(side)
    let place = try side.plane(at: 6, of: timeline)
    var loss = side.loss(over: place, at: 6)
    let network = network(of: side, at: timeline.state(at: 6))
    let inference = try network.meanLoss(side.loss, on: side.training, statistics: .running)
    #expect(abs(loss(0, 0) - inference) < 1e-12)
    let batch = try network.meanLoss(side.loss, on: side.training, statistics: .batch)
    #expect(abs(loss(0, 0) - batch) > 1e-6)
  }

  @Test("is that of the parameters that the user names instead")
  func showing() throws {
    let side = try side(
      .parameters(NamedParameters(x: "output.weight[0,0]", y: "output.weight[0,1]")))
    let viewport = Viewport(x: -1...1, y: -1...1)
    let other = try side.showing(
      .parameters(NamedParameters(x: "norm.scale[1]", y: "hidden.weight[2,1]")), within: viewport)
    let timeline = run(side)
    let plane = try other.plane(at: 5, of: timeline).plane
    let values = timeline.state(at: 5).parameters
    let layout = side.network.layout
    let (x, y) = (layout.index(of: "norm.scale[1]"), layout.index(of: "hidden.weight[2,1]"))
    expectClose(
      plane.coordinates(of: values), values[try #require(x)], values[try #require(y)],
      tolerance: 1e-15)
    #expect(throws: PlaneFault.noParameter(name: "norm.scale[4]")) {
      try side.showing(
        .parameters(NamedParameters(x: "norm.scale[4]", y: "norm.scale[0]")), within: viewport)
    }
  }
}
