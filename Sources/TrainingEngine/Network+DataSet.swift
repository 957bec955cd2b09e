// What an objective tells, for a loss over a data set that is used once: it is checked, and then computed
// with.

extension Network {
  /// The mean loss over a data set; see `meanLoss(of:)`.
  ///
  /// - Throws: What `Objective` throws.
  public func meanLoss(
    _ loss: Loss, on data: DataSet, statistics: Statistics
  ) throws(EvaluationError) -> Double {
    meanLoss(of: try Objective(loss, on: data, statistics: statistics, for: self))
  }

  /// The mean loss over a data set and its gradient; see `lossAndGradient(of:)`.
  ///
  /// - Throws: What `Objective` throws.
  public func lossAndGradient(
    _ loss: Loss, on data: DataSet, statistics: Statistics
  ) throws(EvaluationError) -> (loss: Double, gradient: [Double]) {
    lossAndGradient(of: try Objective(loss, on: data, statistics: statistics, for: self))
  }

  /// Looks at the network on some samples; see `observation(of:)`.
  ///
  /// - Throws: What `Objective` throws.
  public func observation(
    of loss: Loss, on data: DataSet, statistics: Statistics
  ) throws(EvaluationError) -> NetworkObservation {
    observation(of: try Objective(loss, on: data, statistics: statistics, for: self))
  }

  /// Follows the gradient in a straight line; see `smoothness(of:stepSizes:)`.
  ///
  /// - Throws: What `Objective` throws.
  public func smoothness(
    of loss: Loss, on data: DataSet, statistics: Statistics, stepSizes: [Double]
  ) throws(EvaluationError) -> Smoothness {
    smoothness(
      of: try Objective(loss, on: data, statistics: statistics, for: self), stepSizes: stepSizes)
  }

  /// How the mean loss over a data set curves in all parameters; see `curvature(of:by:isCancelled:)`.
  ///
  /// - Throws: What `Objective` throws.
  public func curvature(
    of loss: Loss, on data: DataSet, statistics: Statistics, by lanczos: Lanczos = Lanczos(),
    isCancelled: () -> Bool = { false }
  ) throws(EvaluationError) -> NetworkCurvature? {
    curvature(
      of: try Objective(loss, on: data, statistics: statistics, for: self), by: lanczos,
      isCancelled: isCancelled)
  }
}

extension LossHessian {
  /// The Hessian of the mean loss over a data set; see `init(of:network:isCancelled:)`.
  ///
  /// - Throws: What `Objective` throws.
  public init?<Scalar>(
    of loss: Loss, network: Network<Scalar>, on data: DataSet, statistics: Statistics,
    isCancelled: () -> Bool = { false }
  ) throws(EvaluationError) {
    self.init(
      of: try Objective(loss, on: data, statistics: statistics, for: network), network: network,
      isCancelled: isCancelled)
  }
}
