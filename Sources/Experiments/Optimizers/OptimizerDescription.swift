/// The rule by which parameters follow the gradient. In JSON an object whose `kind` names it; the
/// engine's types of the same names state the equations.
public enum OptimizerDescription: Equatable, Sendable {
  /// Stochastic gradient descent.
  case sgd(SGDDescription)
  /// Steps divided by the root of the sum of squared gradients.
  case adaGrad(AdaGradDescription)
  /// Steps divided by the root of a running mean of squared gradients.
  case rmsProp(RMSPropDescription)
  /// A running mean of gradients, divided by the root of one of their squares.
  case adam(AdamDescription)
  /// Adam with decoupled weight decay.
  case adamW(AdamDescription)
}

/// Stochastic gradient descent with momentum, as PyTorch defines it.
public struct SGDDescription: Codable, Equatable, Sendable {
  /// In [0, 1); 0 when absent.
  public var momentum: Double?
  /// Whether the gradient is taken ahead, after Nesterov; false when absent.
  public var nesterov: Bool?
}

/// AdaGrad, as PyTorch defines it.
public struct AdaGradDescription: Codable, Equatable, Sendable {
  /// ε, above 0; 1e-10 when absent.
  public var epsilon: Double?
}

/// RMSProp, as PyTorch defines it.
public struct RMSPropDescription: Codable, Equatable, Sendable {
  /// α, in [0, 1); 0.99 when absent.
  public var decay: Double?
  /// ε, above 0; 1e-8 when absent.
  public var epsilon: Double?
}

/// Adam, as PyTorch defines it.
public struct AdamDescription: Codable, Equatable, Sendable {
  /// β₁, in [0, 1); 0.9 when absent.
  public var gradientDecay: Double?
  /// β₂, in [0, 1); 0.999 when absent.
  public var squareDecay: Double?
  /// ε, above 0; 1e-8 when absent.
  public var epsilon: Double?
}
