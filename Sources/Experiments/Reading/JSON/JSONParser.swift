import TrainingEngine

/// A strict parser of JSON (RFC 8259) that keeps the place of every value.
///
/// It reports what is not JSON and goes on behind it where it can tell what was meant: a comma too
/// few or too many, a comment, a bad escape, a number or word that JSON does not know, a key without
/// quotes. Where it cannot (a bracket that closes nothing, text without an end), it stops.
struct JSONParser {
  /// Deeper nesting than this is refused, since every level takes room on the stack.
  static let maximumDepth = 64
  /// After as many faults it is hardly JSON.
  static let maximumFaults = 100

  let bytes: [UInt8]
  var place = 0
  private var depth = 0
  private(set) var faults: [JSONFault] = []

  /// Thrown where the parser cannot go on; the fault is recorded.
  struct Stop: Error {}

  /// Parses a text that is UTF-8.
  static func parse(_ bytes: [UInt8]) -> JSONDocument {
    var parser = JSONParser(bytes: bytes)
    let root = try? parser.parseDocument()
    return JSONDocument(bytes: bytes, root: root, faults: parser.faults)
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func parseDocument() throws(Stop) -> JSONNode {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      try report(0, "the file begins with a byte order mark; save it as UTF-8 without one")
      place = 3
    }
    try skipSpace()
    let root = try parseValue()
    try skipSpace()
    if root.value != .invalid, place < bytes.count {
      try report(place, "expected the end of the file, found \(next)")
    }
    return root
  }

  // MARK: Faults

  mutating func report(
    _ offset: Int, _ message: String, suggestion: String? = nil
  ) throws(Stop) {
    faults.append(JSONFault(offset: offset, message: message, suggestion: suggestion))
    if faults.count == Self.maximumFaults { throw Stop() }
  }

  private mutating func stop(_ message: String) throws(Stop) -> Never {
    try report(place, message)
    throw Stop()
  }

  /// The next character, as a message shows it.
  private var next: String {
    guard place < bytes.count else { return "the end of the file" }
    let end = bytes[place...].dropFirst().firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
    return String(decoding: bytes[place..<end], as: UTF8.self).quoted
  }

  private func line(of offset: Int) -> Int { TextPosition(of: offset, in: bytes).line }

  // MARK: Values

  private mutating func parseValue() throws(Stop) -> JSONNode {
    guard place < bytes.count else { try stop("expected a value, found the end of the file") }
    let start = place
    let value: JSONValue
    switch bytes[place] {
    case .openBrace: value = try nested { parser throws(Stop) in try parser.parseObject() }
    case .openBracket: value = try nested { parser throws(Stop) in try parser.parseArray() }
    case .quote: value = .string(try parseString())
    case .comma, .colon, .closeBrace, .closeBracket:
      try report(place, "expected a value, found \(next)")
      value = .invalid
    case UInt8(ascii: "'"):
      value = try parseSingleQuoted()
    case let byte where byte.isWordPart:
      value = try parseWord()
    default:
      try stop("expected a value, found \(next)")
    }
    return JSONNode(value: value, range: start..<place)
  }

  private mutating func nested(
    _ parse: (inout JSONParser) throws(Stop) -> JSONValue
  ) throws(Stop) -> JSONValue {
    guard depth < Self.maximumDepth else {
      try stop("more than \(Self.maximumDepth) brackets are open here")
    }
    depth += 1
    let value = try parse(&self)
    depth -= 1
    return value
  }

  private mutating func parseArray() throws(Stop) -> JSONValue {
    let open = place
    var elements: [JSONNode] = []
    place += 1
    try skipSpace()
    while true {
      if place < bytes.count, bytes[place] == .closeBracket {
        place += 1
        return .array(elements)
      }
      guard place < bytes.count else { try stopAtEnd(inside: "array", from: open, closing: "]") }
      elements.append(try parseValue())
      try parseSeparator(inside: "array", from: open, closing: .closeBracket)
    }
  }

