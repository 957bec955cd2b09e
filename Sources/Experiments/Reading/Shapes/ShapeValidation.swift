import TrainingEngine

/// The check of a JSON text against a shape; it finds every fault, not only the first.
struct ShapeValidation {
  private let bytes: [UInt8]
  private(set) var faults: [TreeFault] = []

  /// What is wrong with a value, from the top down.
  static func faults(of root: JSONNode, in bytes: [UInt8], shape: Shape) -> [TreeFault] {
    var validation = ShapeValidation(bytes: bytes)
    validation.check(root, shape, at: .top)
    return validation.faults
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func report(
    _ offset: Int, _ path: JSONPath, _ message: String, suggestion: String? = nil
  ) {
    faults.append(TreeFault(offset: offset, path: path, message: message, suggestion: suggestion))
  }

  private mutating func reportMismatch(
    _ node: JSONNode, _ path: JSONPath, expected: String, suggestion: String? = nil
  ) {
    report(
      node.range.lowerBound, path, "expected \(expected), found \(node.excerpt(of: bytes))",
      suggestion: suggestion)
  }

  private mutating func check(_ node: JSONNode, _ shape: Shape, at path: JSONPath) {
    switch (shape, node.value) {
    case (_, .invalid):
      // The parser has said what is wrong here.
      break
    case (.named(_, let shape), _):
      check(node, shape, at: path)
    case (.boolean, .boolean), (.booleanOr, .boolean):
      break
    case (.number(let range), .number(let number)) where range.contains(number.double):
      break
    case (.wholeNumber(let range), .number(let number)) where range.contains(number):
      break
    case (.text(let rule), .string(let text)):
      check(node, text, rule, at: path)
    case (.choice(let choices), .string(let word)), (.wordOr(let choices, _), .string(let word)):
      check(node, word, choices, expected: shape.phrase, at: path)
    case (.array(let shape, let count), .array(let elements)):
      guard count.contains(elements.count) else {
        report(
          node.range.lowerBound, path,
          "expected \(count.phrase), found \(elements.count.counted("element"))")
        return
      }
      for (index, element) in elements.enumerated() {
        check(element, shape, at: path.appending(index))
      }
    case (.interval, .array(let ends)):
      checkInterval(node, ends, at: path)
    case (.dictionary(let rule, let shape), .object(let members)):
      for member in firstMembers(of: members, at: path) {
        let path = path.appending(member.key)
        if !rule.allows(member.key) {
          report(
            member.keyOffset, path, "expected \(rule.phrase) as key, found \(member.key.quoted)")
        }
        check(member.node, shape, at: path)
      }
    case (.object(let fields), .object(let members)):
      check(node, members, fields, at: path, unknown: "there is no such key")
    case (.oneOf(let fields), .object(let members)):
      checkOneOf(node, members, fields, at: path)
    case (.union(let variants, let shared), .object(let members)):
      checkUnion(node, members, variants, shared, at: path)
    case (.numberOr(let range, _), .number(let number)) where range.contains(number.double):
      break
    case (.numberOr(let range, _), .number):
      reportMismatch(node, path, expected: range.phrase)
    case (.numberOr(_, let shape), .object), (.wordOr(_, let shape), .object),
      (.booleanOr(let shape), .object):
      check(node, shape, at: path)
    case (_, .string(let text)):
      // A number in quotes would look like a number.
      report(
        node.range.lowerBound, path, "expected \(shape.phrase), found the text \(text.quoted)")
    default:
      reportMismatch(node, path, expected: shape.phrase)
    }
  }

  private mutating func check(
    _ node: JSONNode, _ text: String, _ rule: TextRule, at path: JSONPath
  ) {
    if rule.allows(text) { return }
    if case .prose = rule, !text.isEmpty {
      report(
        node.range.lowerBound, path,
        "expected text without control characters, found \(text.quoted)")
    } else {
      reportMismatch(node, path, expected: rule.phrase)
    }
  }

  private mutating func check(
    _ node: JSONNode, _ word: String, _ choices: [Choice], expected: String, at path: JSONPath
  ) {
    let words = choices.map(\.word)
    if words.contains(word) { return }
    reportMismatch(
      node, path, expected: expected, suggestion: Vocabulary(words).nearest(to: word))
  }

  private mutating func checkInterval(_ node: JSONNode, _ ends: [JSONNode], at path: JSONPath) {
    guard ends.count == 2 else {
      return report(
        node.range.lowerBound, path,
        "expected \(Shape.interval.phrase), found \(ends.count.counted("element"))")
    }
    for (index, end) in ends.enumerated() {
      check(end, .number(.any), at: path.appending(index))
    }
    if case .number(let lower) = ends[0].value, case .number(let upper) = ends[1].value,
      lower.double >= upper.double
    {
      report(
        node.range.lowerBound, path,
        "expected the smaller end first, found \(lower.double.shortest) and "
          + upper.double.shortest)
    }
  }

  // MARK: Objects

  private mutating func checkOneOf(
    _ node: JSONNode, _ members: [JSONMember], _ fields: [Field], at path: JSONPath
  ) {
    let present = firstMembers(of: members, at: path)
    if present.count != 1 {
      report(
        node.range.lowerBound, path,
        "expected exactly one of the keys \(fields.map(\.key).listed("and")), found "
          + (present.isEmpty ? "none" : present.map(\.key).listed("and")))
    }
    check(node, present, fields, at: path, unknown: "there is no such key")
  }

  private mutating func checkUnion(
    _ node: JSONNode, _ members: [JSONMember], _ variants: [Variant], _ shared: [Field],
    at path: JSONPath
  ) {
    let kinds = Shape.choice(variants.map { Choice(word: $0.kind, description: $0.description) })
    let kindField = Field.required("kind", kinds, "Which kind it is.")
    guard let kind = node.member("kind")?.node, case .string(let word) = kind.value,
      let variant = variants.first(where: { $0.kind == word })
    else {
      // Without a known kind nobody can say which other keys belong here.
      let known = members.filter { $0.key == "kind" }
      if known.isEmpty {
        let lost = members.first { Vocabulary(["kind"]).nearest(to: $0.key) != nil }
        if let lost {
          report(
            lost.keyOffset, path.appending(lost.key), "there is no such key", suggestion: "kind")
        } else {
          report(
            node.range.lowerBound, path, "the key 'kind' is missing; expected \(kinds.phrase)")
        }
      } else {
        check(node, known, [kindField], at: path, unknown: "there is no such key")
      }
      return
    }
    check(
      node, members, [kindField] + variant.fields + shared, at: path,
      unknown: "there is no such key where the kind is '\(word)'")
  }

  private mutating func check(
    _ node: JSONNode, _ members: [JSONMember], _ fields: [Field], at path: JSONPath,
    unknown: String
  ) {
    let present = firstMembers(of: members, at: path)
    var missing = fields.filter { field in !present.contains { $0.key == field.key } }
    for member in present {
      let memberPath = path.appending(member.key)
      if let field = fields.first(where: { $0.key == member.key }) {
        check(member.node, field.shape, at: memberPath)
        continue
      }
      // A key that is there already was not meant, and one that was meant is not missing.
      let meant = Vocabulary(missing.map(\.key)).nearest(to: member.key)
      missing.removeAll { $0.key == meant }
      // Keys like '$schema' are for other programs.
      let known = fields.map(\.key).filter { !$0.hasPrefix("$") }
      let list = known.count == 1 ? "the only key is" : "the keys are"
      report(
        member.keyOffset, memberPath,
        unknown + (meant == nil ? "; \(list) \(known.listed("and"))" : ""), suggestion: meant)
    }
    for field in missing where field.isRequired {
      report(
        node.range.lowerBound, path,
        "the key '\(field.key)' is missing; expected \(field.shape.phrase)")
    }
  }

  /// The members without those whose key came before, which are reported.
  private mutating func firstMembers(of members: [JSONMember], at path: JSONPath) -> [JSONMember] {
    var first: [JSONMember] = []
    for member in members {
      if let earlier = first.first(where: { $0.key == member.key }) {
        let line = TextPosition(of: earlier.keyOffset, in: bytes).line
        report(
          member.keyOffset, path.appending(member.key),
          "this key stands twice in its object; the first is on line \(line)")
      } else {
        first.append(member)
      }
    }
    return first
  }
}

extension WholeNumberRange {
  func contains(_ number: JSONNumber) -> Bool {
    number.integer(UInt64.self).map { lower...upper ~= $0 } ?? false
  }
}

extension JSONNode {
  /// The value as a message shows it.
  func excerpt(of bytes: [UInt8]) -> String {
    switch value {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number: String(decoding: bytes[range].prefix(40), as: UTF8.self)
    case .string(let text): text.quoted
    case .array(let elements): elements.isEmpty ? "an empty array" : "an array"
    case .object: "an object"
    case .invalid: "something else"
    }
  }
}
