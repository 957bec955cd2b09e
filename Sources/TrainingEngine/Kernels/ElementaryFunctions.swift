/// Scalar functions that give the same bits whatever the C library.
public enum ElementaryFunctions {
  /// The exponential function.
  public static func exp(_ x: Double) -> Double { Kernels.table.scalarExp(x) }

  /// The natural logarithm: -infinity at zero, NaN below.
  public static func log(_ x: Double) -> Double { Kernels.table.scalarLog(x) }

  /// log(1 + x), accurate for small x.
  public static func logOnePlus(_ x: Double) -> Double { Kernels.table.scalarLogOnePlus(x) }

  /// The hyperbolic tangent.
  public static func tanh(_ x: Double) -> Double { Kernels.table.scalarTanh(x) }

  /// 1 / (1 + exp(-x)).
  public static func sigmoid(_ x: Double) -> Double { Kernels.table.scalarSigmoid(x) }

  /// sin(2π u) for u in [0, 1).
  public static func sinTurns(_ u: Double) -> Double { Kernels.table.scalarSinTurns(u) }

  /// cos(2π u) for u in [0, 1).
  public static func cosTurns(_ u: Double) -> Double { Kernels.table.scalarCosTurns(u) }
}
