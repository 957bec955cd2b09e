/// The elementwise nonlinearity between two layers.
public enum Activation: String, CaseIterable, Sendable {
  /// max(0, x); its derivative at 0 is taken as 0, as PyTorch does.
  case relu
  /// 1 / (1 + e^-x).
  case sigmoid
  /// The hyperbolic tangent.
  case tanh
}
