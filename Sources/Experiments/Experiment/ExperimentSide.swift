import Landscapes
import TrainingEngine

/// One side of an experiment: its network at the start, and how it trains.
public struct ExperimentSide: Sendable {
  /// The name by which expectations and learning rates refer to it.
  public let id: String
  /// What stands above its pane and its columns in tables.
  public let title: String
  /// In what the network computes while it trains.
  public let precision: Precision
  /// The network at step 0, with numbers of the precision in which it trains. What is measured on it,
  /// losses, curvature and accuracy, is computed in double precision, which holds them exactly; pictures
  /// are computed as `drawnLoss(over:at:isCancelled:)` says.
  public private(set) var network: Network<Double>
  /// What training makes small, with the model's own penalty; the same on all sides.
  public let loss: Loss
  /// Which samples each step sees: all, or mini-batches that are shuffled by the experiment's seed.
  public let schedule: BatchSchedule
  /// The plane that is looked at.
  public var plane: PlaneDescription { outlook.plane }
  /// The two parameters that span the plane, as places in the network's flat vector; nil where it has
  /// other directions.
  public var parameters: (x: Int, y: Int)? { outlook.parameters }
  /// Of the experiment.
  public let seed: UInt64
  /// Length of the run that the scenario asks for.
  public let steps: Int
  /// The rule for the learning rate, where no scene of the lesson says otherwise.
  public let learningRateRule: LearningRateRule
  /// The samples, with their features as this side takes them.
  public let data: ExperimentData
  /// The samples that train.
  public var training: DataSet { data.training }

  /// Whether the network begins as the function without normalization; no longer once it was moved along
  /// directions, which may change every parameter.
  private var isMatchedByFunction: Bool
  /// The parameters that begin where they were put, as places in the network's flat vector: those that the
  /// scenario names, and those of planes of two.
  private var placed: Set<Int> = []
  private var outlook: Outlook
  private let scenarioOutlook: Outlook
  private let rules: TrainingRules

  /// What is looked at, of which training knows nothing.
  private struct Outlook {
    var plane: PlaneDescription
    var parameters: (x: Int, y: Int)?
    /// As large as the area in which a minimum on the plane is looked for.
    var neighbourhood: Viewport
  }

  init(
    _ side: Side, of scenario: Scenario, data: ExperimentData, precision: Precision, seed: UInt64
  ) throws(ExperimentError) {
    id = side.id
    title = side.title
    loss = scenario.model.loss
    self.data = data
    self.precision = precision
    var network: Network<Double>
    do {
      let layers = scenario.model.specifications(for: side, in: precision)
      network = try Network<Double>(
        input: layers.inputShape(for: data.training), layers: layers, seed: seed,
        initialScale: side.initialScale ?? 1)
    } catch {
      throw .network(side: side.id, error)
    }
    self.seed = seed
    steps = scenario.training.steps
    let parameters = try scenario.plane.parameters(in: network.layout, side: side.id)
    scenarioOutlook = Outlook(
      plane: scenario.plane, parameters: parameters, neighbourhood: Viewport(scenario.viewport))
    outlook = scenarioOutlook
    for (name, value) in scenario.start?.parameters ?? [:] {
      guard let place = network.layout.index(of: name) else {
        throw .plane(side: side.id, .noParameter(name: name))
      }
      network.state.parameters[place] = value
      placed.insert(place)
    }
    if let parameters {
      placed.formUnion([parameters.x, parameters.y])
      if let point = scenario.start?.point {
        network.state.parameters[parameters.x] = point.x
        network.state.parameters[parameters.y] = point.y
      }
    }
    isMatchedByFunction = side.startMatched == .function
    do {
      self.network = try network.matched(
        isMatchedByFunction, over: data.training, keeping: placed
      ).rounded(to: precision)
    } catch {
      throw .network(side: side.id, error)
    }
    let overrides = side.training
    rules = TrainingRules(scenario.training, overrides: overrides)
    schedule =
      if let size = overrides?.batchSize ?? scenario.training.batchSize {
        .shuffled(
          size: size, seed: seed,
          dropsLast: overrides?.dropLast ?? scenario.training.dropLast ?? false)
      } else {
        .full
      }
    learningRateRule =
      overrides?.learningRate ?? scenario.training.learningRate.rule(forSide: side.id)
      ?? .ofLargestStable(0.5)
    do {
      switch precision {
      case .float: _ = try makeTrainer(of: Float.self, learningRate: 1)
      case .double: _ = try makeTrainer(of: Double.self, learningRate: 1)
      }
    } catch {
      throw .trainer(side: side.id, error)
    }
    do {
      try validateSamples()
    } catch {
      throw .samples(side: side.id, error)
    }
  }

  /// Where the plane's two parameters begin; nil where the plane has other directions.
  public var start: PlaneCoordinates? {
    let values = network.state.parameters
    return parameters.map { PlaneCoordinates(x: values[$0.x], y: values[$0.y]) }
  }

