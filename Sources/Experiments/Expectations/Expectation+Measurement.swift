import Landscapes
import TrainingEngine

extension Expectation {
  /// Why a quantity cannot be measured on a side.
  enum Obstacle: Error {
    case because(String)
    case cancelled

    /// The plane does not exist.
    static func noPlane(_ fault: PlaneFault) -> Obstacle { .because(fault.phrase) }
  }

  /// The quantity of one side of an experiment, after a run at this expectation's learning rate.
  func measure(
    on side: ExperimentSide, of experiment: Experiment, smoothnessRuns: inout SmoothnessRuns,
    isCancelled: () -> Bool
  ) throws(Obstacle) -> Double {
    if let value = try measureStart(of: side, isCancelled: isCancelled) { return value }
    if quantity.isOfPlaneAtStart, side.planeIsThereAtStart {
      return try planeAtStart(of: side, after: nil)
    }
    if quantity.isMedianOverSteps {
      return try smoothness(
        of: side, in: experiment, runs: &smoothnessRuns, isCancelled: isCancelled)
    }
    let timeline = try run(side, of: experiment, isCancelled: isCancelled)
    let last = timeline.state(at: timeline.lastStep)
    switch quantity {
    case .networkLargestEigenvalueAtStart, .networkConditionNumberAtStart,
      .networkLargestStableLearningRate, .lossRange, .gradientChange, .effectiveBeta:
      preconditionFailure("Measured above, without a timeline.")
    case .conditionNumberAtStart, .largestStableLearningRate:
      return try planeAtStart(of: side, after: timeline)
    case .conditionNumberAtMinimum:
      return try conditionNumber(of: try minimum(of: side, after: timeline).curvature)
    case .minimumLoss:
      return try minimum(of: side, after: timeline).loss
    case .medianPairConditionNumber:
      return side.medianPairConditionNumber(at: last)
    case .networkLargestEigenvalueAtEnd:
      return try networkCurvature(of: side, at: last, isCancelled: isCancelled).largest.value
    case .stepsToConverge:
      guard side.planeIsWholeSpace else {
        throw .because("the plane is not all that the network can change")
      }
      return side.stepsToConverge(in: timeline).map(Double.init) ?? .infinity
    case .finalLoss:
      return side.loss(at: last)
    case .growth:
      let growth = side.loss(at: last) / side.loss(at: side.network.state)
      return growth.isNaN ? .infinity : growth
    case .trainingAccuracy:
      return try accuracy(of: side, at: last, on: side.data.training, statistics: .batch)
    case .testAccuracy:
      guard let test = side.data.test else {
        throw .because("the scenario has no test samples")
      }
      return try accuracy(of: side, at: last, on: test, statistics: .running)
    case .pathOverStraightLine:
      return try path(of: side, timeline).lengthOverStraightLine ?? .infinity
    case .meanCosineOfSteps:
      guard let cosine = try path(of: side, timeline).meanCosine else {
        throw .because("the path on the plane has no two steps")
      }
      return cosine
    case .predictedContraction:
      let curvature = try minimum(of: side, after: timeline).curvature
      let rate = side.learningRate(after: timeline)
      guard let factor = curvature.contraction(by: side.optimizer(learningRate: rate)) else {
        throw .because("the side's optimizer shrinks no distance by a factor")
      }
      return factor
    case .observedContraction:
      guard case .full = side.schedule else {
        throw .because("the noise of mini-batches hides how the gradient shrinks")
      }
      guard let factor = timeline.observedContraction(to: timeline.lastStep) else {
        throw .because("the gradient has no finite size above rounding")
      }
      return factor
    }
  }

  /// How the expectation trains a side.
  private func training(of side: ExperimentSide, in experiment: Experiment) -> (
    steps: Int, learningRate: Double
  ) {
    let steps = steps ?? experiment.scenario.training.steps
    let rule = learningRate?.rule(forSide: side.id) ?? side.learningRateRule
    return (steps, side.learningRate(by: rule, steps: steps))
  }

  private func smoothness(
    of side: ExperimentSide, in experiment: Experiment, runs: inout SmoothnessRuns,
    isCancelled: () -> Bool
  ) throws(Obstacle) -> Double {
    let (steps, rate) = training(of: side, in: experiment)
    guard
      let found = runs.smoothness(
        at: min(firstStep ?? 0, steps)..<steps, of: side, seed: experiment.seed,
        learningRate: rate, isCancelled: isCancelled)
    else { throw .cancelled }
    let median =
      switch quantity {
      case .lossRange: found.median(\.lossRange)
      case .gradientChange: found.median(\.gradientChange)
      default: found.median(\.effectiveBeta)
      }
    guard let median else { throw .because("the gradient is nought at every step") }
    return median
  }

