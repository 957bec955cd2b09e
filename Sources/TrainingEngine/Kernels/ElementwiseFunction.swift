/// A function that acts on each element alone.
enum ElementwiseFunction {
  /// max(x, 0), with derivative 0 at 0.
  case relu
  /// 1 / (1 + exp(-x)).
  case sigmoid
  /// The hyperbolic tangent.
  case tanh
  /// x above 0 and slope · x elsewhere, with derivative `slope` at 0.
  case leakyReLU(slope: Double)
  /// x Φ(x), with Φ the distribution function of the standard normal.
  case gelu
  /// x / (1 + exp(-x)).
  case silu
}
