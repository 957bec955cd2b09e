extension JSONParser {
  /// The text that begins with the quote here; afterwards the parser stands behind the closing one.
  mutating func parseString() throws(Stop) -> String {
    let open = place
    place += 1
    let start = place
    // Nearly all text has no escapes and is its own bytes.
    while place < bytes.count, bytes[place] >= 0x20, bytes[place] != .quote,
      bytes[place] != .backslash
    {
      place += 1
    }
    if place < bytes.count, bytes[place] == .quote {
      place += 1
      return String(decoding: bytes[start..<(place - 1)], as: UTF8.self)
    }
    var content = Array(bytes[start..<place])
    while place < bytes.count {
      switch bytes[place] {
      case .quote:
        place += 1
        return String(decoding: content, as: UTF8.self)
      case .backslash:
        content += try parseEscape()
      case 0x0A, 0x0D:
        try report(
          open, "this text has no closing quote on its line; a line end inside it is '\\n'")
        throw Stop()
      case let byte where byte < 0x20:
        try report(
          place, "control characters are written as escapes in text: '\(byte.escape)'")
        place += 1
      default:
        content.append(bytes[place])
        place += 1
      }
    }
    try report(open, "this text has no closing quote")
    throw Stop()
  }

  /// The UTF-8 of the escape that begins with the backslash here.
  private mutating func parseEscape() throws(Stop) -> [UInt8] {
    let start = place
    guard place + 1 < bytes.count else {
      place += 1
      return []
    }
    let letter = bytes[place + 1]
    place += 2
    switch letter {
    case .quote, .backslash, UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try parseCodeUnits(from: start)
    default:
      // The character behind the backslash may be several bytes long: it is read as text.
      place -= 1
      try report(start, "there is no such escape; a backslash itself is written twice")
      return []
    }
  }

  /// One escape `\uXXXX`, or the two of a character beyond U+FFFF; the first is read up to its `u`.
  private mutating func parseCodeUnits(from start: Int) throws(Stop) -> [UInt8] {
    guard let first = takeHexadecimal() else {
      try report(start, "expected four hexadecimal digits behind '\\u'")
      return []
    }
    if let scalar = UnicodeScalar(first) { return Array(String(Character(scalar)).utf8) }
    let behind = place
    if first < 0xDC00, place + 1 < bytes.count, bytes[place] == .backslash,
      bytes[place + 1] == UInt8(ascii: "u")
    {
      place += 2
      if let second = takeHexadecimal(), (0xDC00...0xDFFF).contains(second) {
        let code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        if let scalar = UnicodeScalar(code) { return Array(String(Character(scalar)).utf8) }
      }
      place = behind
    }
    try report(start, "half a surrogate pair stands alone; the character itself can be written")
    return []
  }

  /// The value of four hexadecimal digits; the parser stays where it is when they are not there.
  private mutating func takeHexadecimal() -> UInt16? {
    guard place + 4 <= bytes.count else { return nil }
    var value: UInt16 = 0
    for byte in bytes[place..<(place + 4)] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 0x80 else {
        return nil
      }
      value = value << 4 | UInt16(digit)
    }
    place += 4
    return value
  }
}

extension UInt8 {
  fileprivate static let backslash = UInt8(ascii: "\\")

  /// How JSON writes a control character.
  fileprivate var escape: String {
    if self == UInt8(ascii: "\t") { return "\\t" }
    let digits = String(self, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
