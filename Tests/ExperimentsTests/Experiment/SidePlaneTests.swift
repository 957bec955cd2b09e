import Landscapes
import Testing
import TrainingEngine

@testable import Experiments

/// Planes against what they are by definition, on a small network whose run is short.
@Suite("The plane of a side")
struct SidePlaneTests {
  private func expectClose(
    _ found: PlaneCoordinates, _ x: Double, _ y: Double, tolerance: Double = 1e-12
  ) {
    #expect(abs(found.x - x) < tolerance && abs(found.y - y) < tolerance, "\(found)")
  }

  @Test("of three checkpoints goes through all of them")
  func checkpoints() throws {
    let side = try ExperimentSide.moons(
      PlaneDescription(.checkpoints(CheckpointsDescription(steps: [2, 9, 5]))))
    let timeline = side.run()
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
    let side = try ExperimentSide.moons(PlaneDescription(.line(LineDescription(from: 1, to: 10))))
    let timeline = side.run()
    let place = try side.plane(at: 4, of: timeline)
    let ends = [1, 10].map { timeline.state(at: $0).parameters }
    expectClose(place.plane.coordinates(of: ends[0]), 0, 0)
    expectClose(place.plane.coordinates(of: ends[1]), 1, 0)
    var loss = side.loss(over: place, at: 4)
    var middle = timeline.state(at: 1)
    middle.parameters = zip(ends[0], ends[1]).map { 0.5 * $0 + 0.5 * $1 }
    let expected = try side.network(at: middle).meanLoss(
      side.loss, on: side.training, statistics: .batch)
    #expect(abs(loss(0.5, 0) - expected) < 1e-12)
  }

  @Test("of the gradient falls along x and is level along y")
  func gradient() throws {
    let side = try ExperimentSide.moons(
      PlaneDescription(.gradient(GradientDirectionsDescription())))
    let timeline = side.run()
    let place = try side.plane(at: 3, of: timeline)
    var loss = side.loss(over: place, at: 3)
    let (_, slope) = try side.network(at: timeline.state(at: 3)).lossAndGradient(
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
    let side = try ExperimentSide.moons(
      PlaneDescription(.hessian(HessianDirectionsDescription(eigenvectors: choice))))
    let timeline = side.run()
    let place = try side.plane(at: 6, of: timeline)
    var hessian = try #require(
      try LossHessian(
        of: side.loss, network: side.network(at: timeline.state(at: 6)), on: side.training,
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
    let side = try ExperimentSide.moons(PlaneDescription(directions))
    let timeline = side.run()
    #expect(throws: PlaneFault.cancelled) {
      try side.plane(at: 12, of: timeline, isCancelled: { true })
    }
  }

  @Test("of random directions at the minimum has it at (0, 0), and the network elsewhere")
  func minimum() throws {
    let side = try ExperimentSide.moons(
      PlaneDescription(.random(RandomDirectionsDescription(seed: 5)), origin: .minimum))
    let timeline = side.run()
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
      let side = try ExperimentSide.moons(PlaneDescription(random, origin: origin))
      let timeline = side.run()
      let plane = try side.plane(at: 7, of: timeline).plane
      #expect(plane.base == timeline.state(at: step).parameters)
    }
  }

  @Test("of principal components goes through the network at each step and keeps coordinates")
  func principalComponents() throws {
    let side = try ExperimentSide.moons(
      PlaneDescription(.principalComponents(PrincipalComponentsDescription())))
    let timeline = side.run()
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
    let soFar = try ExperimentSide.moons(
      PlaneDescription(.principalComponents(PrincipalComponentsDescription(of: .runSoFar))))
    let short = soFar.run(to: 5)
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
      let side = try ExperimentSide.moons(PlaneDescription(directions))
      #expect(throws: PlaneFault.untrained(step: needed)) {
        try side.plane(at: step, of: side.run(to: needed - 1))
      }
      #expect(throws: Never.self) { try side.plane(at: step, of: side.run(to: needed)) }
    }
  }

  @Test("is that of the parameters that the user names instead")
  func showing() throws {
    let side = try ExperimentSide.moons(
      .parameters(NamedParameters(x: "output.weight[0,0]", y: "output.weight[0,1]")))
    let viewport = Viewport(x: -1...1, y: -1...1)
    let other = try side.showing(
      .parameters(NamedParameters(x: "norm.scale[1]", y: "hidden.weight[2,1]")), within: viewport)
    let timeline = side.run()
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
