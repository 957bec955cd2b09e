import Landscapes
import TrainingEngine

extension ExperimentSide {
  /// The loss over a plane of this side, at a step; in double precision, for what is measured on it.
  public func loss(over plane: SidePlane, at step: Int) -> PlaneLoss<Double> {
    loss(over: plane, at: step, of: Double.self) { false }!
  }

  /// The same, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  public func loss(
    over plane: SidePlane, at step: Int, isCancelled: @escaping () -> Bool
  ) -> PlaneLoss<Double>? {
    loss(over: plane, at: step, of: Double.self, isCancelled: isCancelled)
  }

  /// The loss over a plane of this side, at a step, in the precision in which the side trains: what
  /// pictures show, except so close up that rounding would be seen; see
  /// `Viewport.isWideEnoughForFloat(by:at:)`.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  public func drawnLoss(
    over plane: SidePlane, at step: Int, isCancelled: @escaping () -> Bool = { false }
  ) -> DrawnLoss? {
    switch precision {
    case .float:
      loss(over: plane, at: step, of: Float.self, isCancelled: isCancelled).map(DrawnLoss.float)
    case .double:
      loss(over: plane, at: step, of: Double.self, isCancelled: isCancelled).map(DrawnLoss.double)
    }
  }

  /// Whether everything that is measured on a plane, the loss at a point with its derivatives in double
  /// precision, takes no longer than a few milliseconds, whatever the plane.
  public var measuresQuickly: Bool { training.count * network.layout.count <= 4_000_000 }

  /// The loss over the plane of two parameters for a state of the network, on all training samples, in
  /// double precision.
  public func planeLoss(at state: NetworkState<Double>) -> PlaneLoss<Double> {
    guard let parameters else {
      preconditionFailure("Only a plane of two parameters is told by one state of the network.")
    }
    return planeLoss(
      of: Double.self,
      over: ParameterPlane(ofParametersAt: parameters, others: state.parameters), at: state,
      samples: training, statistics: statistics(at: state))
  }

  /// The samples over which the loss on the plane is taken.
  ///
  /// - Parameter step: Of which the mini-batch is, where the plane takes that.
  public func samples(at step: Int) -> DataSet {
    guard plane.statistics == .miniBatch else { return training }
    return training.selecting(schedule.samples(atStep: step, of: training.count))
  }

  /// The mean loss of the network at a state over some samples, with the plane's kind of statistics: of
  /// those that a plane freezes, frozen at this very state.
  public func loss(at state: NetworkState<Double>, over samples: DataSet) -> Double {
    loss(at: state, over: samples) { false }!
  }

  /// The same, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  public func loss(
    at state: NetworkState<Double>, over samples: DataSet, isCancelled: () -> Bool
  ) -> Double? {
    var network = network
    network.state = state
    // Frozen here over the same samples, they are those of the batch, to the last bit.
    let statistics: Statistics = plane.statistics == .running ? .running : .batch
    return network.meanLoss(
      of: objective(over: samples, statistics: statistics), isCancelled: isCancelled)
  }

  /// What batch normalization normalizes by on a plane.
  ///
  /// - Parameter origin: The network's numbers where it goes through the plane.
  func statistics(at origin: NetworkState<Double>) -> Statistics {
    statistics(at: origin) { false }!
  }

  /// The same, unless nobody waits for it any more.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Nil when cancelled.
  func statistics(at origin: NetworkState<Double>, isCancelled: () -> Bool) -> Statistics? {
    switch plane.statistics ?? .evaluationSet {
    case .evaluationSet, .miniBatch: return .batch
    case .running: return .running
    case .frozen:
      var network = network
      network.state = origin
      do {
        return try network.statistics(over: training, isCancelled: isCancelled)
          .map(Statistics.frozen)
      } catch {
        preconditionFailure("A side that was made can be measured: \(error.message)")
      }
    }
  }

  private func loss<Scalar: NetworkScalar>(
    over plane: SidePlane, at step: Int, of scalar: Scalar.Type,
    isCancelled: @escaping () -> Bool
  ) -> PlaneLoss<Scalar>? {
    statistics(at: plane.state, isCancelled: isCancelled).flatMap { statistics in
      planeLoss(
        of: scalar, over: plane.plane, at: plane.state, samples: samples(at: step),
        statistics: statistics, isCancelled: isCancelled)
    }
  }
}
