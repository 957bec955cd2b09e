import Landscapes
import TrainingEngine

extension ExperimentSide {
  /// The learning rate that a rule gives for this side: a number even where the loss does not curve upwards
  /// at the start, so that every rate is stable there; then the largest that a sweep can compare.
  ///
  /// - Parameter steps: Length of the runs that `bestOf` compares.
  public func learningRate(by rule: LearningRateRule, steps: Int) -> Double {
    switch rule {
    case .value(let rate):
      return rate
    case .ofLargestStable(let fraction):
      guard let largest = largestStableLearningRateAtStart() else {
        preconditionFailure("The reader refuses a fraction of a largest rate where there is none.")
      }
      return min(fraction * largest, LogarithmicSpacing.limits.upperBound)
    case .bestOf(let rates):
      let speeds = rates.map { (rate: $0, speed: speed(at: $0, steps: steps)) }
      return speeds.min { $0.speed < $1.speed }?.rate ?? 1
    }
  }

  /// The largest learning rate at which this side's optimizer is stable at the start: on the scenario's
  /// plane where that is one of two parameters, and in all parameters where it has other directions,
  /// which may lie where nothing is steep, or be there only after the run.
  ///
  /// - Returns: Infinite where the loss does not curve upwards; nil for an optimizer that has no such
  ///   rate.
  func largestStableLearningRateAtStart() -> Double? {
    let optimizer = optimizer(learningRate: 1)
    guard optimizer.isLinear else { return nil }
    let side = asInScenario
    guard side.parameters != nil else {
      return networkCurvature(at: network.state)?.largestStableLearningRate(for: optimizer)
        ?? .infinity
    }
    var loss = side.planeLoss(at: network.state)
    return PlaneCurvature(loss.curvature(loss.origin.x, loss.origin.y))
      .largestStableLearningRate(for: optimizer) ?? .infinity
  }

  /// The learning rate that the step after a timeline's last takes.
  public func learningRate(after timeline: Timeline) -> Double {
    timeline.learningRate * learningRateSchedule.factor(at: timeline.lastStep)
  }

  /// How well a rate does, the smaller the better: first the steps to converge, then the loss reached.
  private func speed(at rate: Double, steps: Int) -> (Int, Double) {
    var timeline = Timeline(of: self, learningRate: rate, steps: steps)
    timeline.advance(by: steps)
    let reached = stepsToConverge(in: timeline) ?? .max
    let loss = timeline.moments[timeline.lastStep].loss
    return (reached, loss.isNaN ? .infinity : loss)
  }

  /// The first step that converged to within 1% of the smallest loss on the plane; see `Convergence`.
  /// Nil when the run never comes so close, or when the plane is not all that the network can change,
  /// so that its minimum moves.
  public func stepsToConverge(in timeline: Timeline) -> Int? {
    smallestLoss.flatMap { smallest in
      Convergence(toMinimum: smallest, epoch: epoch)
        .firstStep(in: timeline.moments.lazy.map(\.loss))
    }
  }

  /// The minimum of the loss on the scenario's plane through a state; see `minimum(on:isCancelled:)`.
  public func minimum(at state: NetworkState<Double>) -> PlaneMinimum? {
    let side = asInScenario
    return side.minimum(on: side.planeLoss(at: state))
  }

  /// The minimum of the loss on a plane of this side, found by Newton's method from where the network
  /// stands; nil when there is none to be found, or when cancelled.
  public func minimum(
    on plane: PlaneLoss<Double>, isCancelled: @Sendable () -> Bool = { false }
  ) -> PlaneMinimum? {
    let origin = PlaneCoordinates(x: plane.origin.x, y: plane.origin.y)
    let found = PlaneMinimum.search(
      on: plane, from: origin, within: searchArea(around: origin), isCancelled: isCancelled)
    return found.flatMap { $0.isConverged ? $0 : nil }
  }
}
