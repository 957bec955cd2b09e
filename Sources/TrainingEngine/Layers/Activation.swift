/// The elementwise nonlinearity between two layers.
public enum Activation: Equatable, Sendable {
  /// max(0, x); its derivative at 0 is taken as 0, as PyTorch does.
  case relu
  /// x above 0 and slope · x elsewhere (Maas, Hannun and Ng 2013); PyTorch's slope is 0.01, and as
  /// there it is the derivative at 0.
  case leakyReLU(slope: Double)
  /// 1 / (1 + e^-x).
  case sigmoid
  /// The hyperbolic tangent.
  case tanh
  /// x Φ(x), with Φ the distribution function of the standard normal, exactly and not by its
  /// approximation with tanh (Hendrycks and Gimpel 2016).
  case gelu
  /// x / (1 + e^-x), also called swish (Elfwing, Uchibe and Doya 2018).
  case silu
  /// x itself.
  case identity
}
