/// Adam (Kingma and Ba, 2015, algorithm 1), as PyTorch defines it: m ← β₁ m + (1 - β₁) g and
/// s ← β₂ s + (1 - β₂) g², both from 0; at step t, counted from 1,
/// p ← p - η m/(1 - β₁ᵗ) / (√(s/(1 - β₂ᵗ)) + ε). The divisions by 1 - βᵗ make up for the zeros.
public struct Adam: UpdateRule {
  /// η; 0.001 in PyTorch.
  public var learningRate: Double
  /// β₁, in [0, 1).
  public var gradientDecay: Double
  /// β₂, in [0, 1).
  public var squareDecay: Double
  /// ε, above 0.
  public var epsilon: Double
  /// λ of the penalty λ/2 Σ p², at least 0.
  public var penalty: Double

  /// β₁, β₂ and ε are PyTorch's unless given.
  public init(
    learningRate: Double, gradientDecay: Double = 0.9, squareDecay: Double = 0.999,
    epsilon: Double = 1e-8, penalty: Double = 0
  ) {
    self.learningRate = learningRate
    self.gradientDecay = gradientDecay
    self.squareDecay = squareDecay
    self.epsilon = epsilon
    self.penalty = penalty
  }

  var memoryPerParameter: Int { 2 }

  func update<Scalar>(
    _ parameters: inout [Scalar], gradient: [Scalar], learningRate: Double,
    memory: inout OptimizerMemory<Scalar>
  ) {
    memory.reserveGradients(gradient.count)
    memory.reserveSquares(gradient.count)
    Kernels.blend(
      &memory.gradients, decay: gradientDecay, with: gradient.span, weight: 1 - gradientDecay)
    Kernels.blendSquares(
      &memory.squares, decay: squareDecay, with: gradient.span, weight: 1 - squareDecay)
    memory.gradientsRemainder *= gradientDecay
    memory.squaresRemainder *= squareDecay
    Kernels.addQuotients(
      memory.gradients.span, overRootOf: memory.squares.span,
      divisor: (1 - memory.squaresRemainder).squareRoot(), epsilon: epsilon,
      times: -learningRate / (1 - memory.gradientsRemainder), to: &parameters)
  }
}
