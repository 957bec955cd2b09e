/// Numbers from 0 up to 1 that follow each other irregularly and fill what they lie in evenly from the first
/// on.
enum Quasirandom {
  /// 1 / p, where p³ = p + 1: multiples of it and of its square, without their whole parts, fill a square
  /// evenly (Roberts 2018, "The Unreasonable Effectiveness of Quasirandom Sequences").
  private static let plasticRatio = 0.7548776662466927

  /// The number of an index.
  static func share(_ index: Int) -> Double { fraction(Double(index) * plasticRatio) }

  /// Two numbers that belong to an index.
  static func shares(_ index: Int) -> (Double, Double) {
    (share(index), fraction(Double(index) * plasticRatio * plasticRatio))
  }

  private static func fraction(_ number: Double) -> Double { number - number.rounded(.down) }
}
