import Landscapes
import TrainingEngine

extension ExperimentSide {
  /// The learning rate that a rule gives for this side: a number even where the loss does not curve upwards
  /// at the start, so that every rate is stable there; then the largest that a sweep can compare.
  ///
  /// - Parameter steps: Length of the runs that `bestOf` compares.
  public func learningRate(by rule: LearningRateRule, steps: Int) -> Double {
    learningRate(by: rule, steps: steps) { false }!
  }

  /// The same, unless nobody waits for it any more: whole runs are compared for some rules, and the curvature of
  /// a whole network is measured for others.
  ///
  /// - Parameter isCancelled: Asked before every step of those runs, and at least every few milliseconds while
  ///   curvature is measured. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  public func learningRate(
    by rule: LearningRateRule, steps: Int, isCancelled: () -> Bool
  ) -> Double? {
    switch rule {
    case .value(let rate):
      return rate
    case .ofLargestStable(let fraction):
      let largest = largestStableLearningRateAtStart(isCancelled: isCancelled)
      guard !isCancelled() else { return nil }
      guard let largest else {
        preconditionFailure("The reader refuses a fraction of a largest rate where there is none.")
      }
      return min(fraction * largest, LogarithmicSpacing.limits.upperBound)
    case .bestOf(let rates):
      let convergence = smallestLoss.map { Convergence(toMinimum: $0, epoch: epoch) }
      var best: (rate: Double, speed: (Int, Double))?
      for rate in rates {
        let speed = speed(at: rate, steps: steps, to: convergence, isCancelled: isCancelled)
        guard let speed else { return nil }
        if best.map({ speed < $0.speed }) ?? true { best = (rate, speed) }
      }
      return best?.rate ?? 1
    }
  }

  /// The largest learning rate at which this side's optimizer is stable at the start: on the scenario's
  /// plane where that is one of two parameters, and in all parameters where it has other directions,
  /// which may lie where nothing is steep, or be there only after the run.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does, and what
  ///   is returned says nothing.
  /// - Returns: Infinite where the loss does not curve upwards; nil for an optimizer that has no such
  ///   rate.
  func largestStableLearningRateAtStart(isCancelled: () -> Bool = { false }) -> Double? {
    let optimizer = optimizer(learningRate: 1)
    guard optimizer.isLinear else { return nil }
    let side = asInScenario
    guard side.parameters != nil else {
      return networkCurvature(at: network.state, isCancelled: isCancelled)?
        .largestStableLearningRate(for: optimizer) ?? .infinity
    }
    var loss = side.planeLoss(at: network.state)
    return loss.curvature(loss.origin.x, loss.origin.y, isCancelled: isCancelled)
      .flatMap { PlaneCurvature($0).largestStableLearningRate(for: optimizer) } ?? .infinity
  }

  /// The learning rate that the step after a timeline's last takes.
  public func learningRate(after timeline: Timeline) -> Double {
    timeline.learningRate * learningRateSchedule.factor(at: timeline.lastStep)
  }

  /// How well a rate does, the smaller the better: first the steps to converge, then the loss reached.
  ///
  /// - Returns: Nil when cancelled.
  private func speed(
    at rate: Double, steps: Int, to convergence: Convergence?, isCancelled: () -> Bool
  ) -> (Int, Double)? {
    var timeline = Timeline(of: self, learningRate: rate, steps: steps)
    while timeline.lastStep < steps {
      guard !isCancelled() else { return nil }
      timeline.advance(by: 1)
    }
    let reached = convergence?.firstStep(in: timeline.moments.lazy.map(\.loss)) ?? .max
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
