import Landscapes
import TrainingEngine

extension ExperimentSide {
  /// The plane of this side at a step of a run.
  ///
  /// - Parameters:
  ///   - timeline: The run, as far as it has come; nil for the start alone.
  ///   - isCancelled: Asked again and again while eigenvectors are looked for, or a minimum. Once it says
  ///     yes it always does.
  public func plane(
    at step: Int, of timeline: Timeline?, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(PlaneFault) -> SidePlane {
    let reached = timeline?.lastStep ?? 0
    let needed = plane.lastStepNeeded(at: step, ofRunOf: steps)
    guard needed <= reached else { throw .untrained(step: needed) }
    guard plane.statistics != .miniBatch || everyBatchHasStatistics else { throw .batchOfOne }
    let origin =
      switch plane.origin ?? .current {
      case .current, .minimum: try state(at: step, of: timeline, isCancelled: isCancelled)
      case .start: network.state
      case .step(let step): try state(at: step, of: timeline, isCancelled: isCancelled)
      }
    let found = try directions(
      through: origin, at: step, of: timeline, isCancelled: isCancelled)
    guard plane.origin == .minimum else { return found }
    guard let loss = loss(over: found, at: step, isCancelled: isCancelled),
      let minimum = minimum(on: loss, isCancelled: isCancelled)
    else { throw isCancelled() ? .cancelled : .noMinimum }
    return SidePlane(
      description: plane, plane: found.plane.centered(on: minimum.point), state: found.state,
      spectrum: found.spectrum)
  }

  /// Whether the plane is one of random directions through the origin of its coordinates and surely there,
  /// told without drawing millions of numbers. Where it is not, `plane(at:of:isCancelled:)` tells.
  ///
  /// - Parameter isCancelled: Asked before every step of training that is done again.
  public func surelyHasRandomPlane(
    at step: Int, of timeline: Timeline?, isCancelled: () -> Bool = { false }
  ) throws(PlaneFault) -> Bool {
    guard case .random(let random) = plane.directions,
      plane.lastStepNeeded(at: step, ofRunOf: steps) <= timeline?.lastStep ?? 0,
      plane.statistics != .miniBatch || everyBatchHasStatistics
    else { return false }
    let origin: NetworkState<Double>
    switch plane.origin ?? .current {
    case .current: origin = try state(at: step, of: timeline, isCancelled: isCancelled)
    case .start: origin = network.state
    case .step(let step): origin = try state(at: step, of: timeline, isCancelled: isCancelled)
    case .minimum: return false
    }
    return PlaneDirections.surelyExist(
      randomIn: network.layout, at: origin.parameters, scaling: random.scaling ?? .filter,
      vectors: random.vectors ?? .zero)
  }

  /// The plane through some numbers of the network, in the directions that it has at a step.
  private func directions(
    through origin: NetworkState<Double>, at step: Int, of timeline: Timeline?,
    isCancelled: @Sendable () -> Bool
  ) throws(PlaneFault) -> SidePlane {
    func plane(
      _ directions: PlaneDirections?, at zero: [Double]? = nil,
      through state: NetworkState<Double>? = nil,
      spectrum: SidePlane.Spectrum? = nil
    ) throws(PlaneFault) -> SidePlane {
      guard let directions else {
        throw isCancelled() ? .cancelled : .noDirections(self.plane.directions.kind)
      }
      let state = state ?? origin
      let plane =
        if let zero {
          ParameterPlane(origin: zero, directions: directions).passing(through: state.parameters)
        } else {
          ParameterPlane(origin: state.parameters, directions: directions)
        }
      return SidePlane(
        description: self.plane, plane: plane, state: state, spectrum: spectrum)
    }
    switch self.plane.directions {
    case .parameters(let named):
      let places = try named.places(in: network.layout)
      return SidePlane(
        description: self.plane,
        plane: ParameterPlane(ofParametersAt: places, others: origin.parameters), state: origin,
        spectrum: nil)
    case .random(let random):
      let found = PlaneDirections(
        randomIn: network.layout, at: origin.parameters, scaling: random.scaling ?? .filter,
        vectors: random.vectors ?? .zero, seed: random.seed ?? seed, isCancelled: isCancelled)
      return try plane(found)
    case .principalComponents(let components):
      let last =
        switch components.of ?? .wholeRun {
        case .wholeRun: steps
        case .runSoFar: components.stepsSoFar(at: step, ofRunOf: steps)
        }
      let states = timeline?.states(
        upTo: last, atMost: Self.mostPoints, isCancelled: isCancelled)
      let found = PrincipalComponents(
        of: (states ?? []).map(\.parameters), seed: seed, isCancelled: isCancelled)
      return try plane(
        found?.directions, at: found?.mean,
        spectrum: found.map {
          .explainedVariance(x: $0.explainedVariance.x, y: $0.explainedVariance.y)
        })
    case .hessian(let hessian):
      let pair = eigenvectors(
        of: hessian.eigenvectors ?? .topTwo, at: origin, step: step, isCancelled: isCancelled)
      return try plane(
        pair.flatMap { pair in
          let x = towardsStart(pair.x.vector)
          guard !isCancelled() else { return nil }
          return PlaneDirections(
            unitAlong: x, and: towardsStart(pair.y.vector), isCancelled: isCancelled)
        },
        spectrum: pair.map { .eigenvalues(x: $0.x.value, y: $0.y.value) })
    case .gradient(let gradient):
      var network = network
      network.state = origin
      guard let statistics = statistics(at: origin, isCancelled: isCancelled) else {
        throw .cancelled
      }
      let found = network.lossAndGradient(
        of: objective(over: samples(at: step), statistics: statistics), isCancelled: isCancelled)
      guard let found else { throw .cancelled }
      return try plane(
        PlaneDirections(
          unitAlong: found.gradient, andRandomWithSeed: gradient.seed ?? seed,
          isCancelled: isCancelled))
    case .checkpoints(let checkpoints):
      var states: [NetworkState<Double>] = []
      for step in checkpoints.steps {
        states.append(try state(at: step, of: timeline, isCancelled: isCancelled))
      }
      return try plane(
        PlaneDirections(
          from: states[0].parameters, to: states[1].parameters, and: states[2].parameters,
          isCancelled: isCancelled),
        through: states[0])
    case .line(let line):
      let ends = (
        try state(at: line.from, of: timeline, isCancelled: isCancelled),
        try state(at: line.to, of: timeline, isCancelled: isCancelled)
      )
      return try plane(
        PlaneDirections(
          from: ends.0.parameters, to: ends.1.parameters, andRandomWithSeed: line.seed ?? seed,
          isCancelled: isCancelled), through: ends.0)
    }
  }

  /// A vector or its opposite, whichever points to the side on which the parameters of the start lie: so
  /// eigenvectors keep their sides from step to step.
  private func towardsStart(_ vector: [Double]) -> [Double] {
    let product = zip(vector, network.state.parameters).reduce(0) { $0 + $1.0 * $1.1 }
    return product < 0 ? vector.map { -$0 } : vector
  }

  private typealias Eigenvector = (value: Double, vector: [Double])

  /// Two eigenvectors of the Hessian, which do not move parameters that are fixed; nil where they are not
  /// found.
  private func eigenvectors(
    of choice: HessianDirectionsDescription.Choice, at origin: NetworkState<Double>, step: Int,
    isCancelled: () -> Bool
  ) -> (x: Eigenvector, y: Eigenvector)? {
    var network = network
    network.state = origin
    guard let statistics = statistics(at: origin, isCancelled: isCancelled) else { return nil }
    var hessian = LossHessian(
      of: objective(over: samples(at: step), statistics: statistics), network: network,
      isCancelled: isCancelled)
    defer { hessian?.giveBackRoom() }
    let isTopTwo = choice == .topTwo
    let found = hessian?.extremes(
      smallest: isTopTwo ? 0 : 1, largest: isTopTwo ? 2 : 1,
      by: Lanczos(products: Self.mostProducts, tolerance: 1e-4, seed: seed),
      isCancelled: isCancelled)
    guard let found, let x = found.largest.first,
      let y = isTopTwo ? found.largest.dropFirst().first : found.smallest.first,
      let alongX = hessian?.direction(along: x.vector),
      let alongY = hessian?.direction(along: y.vector)
    else { return nil }
    return ((x.value, alongX), (y.value, alongY))
  }

  /// Products with the Hessian to find eigenvectors by; the outermost take a few dozen.
  private static let mostProducts = 80

  /// Points of a run that are enough to tell where it spreads: an eigendecomposition of as many rows
  /// takes milliseconds.
  private static let mostPoints = 48

  private func state(
    at step: Int, of timeline: Timeline?, isCancelled: () -> Bool
  ) throws(PlaneFault) -> NetworkState<Double> {
    guard let timeline else { return network.state }
    guard let state = timeline.state(at: step, isCancelled: isCancelled) else { throw .cancelled }
    return state
  }
}

extension NamedParameters {
  /// The places of both parameters in a network.
  func places(in layout: ParameterLayout) throws(PlaneFault) -> (x: Int, y: Int) {
    guard let x = layout.index(of: x) else { throw .noParameter(name: self.x) }
    guard let y = layout.index(of: y) else { throw .noParameter(name: self.y) }
    guard x != y else { throw .noDirections(.parameters) }
    return (x, y)
  }
}
