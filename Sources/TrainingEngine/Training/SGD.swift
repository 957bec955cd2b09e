/// Stochastic gradient descent with momentum, as PyTorch defines it: v ← m v + g (v begins as the
/// first g), then p ← p - η v, or with Nesterov's look-ahead p ← p - η (g + m v).
public struct SGD: Equatable, Sendable {
  /// η.
  public var learningRate: Double
  /// m, in [0, 1); 0 is plain gradient descent.
  public var momentum: Double
  public var isNesterov: Bool
  /// v, as long as the parameters; empty without momentum or before the first step.
  public var velocity: [Double] = []

  public init(learningRate: Double, momentum: Double = 0, isNesterov: Bool = false) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.isNesterov = isNesterov
  }

  mutating func update(_ parameters: inout [Double], gradient: [Double]) {
    guard momentum != 0 else {
      Kernels.add(gradient.span, times: -learningRate, to: &parameters)
      return
    }
    if velocity.isEmpty { velocity = Array(repeating: 0, count: gradient.count) }
    Kernels.accumulateVelocity(&velocity, momentum: momentum, gradient: gradient.span)
    if isNesterov {
      Kernels.add(gradient.span, times: -learningRate, to: &parameters)
      Kernels.add(velocity.span, times: -learningRate * momentum, to: &parameters)
    } else {
      Kernels.add(velocity.span, times: -learningRate, to: &parameters)
    }
  }

  /// The largest learning rate at which the descent on a quadratic of largest curvature λ is stable:
  /// 2(1 + m)/λ, and with Nesterov's look-ahead 2(1 + m)/((1 + 2m) λ); 2/λ without momentum. From the
  /// roots of the recurrence's characteristic polynomial at -1.
  public func largestStableLearningRate(largestCurvature: Double) -> Double {
    let ahead = isNesterov ? 1 + 2 * momentum : 1
    return 2 * (1 + momentum) / (ahead * largestCurvature)
  }
}