  /// What is there before a run; nil for what takes one.
  private func measureStart(
    of side: ExperimentSide, isCancelled: () -> Bool
  ) throws(Obstacle) -> Double? {
    func curvature() throws(Obstacle) -> NetworkCurvature {
      try networkCurvature(of: side, at: side.network.state, isCancelled: isCancelled)
    }
    switch quantity {
    case .networkLargestEigenvalueAtStart:
      return try curvature().largest.value
    case .networkConditionNumberAtStart:
      let curvature = try curvature()
      if curvature.isSaddle { throw Self.noBowl }
      return curvature.conditionNumber ?? .infinity
    case .networkLargestStableLearningRate:
      let optimizer = side.optimizer(learningRate: 1)
      guard optimizer.isLinear else {
        throw .because("the side's optimizer has no largest stable learning rate")
      }
      return try curvature().largestStableLearningRate(for: optimizer) ?? .infinity
    default:
      return nil
    }
  }

  private func networkCurvature(
    of side: ExperimentSide, at state: NetworkState<Double>, isCancelled: () -> Bool
  ) throws(Obstacle) -> NetworkCurvature {
    guard let curvature = side.networkCurvature(at: state, isCancelled: isCancelled) else {
      if isCancelled() { throw .cancelled }
      throw .because(
        side.canMeasureNetworkCurvature
          ? "the loss has no finite curvature there"
          : "the curvature of so large a network, or of so many samples, takes too much memory")
    }
    return curvature
  }

  private func run(
    _ side: ExperimentSide, of experiment: Experiment, isCancelled: () -> Bool
  ) throws(Obstacle) -> Timeline {
    let (steps, rate) = training(of: side, in: experiment)
    var timeline = Timeline(of: side, learningRate: rate, steps: steps)
    while timeline.lastStep < steps {
      if isCancelled() { throw .cancelled }
      timeline.advance(by: min(256, steps - timeline.lastStep))
    }
    return timeline
  }

  /// What the plane tells of the start.
  ///
  /// - Parameter timeline: The run, where the plane takes one.
  private func planeAtStart(
    of side: ExperimentSide, after timeline: Timeline?
  ) throws(Obstacle) -> Double {
    let curvature: PlaneCurvature
    do throws(PlaneFault) {
      curvature = try side.planeCurvature(at: 0, of: timeline)
    } catch {
      throw .noPlane(error)
    }
    guard quantity == .largestStableLearningRate else {
      return try conditionNumber(of: curvature)
    }
    let optimizer = side.optimizer(learningRate: 1)
    guard optimizer.isLinear else {
      throw .because("the side's optimizer has no largest stable learning rate")
    }
    return curvature.largestStableLearningRate(for: optimizer) ?? .infinity
  }

  /// κ, which is infinite in a valley.
  private func conditionNumber(of curvature: PlaneCurvature) throws(Obstacle) -> Double {
    guard curvature.shape != .undefined else {
      throw .because("the loss or its curvature is infinite or not a number there")
    }
    guard let number = curvature.conditionNumber else { throw Self.noBowl }
    return number
  }

  private static let noBowl = Obstacle.because(
    "the loss is no bowl there, so it has no condition number")

  private func minimum(
    of side: ExperimentSide, after timeline: Timeline
  ) throws(Obstacle) -> (loss: Double, curvature: PlaneCurvature) {
    let minimum: (loss: Double, curvature: PlaneCurvature)?
    do throws(PlaneFault) {
      minimum = try side.planeMinimum(at: timeline.lastStep, of: timeline)
    } catch {
      throw .noPlane(error)
    }
    guard let minimum else {
      throw .because("the loss has no minimum on the plane that could be found")
    }
    return minimum
  }

  private func path(
    of side: ExperimentSide, _ timeline: Timeline
  ) throws(Obstacle) -> PathShape {
    do throws(PlaneFault) {
      return PathShape(try side.path(of: timeline).points)
    } catch {
      throw .noPlane(error)
    }
  }

  private func accuracy(
    of side: ExperimentSide, at state: NetworkState<Double>, on data: DataSet,
    statistics: Statistics
  ) throws(Obstacle) -> Double {
    guard let accuracy = side.accuracy(at: state, on: data, statistics: statistics) else {
      throw .because("the targets are no classes")
    }
    return accuracy
  }
}

extension ExperimentSide {
  /// The mean loss over all training samples, with batch statistics over them.
  public func loss(at state: NetworkState<Double>) -> Double {
    var network = network
    network.state = state
    return network.meanLoss(of: objective(over: training, statistics: .batch))
  }
}
