/// A finite number as decimal digits: ±d.ddd × 10^exponent.
struct Decimal: Equatable {
  var isNegative: Bool
  /// The first is not zero, unless the number is: then it is the only one.
  var digits: [UInt8]
  var exponent: Int

  /// The shortest decimal that reads back as the value.
  init(_ value: Double) {
    precondition(value.isFinite, "Only a finite number has decimal digits.")
    isNegative = value < 0
    digits = []
    exponent = 0
    var pointPosition: Int?
    var writtenExponent = 0
    let text = Array(value.magnitude.description.utf8)
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "."): pointPosition = digits.count
      case UInt8(ascii: "e"):
        writtenExponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        index = text.count
      case let digit: digits.append(digit - UInt8(ascii: "0"))
      }
      index += 1
    }
    exponent = (pointPosition ?? digits.count) - 1 + writtenExponent
    let zeros = digits.prefix { $0 == 0 }.count
    guard zeros < digits.count else {
      self = .zero
      return
    }
    digits.removeFirst(zeros)
    exponent -= zeros
    self = trimmed
  }

  private init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    self.isNegative = isNegative
    self.digits = digits
    self.exponent = exponent
  }

  static let zero = Decimal(isNegative: false, digits: [0], exponent: 0)

  /// Without zeros at the end.
  var trimmed: Decimal {
    var trimmed = self
    while trimmed.digits.count > 1, trimmed.digits.last == 0 { trimmed.digits.removeLast() }
    return trimmed
  }

  /// At most `count` digits; none or fewer round to zero or to one unit of the place before.
  func rounded(toSignificant count: Int) -> Decimal {
    guard count < digits.count else { return self }
    guard count >= 0 else { return .zero }
    var rounded = self
    let roundsUp = digits[count] >= 5
    rounded.digits = Array(digits[..<count])
    if roundsUp {
      var index = count - 1
      while index >= 0, rounded.digits[index] == 9 {
        rounded.digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        rounded.digits[index] += 1
      } else {
        rounded.digits = [1] + rounded.digits.dropLast()
        if rounded.digits.isEmpty { rounded.digits = [1] }
        rounded.exponent += 1
      }
    }
    return rounded.digits.isEmpty ? .zero : rounded
  }

  /// From 0.001 to below 100000, and zero.
  var isShortInPlainNotation: Bool { digits == [0] || (-3...4).contains(exponent) }

  func scientificText(digits count: Int) -> String {
    var text = isNegative ? "-" : ""
    text += digit(at: 0)
    if count > 1 {
      text += "."
      for index in 1..<count { text += digit(at: index) }
    }
    return digits == [0] ? text : text + "e\(exponent)"
  }

  func plainText(decimals: Int) -> String {
    var text = isNegative ? "-" : ""
    for place in stride(from: max(exponent, 0), through: -decimals, by: -1) {
      if place == -1 { text += "." }
      text += digit(at: exponent - place)
    }
    return text
  }

  /// A digit by its place behind the first; zero before the first and after the last.
  private func digit(at index: Int) -> String {
    index >= 0 && index < digits.count ? String(digits[index]) : "0"
  }
}