  /// The same side with the plane's two parameters beginning elsewhere. What is matched by function is so
  /// again, but for parameters that were put where they are.
  func starting(at point: PlaneCoordinates) -> ExperimentSide {
    guard let parameters else {
      preconditionFailure("Only a plane of two parameters has a start that can be moved.")
    }
    var side = self
    side.network.state.parameters[parameters.x] = precision.rounded(point.x)
    side.network.state.parameters[parameters.y] = precision.rounded(point.y)
    side.placed.formUnion([parameters.x, parameters.y])
    do {
      side.network = try side.network.matched(
        isMatchedByFunction, over: training, keeping: side.placed
      ).rounded(to: precision)
    } catch {
      preconditionFailure("A side that was matched can be matched: \(error.message)")
    }
    return side
  }

  /// The same side with the network beginning elsewhere: its parameters moved along the directions of a
  /// plane until the point of the plane that is nearest to them has some coordinates. What they are off
  /// the plane stays, as do all other parameters on a plane of two.
  ///
  /// A start that is matched by function is so before it is moved.
  func starting(at point: PlaneCoordinates, along plane: ParameterPlane) -> ExperimentSide {
    let parameters = network.state.parameters
    let now = plane.coordinates(of: parameters)
    let (dx, dy) = (point.x - now.x, point.y - now.y)
    var side = self
    side.isMatchedByFunction = false
    side.network.state.parameters = parameters.indices.map {
      precision.rounded(
        parameters[$0] + (dx * plane.directions.x[$0] + dy * plane.directions.y[$0]))
    }
    return side
  }

  /// The same side beginning where the scenario says on its plane, where that is not one of two
  /// parameters.
  func starting(on point: PlaneCoordinates) throws(ExperimentError) -> ExperimentSide {
    do {
      return starting(at: point, along: try plane(at: 0, of: nil).plane)
    } catch {
      throw .plane(side: id, error)
    }
  }

  /// The same side, looked at on another plane.
  ///
  /// - Parameter neighbourhood: As large as the area in which a minimum is looked for.
  func showing(
    _ plane: PlaneDescription, within neighbourhood: Viewport
  ) throws(PlaneFault) -> ExperimentSide {
    var side = self
    side.outlook = Outlook(
      plane: plane, parameters: try plane.parameters?.places(in: network.layout),
      neighbourhood: neighbourhood)
    return side
  }

  /// The same side, looked at on the plane that the scenario names: what learning rates and convergence are
  /// measured on, wherever somebody looks.
  var asInScenario: ExperimentSide {
    var side = self
    side.outlook = scenarioOutlook
    return side
  }

  /// Where a minimum near a point is looked for.
  func searchArea(around point: PlaneCoordinates) -> Viewport {
    outlook.neighbourhood.centered(on: point)
  }

  /// A trainer at step 0 that computes in a scalar; the one of the side's precision trains as the side
  /// does.
  public func trainer<Scalar: NetworkScalar>(
    of scalar: Scalar.Type, learningRate: Double
  ) -> Trainer<Scalar> {
    do {
      return try makeTrainer(of: scalar, learningRate: learningRate)
    } catch {
      preconditionFailure("A side that was made has a trainer: \(error.message)")
    }
  }

  private func makeTrainer<Scalar: NetworkScalar>(
    of scalar: Scalar.Type, learningRate: Double
  ) throws(TrainerError) -> Trainer<Scalar> {
    try Trainer(
      network: Network(rounding: network), loss: loss,
      optimizer: optimizer(learningRate: learningRate),
      learningRateSchedule: learningRateSchedule, clipping: rules.clipping, schedule: schedule,
      statistics: rules.statistics, data: training)
  }

  /// The rule by which the parameters follow the gradient.
  public func optimizer(learningRate: Double) -> Optimizer {
    rules.optimizer(learningRate: learningRate)
  }

  /// How the learning rate changes along the run.
  public var learningRateSchedule: LearningRateSchedule { rules.learningRateSchedule }

  /// Whether the plane's two parameters are all that the network has: then the landscape does not
  /// change while it trains.
  public var planeIsWholeSpace: Bool {
    parameters != nil && network.layout.count == 2
      && plane.statistics ?? .evaluationSet == .evaluationSet
  }
}

extension Network<Double> {
  /// The same network with its numbers rounded.
  fileprivate func rounded(to precision: Precision) -> Network<Double> {
    switch precision {
    case .float: Network<Float>(rounding: self).widened
    case .double: self
    }
  }

  /// The same network as the function without normalization, where that is wanted, but for parameters
  /// that are where they were put.
  fileprivate func matched(
    _ isWanted: Bool, over data: DataSet, keeping places: Set<Int>
  ) throws(NetworkError) -> Network<Double> {
    guard isWanted else { return self }
    var matched = self
    try matched.matchFunctionWithoutNormalization(over: data, statistics: .batch)
    for place in places {
      matched.state.parameters[place] = state.parameters[place]
    }
    return matched
  }
}

extension PlaneDescription {
  /// The places of the plane's two parameters in a network; nil for other directions.
  func parameters(
    in layout: ParameterLayout, side: String
  ) throws(ExperimentError) -> (x: Int, y: Int)? {
    guard let parameters else { return nil }
    do {
      return try parameters.places(in: layout)
    } catch {
      throw .plane(side: side, error)
    }
  }
}
