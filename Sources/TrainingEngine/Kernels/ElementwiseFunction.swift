/// A function that acts on each element alone and whose derivative follows from its value.
enum ElementwiseFunction {
  /// max(x, 0), with derivative 0 at 0.
  case relu
  /// 1 / (1 + exp(-x)).
  case sigmoid
  /// The hyperbolic tangent.
  case tanh
}
