import Landscapes
import Testing
import TrainingEngine

@testable import Experiments

/// Where a scenario lets its sides begin.
@Suite("The start of a side")
struct StartTests {
  /// Three weights and a bias, whose loss is an exact quadratic.
  private func scenario(
    _ plane: PlaneDescription, start: StartDescription?, steps: Int = 8
  ) -> Scenario {
    Scenario(
      format: Scenario.format, id: "start", title: "T", claim: "C", source: "S", verdict: .holds,
      finding: "F", seed: 3,
      data: DataDescription(
        source: .linearRegression(
          LinearRegressionSource(
            samples: 48, scales: [1, 2, 3], coefficients: [1, -1, 0.5], noise: 0.5))),
      model: ModelDescription(
        layers: [
          .normalization(NormalizationSlot(name: "norm", affine: .absent)),
          .linear(LinearDescription(name: "output", outputs: 1)),
        ], loss: .halfMeanSquaredError),
      precision: .double,
      sides: [
        Side(id: "a", title: "A", normalization: .none),
        Side(id: "b", title: "B", normalization: .batch),
      ],
      plane: plane, viewport: ViewportDescription(x: -1...1, y: -1...1), start: start,
      training: TrainingDescription(steps: steps, learningRate: .same(.value(0.05))))
  }

  private static let pair = PlaneDescription.parameters(
    NamedParameters(x: "output.weight[0,0]", y: "output.weight[0,2]"))

  @Test("sets parameters by name on every side, and leaves all others")
  func names() throws {
    let start = StartDescription(
      at: PlaneCoordinates(x: -2, y: 2), parameters: ["output.bias[0]": 0.25])
    let (moved, home) = (
      try Experiment(scenario(Self.pair, start: start)),
      try Experiment(scenario(Self.pair, start: nil))
    )
    for (moved, home) in zip(moved.sides, home.sides) {
      let layout = moved.network.layout
      for place in 0..<layout.count {
        let expected: Double =
          switch place {
          case layout.index(of: "output.weight[0,0]"): -2
          case layout.index(of: "output.weight[0,2]"): 2
          case layout.index(of: "output.bias[0]"): 0.25
          default: home.network.state.parameters[place]
          }
        #expect(moved.network.state.parameters[place] == expected)
      }
      // Whoever moves the plane's two leaves the named one where it is.
      let again = moved.starting(at: PlaneCoordinates(x: 1, y: 1)).network.state.parameters
      #expect(again[try #require(layout.index(of: "output.bias[0]"))] == 0.25)
    }
  }

  @Test("sets parameters by name whatever the plane")
  func namesOnOtherPlanes() throws {
    let start = StartDescription(parameters: ["output.weight[0,1]": 7])
    let plane = PlaneDescription(.line(LineDescription(from: 0, to: 8)))
    for side in try Experiment(scenario(plane, start: start)).sides {
      let place = try #require(side.network.layout.index(of: "output.weight[0,1]"))
      #expect(side.network.state.parameters[place] == 7)
    }
  }

  /// Along eigenvectors a quadratic rises by its slope and half its eigenvalue.
  @Test("lies where the plane has its coordinates")
  func coordinates() throws {
    let plane = PlaneDescription(.hessian(HessianDirectionsDescription()))
    let (x, y) = (0.75, -1.5)
    let start = StartDescription(at: PlaneCoordinates(x: x, y: y))
    let (moved, home) = (
      try Experiment(scenario(plane, start: start)), try Experiment(scenario(plane, start: nil))
    )
    for (moved, home) in zip(moved.sides, home.sides) {
      let found = try home.plane(at: 0, of: nil)
      guard case .eigenvalues(let first, let second)? = found.spectrum else {
        throw CancellationError()
      }
      let parameters = moved.network.state.parameters
      let coordinates = found.plane.coordinates(of: parameters)
      #expect(abs(coordinates.x - x) < 1e-9 && abs(coordinates.y - y) < 1e-9)
      #expect(found.plane.distance(of: parameters) < 1e-9)
      var loss = home.loss(over: found, at: 0)
      let slope = loss.curvature(at: PlaneCoordinates(x: 0, y: 0)).gradient
      let rise =
        slope.x * x + slope.y * y + (first * x * x + second * y * y) / 2
      let measured = moved.loss(at: moved.network.state) - home.loss(at: home.network.state)
      // Eigenvectors are found to 1e-4.
      #expect(abs(measured - rise) < 1e-3 * (1 + abs(rise)), "\(measured) \(rise)")
    }
  }

