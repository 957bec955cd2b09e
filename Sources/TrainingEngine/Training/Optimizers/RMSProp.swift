/// RMSProp (Hinton, lecture 6e of Neural Networks for Machine Learning, 2012), as PyTorch defines it:
/// s ← α s + (1 - α) g², then p ← p - η g / (√s + ε). A step divides each gradient by the root of its
/// own recent mean square.
public struct RMSProp: UpdateRule {
  /// η; 0.01 in PyTorch.
  public var learningRate: Double
  /// α, in [0, 1).
  public var decay: Double
  /// ε, above 0.
  public var epsilon: Double
  /// λ of the penalty λ/2 Σ p², at least 0.
  public var penalty: Double

  /// α and ε are PyTorch's unless given.
  public init(
    learningRate: Double, decay: Double = 0.99, epsilon: Double = 1e-8, penalty: Double = 0
  ) {
    self.learningRate = learningRate
    self.decay = decay
    self.epsilon = epsilon
    self.penalty = penalty
  }

  var memoryPerParameter: Int { 1 }

  func update<Scalar>(
    _ parameters: inout [Scalar], gradient: [Scalar], learningRate: Double,
    memory: inout OptimizerMemory<Scalar>
  ) {
    memory.reserveSquares(gradient.count)
    Kernels.blendSquares(&memory.squares, decay: decay, with: gradient.span, weight: 1 - decay)
    Kernels.addQuotients(
      gradient.span, overRootOf: memory.squares.span, epsilon: epsilon, times: -learningRate,
      to: &parameters)
  }
}
