import Landscapes
import TrainingEngine

extension ExperimentSide {
  /// The curvature of the loss on the plane at the start, over all training samples.
  public func curvatureAtStart() -> PlaneCurvature {
    var loss = planeLoss(at: network.state)
    return PlaneCurvature(loss.curvature(loss.origin.x, loss.origin.y))
  }

  /// The learning rate that a rule gives for this side.
  ///
  /// - Parameter steps: Length of the runs that `bestOf` compares.
  public func learningRate(by rule: LearningRateRule, steps: Int) -> Double {
    switch rule {
    case .value(let rate):
      return rate
    case .ofLargestStable(let fraction):
      let largest = optimizer(learningRate: 1).largestStableLearningRate(
        largestCurvature: curvatureAtStart().eigenvalues.largest)
      return fraction * largest
    case .bestOf(let rates):
      return rates.min { speed(at: $0, steps: steps) < speed(at: $1, steps: steps) } ?? 1
    }
  }

  /// How well a rate does, the smaller the better: first the steps to converge, then the loss reached.
  private func speed(at rate: Double, steps: Int) -> (Int, Double) {
    var timeline = Timeline(of: self, learningRate: rate, steps: steps)
    timeline.advance(by: steps)
    let reached = stepsToConverge(in: timeline) ?? .max
    let loss = timeline.moments[timeline.lastStep].loss
    return (reached, loss.isNaN ? .infinity : loss)
  }

  /// The first step whose loss is within 1% of the smallest loss on the plane: 1.01 times it. Nil
  /// when the run never comes so close, or when the plane is not all that the network can change, so
  /// that its minimum moves.
  public func stepsToConverge(in timeline: Timeline) -> Int? {
    guard planeIsWholeSpace, case .full = schedule, let minimum = minimum(at: network.state) else {
      return nil
    }
    return timeline.firstStep(withLossAtMost: 1.01 * minimum.loss)
  }

  /// The minimum of the loss on the plane through a state, found by Newton's method from where the
  /// state stands; nil when there is none to be found.
  public func minimum(at state: NetworkState) -> PlaneMinimum? {
    let plane = planeLoss(at: state)
    let origin = PlaneCoordinates(x: plane.origin.x, y: plane.origin.y)
    let found = PlaneMinimum.search(on: plane, from: origin, within: searchArea(around: origin))
    return found.flatMap { $0.isConverged ? $0 : nil }
  }
}
