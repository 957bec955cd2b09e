/// AdaGrad (Duchi, Hazan and Singer, 2011), as PyTorch defines it: s ← s + g², then
/// p ← p - η g / (√s + ε). Steps along a parameter shrink as its gradients add up.
public struct AdaGrad: UpdateRule {
  /// η; 0.01 in PyTorch.
  public var learningRate: Double
  /// ε, above 0.
  public var epsilon: Double
  /// λ of the penalty λ/2 Σ p², at least 0.
  public var penalty: Double

  /// ε is PyTorch's unless given.
  public init(learningRate: Double, epsilon: Double = 1e-10, penalty: Double = 0) {
    self.learningRate = learningRate
    self.epsilon = epsilon
    self.penalty = penalty
  }

  var memoryPerParameter: Int { 1 }

  func update<Scalar>(
    _ parameters: inout [Scalar], gradient: [Scalar], learningRate: Double,
    memory: inout OptimizerMemory<Scalar>
  ) {
    memory.reserveSquares(gradient.count)
    Kernels.blendSquares(&memory.squares, decay: 1, with: gradient.span, weight: 1)
    Kernels.addQuotients(
      gradient.span, overRootOf: memory.squares.span, epsilon: epsilon, times: -learningRate,
      to: &parameters)
  }
}
