/// The rule by which parameters follow the gradient. Defaults of every rule are PyTorch's.
public enum Optimizer: Equatable, Sendable {
  /// Gradient descent, plain, with momentum or with Nesterov's look-ahead.
  case sgd(SGD)
  /// Divides by the root of the sum of squared gradients.
  case adaGrad(AdaGrad)
  /// Divides by the root of a running mean of squared gradients.
  case rmsProp(RMSProp)
  /// Follows a running mean of gradients, divided as by RMSProp.
  case adam(Adam)
  /// Adam with decoupled weight decay.
  case adamW(AdamW)

  /// η, before a schedule has its say.
  public var learningRate: Double { rule.learningRate }

  /// λ of the penalty λ/2 Σ p² whose gradient, λ p, is added to the loss's; 0 for none. The decay of
  /// AdamW is no penalty: it does not pass through the gradient.
  public var penalty: Double { rule.penalty }

  /// Numbers kept for each parameter from step to step.
  public var memoryPerParameter: Int { rule.memoryPerParameter }

  /// Whether steps shrink with the gradient, so that a quadratic's curvature tells at which learning rate
  /// they converge and how fast; not so for the rules that divide by the gradient's size.
  public var isLinear: Bool { rule is any LinearUpdateRule }

  /// The largest learning rate at which a quadratic of largest curvature λ is stable; nil where the rule
  /// is not linear.
  public func largestStableLearningRate(largestCurvature: Double) -> Double? {
    (rule as? any LinearUpdateRule)?.largestStableLearningRate(largestCurvature: largestCurvature)
  }

  /// The factor by which the distance from the minimum of a quadratic, whose curvatures lie between a
  /// smallest and a largest one, changes with every step in the long run: the slowest direction counts,
  /// and that is one of the two. Nil where the rule is not linear.
  public func contraction(smallestCurvature: Double, largestCurvature: Double) -> Double? {
    guard let rule = rule as? any LinearUpdateRule, smallestCurvature.isFinite,
      largestCurvature.isFinite
    else { return nil }
    return max(
      rule.contraction(curvature: smallestCurvature), rule.contraction(curvature: largestCurvature))
  }

  /// Asks each case by itself: a rule in a box of unknown type would be an allocation a step.
  func update<Scalar>(
    _ parameters: inout [Scalar], gradient: [Scalar], learningRate: Double,
    memory: inout OptimizerMemory<Scalar>
  ) {
    switch self {
    case .sgd(let rule):
      rule.update(
        &parameters, gradient: gradient, learningRate: learningRate, memory: &memory)
    case .adaGrad(let rule):
      rule.update(
        &parameters, gradient: gradient, learningRate: learningRate, memory: &memory)
    case .rmsProp(let rule):
      rule.update(
        &parameters, gradient: gradient, learningRate: learningRate, memory: &memory)
    case .adam(let rule):
      rule.update(
        &parameters, gradient: gradient, learningRate: learningRate, memory: &memory)
    case .adamW(let rule):
      rule.update(
        &parameters, gradient: gradient, learningRate: learningRate, memory: &memory)
    }
  }
}

extension Optimizer {
  private var rule: any UpdateRule {
    switch self {
    case .sgd(let rule): rule
    case .adaGrad(let rule): rule
    case .rmsProp(let rule): rule
    case .adam(let rule): rule
    case .adamW(let rule): rule
    }
  }
}
