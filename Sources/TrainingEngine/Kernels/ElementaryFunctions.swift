/// Scalar functions that give the same bits whatever the C library and the processor.
///
/// They are the functions that the vector kernels apply to each element. Errors are stated in units
/// in the last place of the result: the largest that at least 10⁷ random arguments in each of
/// several intervals, subnormal results included, showed against 113-bit arithmetic. A correctly
/// rounded function has 0.5.
public enum ElementaryFunctions {
  /// The exponential function; error below 0.78 ulp.
  ///
  /// Infinite above 709.78, zero below -745.13.
  public static func exp(_ x: Double) -> Double { Kernels.table(of: Double.self).scalarExp(x) }

  /// The natural logarithm; error below 0.85 ulp.
  ///
  /// -infinity at zero, NaN below.
  public static func log(_ x: Double) -> Double { Kernels.table(of: Double.self).scalarLog(x) }

  /// log(1 + x), accurate for small x too; error below 0.87 ulp.
  ///
  /// -infinity at -1, NaN below.
  public static func logOnePlus(_ x: Double) -> Double {
    Kernels.table(of: Double.self).scalarLogOnePlus(x)
  }

  /// The hyperbolic tangent; error below 0.88 ulp.
  public static func tanh(_ x: Double) -> Double { Kernels.table(of: Double.self).scalarTanh(x) }

  /// The logistic function 1 / (1 + exp(-x)); error below 0.80 ulp.
  public static func sigmoid(_ x: Double) -> Double {
    Kernels.table(of: Double.self).scalarSigmoid(x)
  }

  /// The error function 2/√π ∫₀ˣ exp(-t²) dt; error below 1.2 ulp.
  public static func erf(_ x: Double) -> Double { Kernels.table(of: Double.self).scalarErf(x) }

  /// The chance that a standard normal number is below x, erfc(-x/√2) / 2; error below 5.5 ulp, also
  /// where it vanishes on the left.
  public static func normalDistribution(_ x: Double) -> Double {
    Kernels.table(of: Double.self).scalarNormalDistribution(x)
  }

  /// The density of a standard normal number at x, exp(-x²/2) / √(2π); error below 2.7 ulp.
  public static func normalDensity(_ x: Double) -> Double {
    Kernels.table(of: Double.self).scalarNormalDensity(x)
  }

  /// sin(2π u) for an angle u in turns, in [0, 1); error below 0.74 ulp.
  public static func sinTurns(_ u: Double) -> Double {
    Kernels.table(of: Double.self).scalarSinTurns(u)
  }

  /// cos(2π u) for an angle u in turns, in [0, 1); error below 0.74 ulp.
  public static func cosTurns(_ u: Double) -> Double {
    Kernels.table(of: Double.self).scalarCosTurns(u)
  }
}
