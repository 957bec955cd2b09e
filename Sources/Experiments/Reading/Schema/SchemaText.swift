/// A JSON value to be written, with its keys in the order given.
indirect enum SchemaText {
  case text(String)
  case literal(String)
  case array([SchemaText])
  case object([(key: String, value: SchemaText)])

  static func number(_ value: Double) -> SchemaText { .literal(value.shortest) }
  static func number(_ value: UInt64) -> SchemaText { .literal(String(value)) }
  static func number(_ value: Int) -> SchemaText { .literal(String(value)) }
  static func boolean(_ value: Bool) -> SchemaText { .literal(value ? "true" : "false") }

  /// The value as JSON, two spaces a level; what fits on a line of 100 characters stands on one.
  ///
  /// - Parameters:
  ///   - indentation: What begins every line but the first.
  ///   - taken: Characters that stand on the first line already.
  func written(indentation: String = "", taken: Int = 0) -> String {
    let line = onOneLine
    // One more for the comma.
    if taken + line.count + 1 <= 100 { return line }
    let inner = indentation + "  "
    switch self {
    case .text, .literal: return line
    case .array(let elements):
      let lines = elements.map { inner + $0.written(indentation: inner, taken: inner.count) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(indentation)]"
    case .object(let members):
      let lines = members.map { key, value in
        let beginning = "\(inner)\(Self.quoted(key)): "
        return beginning + value.written(indentation: inner, taken: beginning.count)
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(indentation)}"
    }
  }

  private var onOneLine: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .literal(let literal): literal
    case .array(let elements): "[\(elements.map(\.onOneLine).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.map { "\(Self.quoted($0.key)): \($0.value.onOneLine)" }.joined(separator: ", "))}"
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.reduce(into: "") { escaped, character in
      if character == "\"" || character == "\\" { escaped.append("\\") }
      escaped.append(character)
    }
    return "\"\(escaped)\""
  }
}
