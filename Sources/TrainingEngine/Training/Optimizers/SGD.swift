/// Stochastic gradient descent with momentum, as PyTorch defines it: v ← m v + g (v begins as the
/// first g), then p ← p - η v, or with Nesterov's look-ahead p ← p - η (g + m v).
public struct SGD: LinearUpdateRule {
  /// η.
  public var learningRate: Double
  /// m, in [0, 1); 0 is plain gradient descent.
  public var momentum: Double
  /// Whether the step looks ahead along the momentum.
  public var isNesterov: Bool
  /// λ of the penalty λ/2 Σ p², at least 0.
  public var penalty: Double

  /// Plain gradient descent unless more is given.
  public init(
    learningRate: Double, momentum: Double = 0, isNesterov: Bool = false, penalty: Double = 0
  ) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.isNesterov = isNesterov
    self.penalty = penalty
  }

  var memoryPerParameter: Int { momentum == 0 ? 0 : 1 }

  func update<Scalar>(
    _ parameters: inout [Scalar], gradient: [Scalar], learningRate: Double,
    memory: inout OptimizerMemory<Scalar>
  ) {
    guard momentum != 0 else {
      Kernels.add(gradient.span, times: -learningRate, to: &parameters)
      return
    }
    memory.reserveGradients(gradient.count)
    guard isNesterov else {
      Kernels.followVelocity(
        &memory.gradients, momentum: momentum, gradient: gradient.span, times: -learningRate,
        to: &parameters)
      return
    }
    Kernels.followVelocityAhead(
      &memory.gradients, momentum: momentum, gradient: gradient.span, times: -learningRate,
      velocityTimes: -learningRate * momentum, to: &parameters)
  }

  /// The largest learning rate at which the descent on a quadratic of largest curvature λ is stable:
  /// 2(1 + m)/λ, and with Nesterov's look-ahead 2(1 + m)/((1 + 2m) λ); 2/λ without momentum. From the
  /// roots of the recurrence's characteristic polynomial at -1. A penalty adds to the curvature.
  public func largestStableLearningRate(largestCurvature: Double) -> Double {
    let ahead = isNesterov ? 1 + 2 * momentum : 1
    return 2 * (1 + momentum) / (ahead * (largestCurvature + penalty))
  }
}