  @Test("of a sweep over scales grows with the weights, along directions by itself")
  func scales() throws {
    let start = StartDescription(
      at: PlaneCoordinates(x: 1, y: 2), parameters: ["output.bias[0]": 3, "output.weight[0,1]": 4])
    func starts(_ plane: PlaneDescription) throws -> [ExperimentSide] {
      let file = ScenarioFile(
        scenario: scenario(plane, start: start), path: nil, folder: "", samples: nil,
        testSamples: nil, warnings: [])
      let plan = try SweepPlan(Sweep(over: .initialScale([1, 3]), steps: 1), of: file)
      return (0..<2).map { plan.run(value: $0, side: 0).side }
    }
    let onPair = try starts(Self.pair).map(\.network.state.parameters)
    #expect(onPair[1] == onPair[0].map { 3 * $0 })
    // Random directions are as long as the weights.
    let onRandom = try starts(
      PlaneDescription(.random(RandomDirectionsDescription(vectors: .scaled)))
    ).map(\.network.state.parameters)
    for (one, three) in zip(onRandom[0], onRandom[1]) {
      #expect(abs(three - 3 * one) < 1e-12 * (1 + abs(three)))
    }
  }

  private func parameters(_ experiment: Experiment) -> [[Double]] {
    experiment.sides.map(\.network.state.parameters)
  }

  private static let viewport = Viewport(x: -1...1, y: -1...1)

  @Test("is moved along directions, then on two parameters, and keeps what was moved before")
  func moves() throws {
    let home = try Experiment(scenario(Self.pair, start: nil))
    let directed = try home.showing(
      PlaneDescription(.hessian(HessianDirectionsDescription())), within: Self.viewport)
    let planes = try directed.sides.map { try $0.plane(at: 0, of: nil) }
    let along = directed.starting(at: PlaneCoordinates(x: 0.5, y: -0.25), along: planes)
    let onPair = try along.showing(Self.pair, within: Self.viewport).starting(
      at: PlaneCoordinates(x: 2, y: -3))
    let onOthers = try onPair.showing(
      .parameters(NamedParameters(x: "output.weight[0,1]", y: "output.bias[0]")),
      within: Self.viewport
    ).starting(at: PlaneCoordinates(x: 4, y: 5))
    // Three weights and the bias.
    for (found, before) in zip(parameters(onPair), zip(parameters(along), parameters(home))) {
      #expect(found == [2, before.0[1], -3, before.0[3]])
      #expect(before.0[1] != before.1[1] && before.0[3] != before.1[3])
    }
    #expect(parameters(onOthers).allSatisfy { $0 == [2, 4, -3, 5] })
    #expect(parameters(onOthers.startingAtHome) == parameters(home))
  }

  /// Scale and shift undo the normalization of what the hidden layer gives then, but for those that were
  /// put somewhere.
  @Test("that is matched by function is so again after a move, but for what was moved")
  func matching() throws {
    var scenario = Scenario.moons(
      plane: .parameters(NamedParameters(x: "norm.scale[0]", y: "norm.shift[1]")))
    scenario.sides[0].normalization = .batch
    scenario.sides[1].startMatched = .function
    let scaled = try Experiment(scenario).starting(at: PlaneCoordinates(x: 3, y: -2))
    let weighted = try scaled.showing(
      .parameters(NamedParameters(x: "hidden.weight[0,0]", y: "hidden.weight[2,1]")),
      within: Self.viewport
    ).starting(at: PlaneCoordinates(x: 1.5, y: 2.5))
    let layout = weighted.sides[1].network.layout
    func value(_ name: String, _ experiment: Experiment) throws -> Double {
      experiment.sides[1].network.state.parameters[try #require(layout.index(of: name))]
    }
    #expect(try value("norm.scale[0]", weighted) == 3 && value("norm.shift[1]", weighted) == -2)
    let features = weighted.sides[1].training.features
    let means = features.columnMeans()
    let mean =
      try means[0] * value("hidden.weight[2,0]", weighted) + means[1] * 2.5
      + value("hidden.bias[2]", weighted)
    #expect(abs(try value("norm.shift[2]", weighted) - mean) < 1e-12)
    #expect(try value("norm.shift[2]", weighted) != value("norm.shift[2]", scaled))

    // Moved along directions it is matched no more: that would take the move back.
    let directed = try weighted.showing(
      PlaneDescription(.random(RandomDirectionsDescription(vectors: .drawn))),
      within: Self.viewport)
    let planes = try directed.sides.map { try $0.plane(at: 0, of: nil) }
    let along = directed.starting(at: PlaneCoordinates(x: 0.5, y: 0.5), along: planes)
    let last = try along.showing(scenario.plane, within: Self.viewport).starting(
      at: PlaneCoordinates(x: 3, y: -2))
    let moved = [layout.index(of: "norm.scale[0]"), layout.index(of: "norm.shift[1]")]
    for place in 0..<layout.count where !moved.contains(place) {
      #expect(parameters(last)[1][place] == parameters(along)[1][place])
    }
    #expect(try value("norm.scale[2]", along) != value("norm.scale[2]", weighted))
  }

  @Test("needs a plane that is there before the run")
  func planesOfRuns() throws {
    let plane = PlaneDescription(.line(LineDescription(from: 0, to: 8)))
    let start = StartDescription(at: PlaneCoordinates(x: 0, y: 0))
    #expect(throws: ExperimentError.self) { try Experiment(scenario(plane, start: start)) }
  }
}
