extension JSONNode {
  /// The value as a Swift type; every number must fit its type exactly.
  func decode<Value: Decodable>(_: Value.Type = Value.self) throws -> Value {
    try Value(from: JSONNodeDecoder(node: self, codingPath: []))
  }
}

/// Gives a parsed JSON value to `Decodable` types.
struct JSONNodeDecoder: Decoder {
  let node: JSONNode
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = node.value else { throw mismatch([String: JSONNode].self) }
    return KeyedDecodingContainer(Members(members: members, codingPath: codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let elements) = node.value else { throw mismatch([JSONNode].self) }
    return Elements(elements: elements, codingPath: codingPath)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

  private func mismatch<Value>(_: Value.Type) -> DecodingError {
    .typeMismatch(
      Value.self,
      DecodingError.Context(
        codingPath: codingPath, debugDescription: "Found \(node.value) instead."))
  }
}

extension JSONNodeDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { node.value == .null }

  func decode(_: Bool.Type) throws -> Bool {
    guard case .boolean(let value) = node.value else { throw mismatch(Bool.self) }
    return value
  }

  func decode(_: String.Type) throws -> String {
    guard case .string(let value) = node.value else { throw mismatch(String.self) }
    return value
  }

  func decode(_: Double.Type) throws -> Double {
    guard case .number(let number) = node.value else { throw mismatch(Double.self) }
    return number.double
  }

  func decode(_: Float.Type) throws -> Float { Float(try decode(Double.self)) }

  func decode(_: Int.Type) throws -> Int { try integer() }
  func decode(_: Int8.Type) throws -> Int8 { try integer() }
  func decode(_: Int16.Type) throws -> Int16 { try integer() }
  func decode(_: Int32.Type) throws -> Int32 { try integer() }
  func decode(_: Int64.Type) throws -> Int64 { try integer() }
  func decode(_: UInt.Type) throws -> UInt { try integer() }
  func decode(_: UInt8.Type) throws -> UInt8 { try integer() }
  func decode(_: UInt16.Type) throws -> UInt16 { try integer() }
  func decode(_: UInt32.Type) throws -> UInt32 { try integer() }
  func decode(_: UInt64.Type) throws -> UInt64 { try integer() }

  func decode<Value: Decodable>(_: Value.Type) throws -> Value { try Value(from: self) }

  private func integer<Integer: FixedWidthInteger>() throws -> Integer {
    guard case .number(let number) = node.value, let integer = number.integer(Integer.self) else {
      throw mismatch(Integer.self)
    }
    return integer
  }
}

extension JSONNodeDecoder {
  /// The members of an object, by key.
  private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let members: [JSONMember]
    let codingPath: [any CodingKey]

    var allKeys: [Key] { members.compactMap { Key(stringValue: $0.key) } }

    func contains(_ key: Key) -> Bool { members.contains { $0.key == key.stringValue } }

    func decodeNil(forKey key: Key) throws -> Bool { try decoder(for: key).decodeNil() }

    func decode<Value: Decodable>(_: Value.Type, forKey key: Key) throws -> Value {
      try Value(from: decoder(for: key))
    }

    func nestedContainer<NestedKey: CodingKey>(
      keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
      try decoder(for: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try decoder(for: key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { try decoder(named: "super", codingPath) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(for: key) }

    private func decoder(for key: Key) throws -> JSONNodeDecoder {
      try decoder(named: key.stringValue, codingPath + [key])
    }

    private func decoder(named name: String, _ path: [any CodingKey]) throws -> JSONNodeDecoder {
      guard let member = members.first(where: { $0.key == name }) else {
        throw DecodingError.valueNotFound(
          JSONNode.self,
          DecodingError.Context(codingPath: path, debugDescription: "There is no key '\(name)'."))
      }
      return JSONNodeDecoder(node: member.node, codingPath: path)
    }
  }

  /// The elements of an array, one after another.
  private struct Elements: UnkeyedDecodingContainer {
    let elements: [JSONNode]
    let codingPath: [any CodingKey]
    var currentIndex = 0

    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex == elements.count }

    mutating func decodeNil() throws -> Bool {
      guard !isAtEnd, elements[currentIndex].value == .null else { return false }
      currentIndex += 1
      return true
    }

    mutating func decode<Value: Decodable>(_: Value.Type) throws -> Value {
      try Value(from: next())
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
      keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
      try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      try next().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { try next() }

    private mutating func next() throws -> JSONNodeDecoder {
      guard !isAtEnd else {
        throw DecodingError.valueNotFound(
          JSONNode.self,
          DecodingError.Context(
            codingPath: codingPath, debugDescription: "There are only \(elements.count) elements."))
      }
      currentIndex += 1
      return JSONNodeDecoder(node: elements[currentIndex - 1], codingPath: codingPath)
    }
  }
}
