/// A cursor over the fields of a table of comma-separated values.
struct CSVScanner {
  private let bytes: [UInt8]
  private(set) var place: Int
  /// Whether the field that came last was the last of its row.
  private(set) var isAtRowEnd = false

  init(_ bytes: [UInt8], at place: Int) {
    self.bytes = bytes
    self.place = place
  }

  var isAtEnd: Bool { place == bytes.count }

  mutating func skipEmptyLines() {
    while place < bytes.count, bytes[place].isLineEnd { place += 1 }
  }

  /// The next field; afterwards the cursor stands on the field behind it or on the next row.
  mutating func next() throws(CSVError) -> CSVField {
    let field: CSVField
    if place < bytes.count, bytes[place] == .quote {
      field = CSVField(range: try quotedRange(), isQuoted: true)
    } else {
      let start = place
      while place < bytes.count, bytes[place] != .comma, !bytes[place].isLineEnd { place += 1 }
      field = CSVField(range: start..<place, isQuoted: false)
    }
    isAtRowEnd = place == bytes.count || bytes[place] != .comma
    if place < bytes.count {
      let isCarriageReturn = bytes[place] == UInt8(ascii: "\r")
      place += 1
      if isCarriageReturn, place < bytes.count, bytes[place] == UInt8(ascii: "\n") { place += 1 }
    }
    return field
  }

  /// What stands between two quotes; the cursor stands behind the second.
  private mutating func quotedRange() throws(CSVError) -> Range<Int> {
    let open = place
    place += 1
    while true {
      guard let close = bytes[place...].firstIndex(of: .quote) else {
        throw .openQuote(TextPosition(of: open, in: bytes))
      }
      place = close + 1
      if place < bytes.count, bytes[place] == .quote {
        place += 1
        continue
      }
      guard place == bytes.count || bytes[place] == .comma || bytes[place].isLineEnd else {
        throw .textBehindQuote(TextPosition(of: place, in: bytes))
      }
      return open + 1..<close
    }
  }
}

/// Where a field's content stands.
struct CSVField {
  /// Without the quotes around it.
  let range: Range<Int>
  let isQuoted: Bool

  /// The content, with doubled quotes undone.
  func text(in bytes: [UInt8]) -> String {
    guard isQuoted, bytes[range].contains(.quote) else {
      return String(decoding: bytes[range], as: UTF8.self)
    }
    var content: [UInt8] = []
    var place = range.lowerBound
    while place < range.upperBound {
      content.append(bytes[place])
      place += bytes[place] == .quote ? 2 : 1
    }
    return String(decoding: content, as: UTF8.self)
  }

  /// The content as a finite number, spaces around it left out.
  func number(in bytes: [UInt8]) -> Double? {
    var slice = bytes[range]
    while let first = slice.first, first.isBlank { slice.removeFirst() }
    while let last = slice.last, last.isBlank { slice.removeLast() }
    return DecimalNumber.value(of: slice)
  }
}

extension UInt8 {
  fileprivate static let quote = UInt8(ascii: "\"")
  fileprivate static let comma = UInt8(ascii: ",")

  fileprivate var isLineEnd: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
