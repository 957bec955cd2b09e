import Foundation
import Testing

@testable import Experiments

@Suite("The JSON Schema")
struct ScenarioSchemaTests {
  @Test("is the one in the folder of scenarios")
  func file() throws {
    let text = ScenarioSchema.text
    #expect(try TestFiles.recorded(text, at: TestFiles.schema) == text)
  }

  @Test("is JSON, with a definition for every reference")
  func references() throws {
    let root = try #require(JSONParser.parse(Array(ScenarioSchema.text.utf8)).root)
    let definitions = try #require(root.member("$defs")?.node)
    var references: Set<String> = []
    func visit(_ node: JSONNode) {
      switch node.value {
      case .array(let elements): elements.forEach(visit)
      case .object(let members):
        for member in members {
          if member.key == "$ref", case .string(let text) = member.node.value {
            references.insert(text)
          }
          visit(member.node)
        }
      default: break
      }
    }
    visit(root)
    #expect(references.count > 5)
    for reference in references {
      let name = reference.dropFirst("#/$defs/".count)
      #expect(definitions.member(String(name)) != nil, "\(reference)")
    }
  }
}

@Suite("The shape of scenarios")
struct ScenarioShapeTests {
  /// Every path of keys below a value, with `[]` for the elements of arrays, `*` for keys of the
  /// file's own and the kind of a union behind a colon.
  private func paths(of node: JSONNode, _ shape: Shape, at path: String = "") -> Set<String> {
    switch (shape, node.value) {
    case (.named(_, let shape), _): return paths(of: node, shape, at: path)
    case (.array(let shape, _), .array(let elements)):
      return elements.reduce(into: []) { $0.formUnion(paths(of: $1, shape, at: path + "[]")) }
    case (.dictionary(_, let shape), .object(let members)):
      return members.reduce(into: []) { $0.formUnion(paths(of: $1.node, shape, at: path + ".*")) }
    case (.object(let fields), .object(let members)), (.oneOf(let fields), .object(let members)):
      return paths(of: members, fields, at: path)
    case (.union(let variants, let shared), .object(let members)):
      guard case .string(let kind)? = node.member("kind")?.node.value,
        let variant = variants.first(where: { $0.kind == kind })
      else { return [path + ":unknown"] }
      let rest = members.filter { $0.key != "kind" }
      return paths(of: rest, variant.fields + shared, at: "\(path):\(kind)")
        .union(["\(path):\(kind)"])
    case (.numberOr(_, let shape), .object), (.wordOr(_, let shape), .object),
      (.booleanOr(let shape), .object):
      return paths(of: node, shape, at: path)
    case (.choice, .string(let word)), (.wordOr, .string(let word)): return ["\(path)=\(word)"]
    default: return []
    }
  }

  private func paths(of members: [JSONMember], _ fields: [Field], at path: String) -> Set<String> {
    members.reduce(into: []) { known, member in
      let memberPath = "\(path).\(member.key)"
      known.insert(memberPath)
      guard let field = fields.first(where: { $0.key == member.key }) else {
        known.insert(memberPath + " is unknown to the shape")
        return
      }
      known.formUnion(paths(of: member.node, field.shape, at: memberPath))
    }
  }

  /// The same paths, of everything that a shape allows.
  private func paths(of shape: Shape, at path: String = "") -> Set<String> {
    switch shape {
    case .named(_, let shape), .numberOr(_, let shape), .booleanOr(let shape):
      return paths(of: shape, at: path)
    case .array(let shape, _): return paths(of: shape, at: path + "[]")
    case .dictionary(_, let shape): return paths(of: shape, at: path + ".*")
    case .object(let fields), .oneOf(let fields): return paths(of: fields, at: path)
    case .union(let variants, let shared):
      return variants.reduce(into: []) { known, variant in
        known.insert("\(path):\(variant.kind)")
        known.formUnion(paths(of: variant.fields + shared, at: "\(path):\(variant.kind)"))
      }
    case .wordOr(let choices, let other):
      return paths(of: .choice(choices), at: path).union(paths(of: other, at: path))
    case .choice(let choices): return Set(choices.map { "\(path)=\($0.word)" })
    case .boolean, .number, .wholeNumber, .text, .interval: return []
    }
  }

  private func paths(of fields: [Field], at path: String) -> Set<String> {
    fields.reduce(into: []) { known, field in
      known.insert("\(path).\(field.key)")
      known.formUnion(paths(of: field.shape, at: "\(path).\(field.key)"))
    }
  }

  /// Written by the types alone: whatever the shape says has no part in it.
  @Test("knows every key and word that the types write, and no other")
  func keys() throws {
    var written: Set<String> = []
    for scenario in Scenario.everyVariation {
      let text = Array(try JSONEncoder().encode(scenario))
      let root = try #require(JSONParser.parse(text).root)
      #expect(ShapeValidation.faults(of: root, in: text, shape: .scenario) == [])
      #expect(try root.decode(Scenario.self) == scenario)
      written.formUnion(paths(of: root, .scenario))
    }
    // Editors write this one, and Ravine passes over it.
    let allowed = paths(of: Shape.scenario).subtracting([".$schema"])
    #expect(written.subtracting(allowed) == [], "written but not allowed")
    #expect(allowed.subtracting(written) == [], "allowed but never written")
  }

  @Test("allows texts exactly as its regular expressions do")
  func patterns() throws {
    let words = [
      "", "a", "a-b", "-a", "A", "a_b", "aé", "0", "norm", "Norm_2-x", "a b", "a.b", "[", "π",
      "It is.", "\u{1B}", "a\n", "a\u{7F}", "\u{85}", "a\u{202E}b", "\u{FEFF}a", "\u{2028}",
    ]
    for rule in [TextRule.prose, .identifier, .layerName] {
      let expression = try NSRegularExpression(pattern: rule.pattern)
      for word in words {
        let range = NSRange(location: 0, length: word.utf16.count)
        let matches = expression.firstMatch(in: word, range: range)?.range == range
        #expect(rule.allows(word) == matches, "\(rule.phrase): \(word.debugDescription)")
      }
    }
  }
}
