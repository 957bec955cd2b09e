import TrainingEngine

/// Numbers that are evenly spaced on a logarithmic axis.
public enum LogarithmicSpacing {
  /// Numbers from one end to the other, each the same factor above the one before.
  ///
  /// All but the ends are rounded to three significant digits, or to as many as keep them apart: what
  /// is printed is then what was run.
  ///
  /// - Parameters:
  ///   - ends: Within 1e-30 to 1e30, the lower below the upper.
  ///   - count: At least 2.
  public static func values(_ ends: ClosedRange<Double>, count: Int) -> [Double] {
    precondition(ends.lowerBound < ends.upperBound && count >= 2, "A range has two ends.")
    precondition(limits.contains(ends.lowerBound) && limits.contains(ends.upperBound))
    let (first, last) = (
      ElementaryFunctions.log(ends.lowerBound), ElementaryFunctions.log(ends.upperBound)
    )
    let exact = (1..<count - 1).map { position in
      ElementaryFunctions.exp(first + (last - first) * Double(position) / Double(count - 1))
    }
    for digits in 3...15 {
      let inner = exact.map { rounded($0, digits: digits) }
      let all = [ends.lowerBound] + inner + [ends.upperBound]
      if zip(all, all.dropFirst()).allSatisfy({ $0 < $1 }) { return all }
    }
    return [ends.lowerBound] + exact + [ends.upperBound]
  }

  /// From one power of ten to another, with so many values a decade.
  ///
  /// - Parameters:
  ///   - first: The lower exponent, within `exponents`.
  ///   - last: The upper exponent, above the lower one.
  ///   - perDecade: At least 1.
  static func values(fromPowerOfTen first: Int, to last: Int, perDecade: Int) -> [Double] {
    values(powerOfTen(first)...powerOfTen(last), count: (last - first) * perDecade + 1)
  }

  /// Where the ends may lie.
  public static let limits = powerOfTen(exponents.lowerBound)...powerOfTen(exponents.upperBound)
  static let exponents = -30...30

  /// The number that is written with so many significant digits.
  private static func rounded(_ value: Double, digits: Int) -> Double {
    var exponent = Int(
      (ElementaryFunctions.log(value) / ElementaryFunctions.log(10)).rounded(.down))
    // The logarithm of a power of ten may come out a hair below its whole number.
    if value >= powerOfTen(exponent + 1) { exponent += 1 }
    let unit = exponent - digits + 1
    let count = Int((value / powerOfTen(unit)).rounded())
    return Double("\(count)e\(unit)") ?? value
  }

  /// As near as a number comes to it, which a product of tens is not.
  private static func powerOfTen(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? .nan }
}
