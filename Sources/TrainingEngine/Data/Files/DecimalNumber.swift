/// Decimal numbers as text files write them.
public enum DecimalNumber {
  /// The double that is nearest to a number like `-12.5`, `.5`, `7.` or `1.5e-3`.
  ///
  /// Nil when the bytes are anything else (spaces, `inf`, `nan` and hexadecimal digits included), or
  /// when the number is too large to be finite.
  public static func value(of text: ArraySlice<UInt8>) -> Double? {
    guard let parts = Parts(text) else { return nil }
    if let exact = parts.exactValue { return exact }
    // The standard library rounds correctly at any length; it is only slower.
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }

  /// Sign, digits and exponent of a decimal number: ±mantissa · 10^exponent.
  private struct Parts {
    private var isNegative = false
    private var mantissa: UInt64 = 0
    private var exponent = 0
    /// Whether every digit found room in the mantissa.
    private var isComplete = true

    init?(_ text: ArraySlice<UInt8>) {
      var place = text.startIndex
      if place < text.endIndex, text[place] == .minus || text[place] == .plus {
        isNegative = text[place] == .minus
        place += 1
      }
      let wholeStart = place
      while place < text.endIndex, let digit = text[place].digit {
        append(digit)
        place += 1
      }
      var digits = place - wholeStart
      if place < text.endIndex, text[place] == .point {
        place += 1
        let fractionStart = place
        while place < text.endIndex, let digit = text[place].digit {
          append(digit)
          exponent -= 1
          place += 1
        }
        digits += place - fractionStart
      }
      guard digits > 0 else { return nil }
      if place < text.endIndex, text[place] | 0x20 == .lowercaseE {
        guard let written = Self.exponent(text[(place + 1)...]) else { return nil }
        exponent += written
        place = text.endIndex
      }
      guard place == text.endIndex else { return nil }
    }

    /// The value where one rounding gives it: both the mantissa and the power of ten are doubles
    /// (Clinger 1990, the fast path).
    var exactValue: Double? {
      guard isComplete, mantissa <= 1 << 53 else { return nil }
      let magnitude = Double(mantissa)
      let value: Double
      switch exponent {
      case 0: value = magnitude
      case 1..<powersOfTen.count: value = magnitude * powersOfTen[exponent]
      case (1 - powersOfTen.count)..<0: value = magnitude / powersOfTen[-exponent]
      default: return nil
      }
      return isNegative ? -value : value
    }

    private mutating func append(_ digit: UInt8) {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
      if overflow || carry {
        isComplete = false
      } else {
        mantissa = sum
      }
    }

    private static func exponent(_ text: ArraySlice<UInt8>) -> Int? {
      var place = text.startIndex
      var isNegative = false
      if place < text.endIndex, text[place] == .minus || text[place] == .plus {
        isNegative = text[place] == .minus
        place += 1
      }
      guard place < text.endIndex else { return nil }
      var value = 0
      while place < text.endIndex {
        guard let digit = text[place].digit else { return nil }
        // Past any double's exponent all are alike; stopping there avoids overflow.
        value = min(value * 10 + Int(digit), 100_000)
        place += 1
      }
      return isNegative ? -value : value
    }
  }
}

/// 10^0 to 10^22, the powers of ten that are doubles.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]

extension UInt8 {
  fileprivate static let minus = UInt8(ascii: "-")
  fileprivate static let plus = UInt8(ascii: "+")
  fileprivate static let point = UInt8(ascii: ".")
  fileprivate static let lowercaseE = UInt8(ascii: "e")

  /// The value of an ASCII digit.
  fileprivate var digit: UInt8? {
    let value = self &- UInt8(ascii: "0")
    return value < 10 ? value : nil
  }
}
