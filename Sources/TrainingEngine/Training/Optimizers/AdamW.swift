/// Adam with decoupled weight decay (Loshchilov and Hutter, 2019, algorithm 2), as PyTorch defines it:
/// p ← (1 - η λ) p, then Adam's step. The decay does not pass through the gradient, so it is not
/// divided by the gradient's size.
public struct AdamW: UpdateRule {
  /// Adam's step, without penalty.
  private var adam: Adam
  /// λ, at least 0.
  public var weightDecay: Double

  /// - Parameters:
  ///   - adam: Adam's numbers; its penalty is left out.
  ///   - weightDecay: λ, PyTorch's unless given.
  public init(_ adam: Adam, weightDecay: Double = 0.01) {
    self.adam = adam
    self.adam.penalty = 0
    self.weightDecay = weightDecay
  }

  /// η, of Adam's step and of the decay.
  public var learningRate: Double { adam.learningRate }
  var penalty: Double { 0 }
  var memoryPerParameter: Int { adam.memoryPerParameter }

  func update<Scalar>(
    _ parameters: inout [Scalar], gradient: [Scalar], learningRate: Double,
    memory: inout OptimizerMemory<Scalar>
  ) {
    Kernels.scale(&parameters, by: 1 - learningRate * weightDecay)
    adam.update(&parameters, gradient: gradient, learningRate: learningRate, memory: &memory)
  }
}