  private mutating func parseObject() throws(Stop) -> JSONValue {
    let open = place
    var members: [JSONMember] = []
    place += 1
    try skipSpace()
    while true {
      if place < bytes.count, bytes[place] == .closeBrace {
        place += 1
        return .object(members)
      }
      guard place < bytes.count else { try stopAtEnd(inside: "object", from: open, closing: "}") }
      let keyOffset = place
      let key = try parseKey()
      let node = try parseColonAndValue()
      members.append(JSONMember(key: key, keyOffset: keyOffset, node: node))
      try parseSeparator(inside: "object", from: open, closing: .closeBrace)
    }
  }

  private mutating func parseKey() throws(Stop) -> String {
    if bytes[place] == .quote { return try parseString() }
    guard bytes[place].isWordPart else {
      try stop("expected a key in double quotes, found \(next)")
    }
    let word = takeWord()
    try report(
      place - word.utf8.count, "expected a key in double quotes, found \(word.quoted)")
    return word
  }

  private mutating func parseColonAndValue() throws(Stop) -> JSONNode {
    let keyEnd = place
    try skipSpace()
    if place < bytes.count, bytes[place] == .colon {
      place += 1
      try skipSpace()
      return try parseValue()
    }
    try report(keyEnd, "expected ':' and a value behind the key")
    if place < bytes.count, bytes[place] == UInt8(ascii: "=") {
      place += 1
      try skipSpace()
    }
    if place < bytes.count, bytes[place] == .comma || bytes[place] == .closeBrace {
      return JSONNode(value: .invalid, range: place..<place)
    }
    return try parseValue()
  }

  /// Goes over the comma to the next element, or up to the closing bracket.
  private mutating func parseSeparator(
    inside container: String, from open: Int, closing: UInt8
  ) throws(Stop) {
    let end = place
    try skipSpace()
    let bracket = String(UnicodeScalar(closing))
    guard place < bytes.count else {
      try stopAtEnd(inside: container, from: open, closing: bracket)
    }
    switch bytes[place] {
    case closing: return
    case .comma:
      let comma = place
      place += 1
      try skipSpace()
      if place < bytes.count, bytes[place] == closing {
        try report(comma, "nothing follows this comma; leave it out")
      }
    case let byte where byte == .quote || byte.isWordPart,
      let byte where byte == .openBrace || byte == .openBracket:
      try report(end, "a comma is missing here")
    default:
      try stop(
        "expected ',' or '\(bracket)' in the \(container) that begins on line \(line(of: open)), "
          + "found \(next)")
    }
  }

  private mutating func stopAtEnd(
    inside container: String, from open: Int, closing: String
  ) throws(Stop) -> Never {
    try stop(
      "the file ends inside the \(container) that begins on line \(line(of: open)); "
        + "expected '\(closing)'")
  }

  // MARK: Space

  /// Goes over spaces, line ends and what others write as comments.
  private mutating func skipSpace() throws(Stop) {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x0A, 0x0D, 0x09: place += 1
      case UInt8(ascii: "/"), UInt8(ascii: "#"): try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws(Stop) {
    let second = place + 1 < bytes.count ? bytes[place + 1] : 0
    let isBlock = bytes[place] == UInt8(ascii: "/") && second == UInt8(ascii: "*")
    let isLine = bytes[place] == UInt8(ascii: "#") || second == UInt8(ascii: "/")
    guard isBlock || isLine else { try stop("expected a value, found '/'") }
    try report(place, "JSON has no comments; leave this one out")
    if isLine {
      place = bytes[place...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      return
    }
    place += 2
    while place < bytes.count {
      place += 1
      if bytes[place - 1] == UInt8(ascii: "*"), place < bytes.count,
        bytes[place] == UInt8(ascii: "/")
      {
        place += 1
        return
      }
    }
  }
}

extension UInt8 {
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")

  /// Whether it can stand in a number or a word: a letter, a digit or one of `+-._`.
  var isWordPart: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
