/// Numbers as text, short enough for a line of figures.
///
/// Rounding starts from the shortest decimal that reads back as the same number, halves away from
/// zero: 0.125 to two digits is 0.13. Not a number is "nan", the infinities are "inf" and "-inf",
/// and both zeros are "0" with the zeros that the digits ask for.
public enum NumberFormat {
  /// Mantissa and exponent with a fixed number of significant digits: 4.31e-1, 1.00e3.
  public static func scientific(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite else { return nameOfNonFinite(value) }
    return Decimal(value).rounded(toSignificant: digits).scientificText(digits: digits)
  }

  /// A fixed number of significant digits: 0.0195, 97.3, 1.08, and 5.10e6 where plain notation
  /// would be long.
  ///
  /// Plain from 0.001 to below 100000, scientific outside.
  public static func significant(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite else { return nameOfNonFinite(value) }
    let decimal = Decimal(value).rounded(toSignificant: digits)
    guard decimal.isShortInPlainNotation else { return decimal.scientificText(digits: digits) }
    return decimal.plainText(decimals: max(digits - 1 - decimal.exponent, 0))
  }

  /// At most that many significant digits, zeros at the end left out: 0.5, 2, 5.1e6, 9e-4.
  public static func compact(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite else { return nameOfNonFinite(value) }
    let decimal = Decimal(value).rounded(toSignificant: digits).trimmed
    let count = decimal.digits.count
    guard decimal.isShortInPlainNotation else { return decimal.scientificText(digits: count) }
    return decimal.plainText(decimals: max(count - 1 - decimal.exponent, 0))
  }

  /// A fixed number of decimals: 0.50, -12.25.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return nameOfNonFinite(value) }
    let decimal = Decimal(value)
    let kept = decimal.exponent + 1 + decimals
    return decimal.rounded(toSignificant: kept).plainText(decimals: decimals)
  }

  /// A condition number: infinite where a loss curves in one direction and is flat in another, which the text
  /// says too.
  public static func conditionNumber(_ value: Double) -> String {
    value == .infinity ? "∞, flat one way" : compact(value)
  }

  private static func nameOfNonFinite(_ value: Double) -> String {
    value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }
}
