import Landscapes
import TrainingEngine

/// One side of an experiment: its network at the start, and how it trains.
public struct ExperimentSide: Sendable {
  public let id: String
  public let title: String
  /// The network at step 0.
  public private(set) var network: Network<Double>
  public let loss: Loss
  public let schedule: BatchSchedule
  /// The two parameters that span the plane, as places in the network's flat vector.
  public let parameters: (x: Int, y: Int)
  /// The rule for the learning rate, where no scene of the lesson says otherwise.
  public let learningRateRule: LearningRateRule
  /// The samples, with their features as this side takes them.
  public let data: ExperimentData
  /// The samples that train.
  public var training: DataSet { data.training }

  /// The size of the neighbourhood in which a minimum is looked for.
  private let neighbourhood: Viewport
  private let rules: TrainingRules

  init(
    _ side: Side, of scenario: Scenario, data: ExperimentData, seed: UInt64
  ) throws(ExperimentError) {
    id = side.id
    title = side.title
    loss = scenario.model.loss
    self.data = data
    neighbourhood = Viewport(scenario.viewport)
    var network: Network<Double>
    do {
      network = try Network<Double>(
        inputs: data.training.features.columns,
        layers: scenario.model.specifications(for: side), seed: seed,
        initialScale: side.initialScale ?? 1)
    } catch {
      throw .network(side: side.id, error)
    }
    let parameters = try scenario.plane.parameters(in: network.layout, side: side.id)
    self.parameters = parameters
    if let start = scenario.start {
      network.state.parameters[parameters.x] = start.x
      network.state.parameters[parameters.y] = start.y
    }
    self.network = network
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
      _ = try makeTrainer(learningRate: 1)
    } catch {
      throw .trainer(side: side.id, error)
    }
  }

  /// Where the plane's two parameters begin.
  public var start: PlaneCoordinates {
    let values = network.state.parameters
    return PlaneCoordinates(x: values[parameters.x], y: values[parameters.y])
  }

  /// The same side with the plane's two parameters beginning elsewhere.
  func starting(at point: PlaneCoordinates) -> ExperimentSide {
    var side = self
    side.network.state.parameters[parameters.x] = point.x
    side.network.state.parameters[parameters.y] = point.y
    return side
  }

  /// Where a minimum near a point is looked for.
  func searchArea(around point: PlaneCoordinates) -> Viewport {
    neighbourhood.centered(on: point)
  }

  /// A trainer at step 0.
  public func trainer(learningRate: Double) -> Trainer<Double> {
    do {
      return try makeTrainer(learningRate: learningRate)
    } catch {
      preconditionFailure("A side that was made has a trainer: \(error.message)")
    }
  }

  private func makeTrainer(learningRate: Double) throws(TrainerError) -> Trainer<Double> {
    try Trainer<Double>(
      network: network, loss: loss, optimizer: optimizer(learningRate: learningRate),
      learningRateSchedule: learningRateSchedule, clipping: rules.clipping, schedule: schedule,
      data: training)
  }

  /// The rule by which the parameters follow the gradient.
  public func optimizer(learningRate: Double) -> Optimizer {
    rules.optimizer(learningRate: learningRate)
  }

  /// How the learning rate changes along the run.
  public var learningRateSchedule: LearningRateSchedule { rules.learningRateSchedule }

  /// The loss over the plane for a state of the network, on all training samples, with batch
  /// statistics over them.
  public func planeLoss(at state: NetworkState<Double>) -> PlaneLoss<Double> {
    var network = network
    network.state = state
    return PlaneLoss<Double>(
      network: network, parameters: parameters, loss: loss, data: training, statistics: .batch)
  }

  /// Whether the plane's two parameters are all that the network has: then the landscape does not
  /// change while it trains.
  public var planeIsWholeSpace: Bool { network.layout.count == 2 }
}

extension ModelDescription {
  /// The layers of a side's network: the slots filled, or gone where nothing fills them.
  func specifications(for side: Side) -> [LayerSpecification] {
    layers.compactMap { layer in
      switch layer {
      case .linear(let linear):
        LayerSpecification(
          name: linear.name,
          kind: .linear(
            outputs: linear.outputs, bias: linear.bias ?? true,
            initializer: linear.initializer ?? initializer ?? .torch))
      case .activation(let activation):
        LayerSpecification(name: "", kind: .activation(activation))
      case .normalization(let slot):
        slot.kind(filledWith: side.slots?[slot.name] ?? side.normalization).map {
          LayerSpecification(name: slot.name, kind: $0)
        }
      }
    }
  }
}

extension NormalizationSlot {
  /// The layer that a normalization makes of the slot, with PyTorch's ε where the slot names none; nil
  /// for none.
  fileprivate func kind(filledWith normalization: Normalization) -> LayerSpecification.Kind? {
    let affine = affine ?? true
    return switch normalization {
    case .none: nil
    case .batch:
      .batchNormalization(affine: affine, epsilon: epsilon ?? 1e-5, momentum: momentum ?? 0.1)
    case .layer: .groupNormalization(groups: 1, affine: affine, epsilon: epsilon ?? 1e-5)
    case .group(let groups):
      .groupNormalization(groups: groups, affine: affine, epsilon: epsilon ?? 1e-5)
    case .rms: .rmsNormalization(affine: affine, epsilon: epsilon ?? .ulpOfOne)
    }
  }
}

extension PlaneDescription {
  /// The places of the plane's two parameters in a network.
  func parameters(
    in layout: ParameterLayout, side: String
  ) throws(ExperimentError) -> (x: Int, y: Int) {
    switch self {
    case .parameters(let plane):
      guard let x = layout.index(of: plane.x) else {
        throw .noParameter(side: side, name: plane.x)
      }
      guard let y = layout.index(of: plane.y) else {
        throw .noParameter(side: side, name: plane.y)
      }
      return (x, y)
    }
  }
}
