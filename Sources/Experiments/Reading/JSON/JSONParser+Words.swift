import TrainingEngine

// Numbers and the words `true`, `false` and `null`; and what others write instead.

extension JSONParser {
  /// The letters and digits from here on.
  mutating func takeWord() -> String {
    let start = place
    while place < bytes.count, bytes[place].isWordPart { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  mutating func parseWord() throws(Stop) -> JSONValue {
    let start = place
    let word = takeWord()
    switch word {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    default: break
    }
    let text = bytes[start..<place]
    if Self.isNumber(text) {
      if let number = Self.number(text) { return .number(number) }
      try report(start, "\(word.quoted) is too large; numbers end at 1.8e308")
      return .invalid
    }
    try reportForeignWord(word, at: start)
    return .invalid
  }

  /// What stands between two single quotes, on one line.
  mutating func parseSingleQuoted() throws(Stop) -> JSONValue {
    try report(place, "expected double quotes around text, found a single quote")
    let close = bytes[(place + 1)...].firstIndex { $0 == UInt8(ascii: "'") || $0 == 0x0A }
    guard let close, bytes[close] != 0x0A else { throw Stop() }
    place = close + 1
    return .invalid
  }

  private mutating func reportForeignWord(_ word: String, at start: Int) throws(Stop) {
    let unsigned = word.drop { $0 == "+" || $0 == "-" }.lowercased()
    if ["nan", "inf", "infinity"].contains(unsigned) {
      try report(start, "expected a finite number, found \(word.quoted)")
    } else if let value = DecimalNumber.value(of: bytes[start..<place]) {
      try report(
        start, "JSON does not write a number like \(word.quoted)", suggestion: value.shortest)
    } else if let known = Vocabulary(["true", "false", "null"]).nearest(to: word) {
      try report(start, "expected a value, found \(word.quoted)", suggestion: known)
    } else if let first = unsigned.utf8.first, (0x30...0x39).contains(first) {
      try report(start, "expected a number, found \(word.quoted)")
    } else {
      try report(start, "expected a value, found \(word.quoted); text stands in double quotes")
    }
  }

  /// Whether a word is a number as JSON writes it: `-? (0 | [1-9][0-9]*) (. [0-9]+)? (e [+-]? [0-9]+)?`.
  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    func digits() -> Int { rest.prefix { (0x30...0x39).contains($0) }.count }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = digits()
    guard whole > 0, whole == 1 || rest.first != UInt8(ascii: "0") else { return false }
    rest.removeFirst(whole)
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      let fraction = digits()
      guard fraction > 0 else { return false }
      rest.removeFirst(fraction)
    }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        rest.removeFirst()
      }
      let exponent = digits()
      guard exponent > 0 else { return false }
      rest.removeFirst(exponent)
    }
    return rest.isEmpty
  }

  /// The value of a number; nil when it is too large to be finite.
  private static func number(_ text: ArraySlice<UInt8>) -> JSONNumber? {
    let isNegative = text.first == UInt8(ascii: "-")
    var magnitude: UInt64 = 0
    for byte in text.dropFirst(isNegative ? 1 : 0) {
      let digit = byte &- 0x30
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
      guard digit < 10, !overflow, !carry else {
        return DecimalNumber.value(of: text).map { .real($0) }
      }
      magnitude = sum
    }
    return .whole(isNegative: isNegative, magnitude: magnitude)
  }
}
