/// A value of a JSON text, with the bytes where it stands.
struct JSONNode: Equatable, Sendable {
  let value: JSONValue
  /// From its first byte to behind its last.
  let range: Range<Int>

  /// The member of an object with a key, the first if there are several.
  func member(_ key: String) -> JSONMember? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }
  }

  /// The element of an array.
  func element(_ index: Int) -> JSONNode? {
    guard case .array(let elements) = value, elements.indices.contains(index) else { return nil }
    return elements[index]
  }
}

/// What a JSON text can say.
enum JSONValue: Equatable, Sendable {
  case null
  case boolean(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONNode])
  /// In the order of the file, repeated keys included.
  case object([JSONMember])
  /// Not JSON; the parser has said so.
  case invalid
}

/// A key with its value.
struct JSONMember: Equatable, Sendable {
  let key: String
  /// Where the key begins.
  let keyOffset: Int
  let node: JSONNode
}

/// A finite number: whole ones keep every digit of 64 bits.
enum JSONNumber: Equatable, Sendable {
  case whole(isNegative: Bool, magnitude: UInt64)
  case real(Double)

  var double: Double {
    switch self {
    case .whole(let isNegative, let magnitude):
      isNegative ? -Double(magnitude) : Double(magnitude)
    case .real(let value): value
    }
  }

  /// The number as an integer of some type, where it is one and fits. `1e3` and `2.0` are whole too.
  func integer<Integer: FixedWidthInteger>(_: Integer.Type = Integer.self) -> Integer? {
    switch self {
    case .whole(false, let magnitude):
      return Integer(exactly: magnitude)
    case .whole(true, let magnitude):
      if magnitude == 0 { return 0 }
      // One less is negated first, since the smallest integer has no positive twin.
      guard let smaller = Integer(exactly: magnitude - 1), Integer.isSigned else { return nil }
      return -1 - smaller
    case .real(let value):
      // From 2^53 on doubles skip whole numbers.
      guard value.magnitude <= 0x1p53 else { return nil }
      let whole = Int64(value)
      return Double(whole) == value ? Integer(exactly: whole) : nil
    }
  }
}

/// A JSON text, as far as it could be read.
struct JSONDocument: Equatable, Sendable {
  let bytes: [UInt8]
  /// Nil when the text stops being JSON at some place and so nothing is known about what follows.
  let root: JSONNode?
  /// Where the text is not JSON.
  let faults: [JSONFault]
}

/// A place where a text is not JSON.
struct JSONFault: Equatable, Sendable {
  let offset: Int
  /// What was expected and what was found.
  let message: String
  /// A known word that is close to what was found.
  var suggestion: String?
}
