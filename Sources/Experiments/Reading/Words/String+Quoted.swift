extension String {
  /// Between single quotes, shortened to about 40 characters, with nothing in it that could move a
  /// terminal's cursor.
  var quoted: String {
    let beginning = prefix(40)
    return "'\(beginning.printable)\(beginning.endIndex < endIndex ? "…" : "")'"
  }
}

extension StringProtocol {
  /// With control characters as their code points.
  var printable: String {
    guard unicodeScalars.contains(where: \.isControl) else { return String(self) }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isControl {
        text += "<U+" + String(scalar.value, radix: 16, uppercase: true) + ">"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether a terminal could take it for a command, or a reader for nothing at all.
  var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

extension Sequence<String> {
  /// `'a', 'b' or 'c'`.
  func listed(_ conjunction: String) -> String {
    let words = map { "'\($0)'" }
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}

extension Int {
  /// `1 element`, `2 elements`.
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

extension Double {
  /// The shortest text that reads back as this number, whole numbers without a fraction.
  var shortest: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
