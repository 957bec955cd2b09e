/// How an optimizer changes the parameters when it is given a gradient. A value without memory: what
/// it keeps from step to step is handed in.
protocol UpdateRule: Equatable, Sendable {
  /// η, before a schedule has its say.
  var learningRate: Double { get }
  /// λ of the penalty λ/2 Σ p² whose gradient, λ p, is added to the loss's before the rule sees it; 0
  /// for none.
  var penalty: Double { get }
  /// Numbers that the rule keeps for each parameter.
  var memoryPerParameter: Int { get }

  /// One step.
  ///
  /// - Parameters:
  ///   - gradient: The gradient, penalty included.
  ///   - learningRate: η of this step.
  ///   - memory: What the rule kept of the steps before; empty at the first.
  func update<Scalar>(
    _ parameters: inout [Scalar], gradient: [Scalar], learningRate: Double,
    memory: inout OptimizerMemory<Scalar>)
}

/// A rule whose steps are linear in the gradients so far, so that on a quadratic they are a linear
/// recurrence in each of its axes.
protocol LinearUpdateRule: UpdateRule {
  /// The largest learning rate at which a quadratic of largest curvature λ is stable.
  func largestStableLearningRate(largestCurvature: Double) -> Double
  /// The factor by which the distance from the minimum of a quadratic of curvature λ changes with every
  /// step in the long run.
  func contraction(curvature: Double) -> Double
}

/// What an optimizer keeps from step to step.
public struct OptimizerMemory<Scalar: NetworkScalar>: Equatable, Sendable {
  /// A running sum or average of gradients, one number a parameter; empty for a rule without.
  public internal(set) var gradients: [Scalar] = []
  /// A running sum or average of squared gradients, one number a parameter; empty for a rule without.
  public internal(set) var squares: [Scalar] = []
  /// The weight that the average of gradients still gives to the zeros it began with: β₁ᵗ after t
  /// steps.
  public internal(set) var gradientsRemainder = 1.0
  /// The same of the average of squared gradients: β₂ᵗ.
  public internal(set) var squaresRemainder = 1.0

  mutating func reserveGradients(_ count: Int) {
    if gradients.isEmpty { gradients = Array(repeating: 0, count: count) }
  }

  mutating func reserveSquares(_ count: Int) {
    if squares.isEmpty { squares = Array(repeating: 0, count: count) }
  }
}
