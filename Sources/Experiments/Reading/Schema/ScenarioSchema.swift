/// The JSON Schema of scenario files, for editors and other programs.
public enum ScenarioSchema {
  /// The schema of format `ravine/1` (JSON Schema, draft 2020-12), made from the same description by
  /// which `ScenarioReader` checks files. A schema cannot say how parts fit together; the reader can.
  public static var text: String {
    var definitions = SchemaDefinitions()
    let scenario = definitions.schema(of: .scenario)
    guard case .object(let members) = scenario else {
      preconditionFailure("A scenario is an object.")
    }
    let heading: [(key: String, value: SchemaText)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("title", .text("Ravine scenario, format \(Scenario.format)")),
      (
        "description",
        .text("A claim about normalization, with everything that is needed to measure it.")
      ),
    ]
    let schema = SchemaText.object(heading + members + [("$defs", .object(definitions.schemas))])
    return schema.written() + "\n"
  }
}

/// The translation of shapes into JSON Schema, and the shapes with names that it meets on the way.
struct SchemaDefinitions {
  /// By name, in the order of their first use.
  private(set) var schemas: [(key: String, value: SchemaText)] = []

  typealias Members = [(key: String, value: SchemaText)]

  mutating func schema(of shape: Shape) -> SchemaText {
    switch shape {
    case .boolean: return .object([("type", .text("boolean"))])
    case .number(let range): return .object(Self.members(of: range))
    case .wholeNumber(let range):
      return .object([
        ("type", .text("integer")), ("minimum", .number(range.lower)),
        ("maximum", .number(range.upper)),
      ])
    case .text(let rule):
      let pattern: Members = [("type", .text("string")), ("pattern", .text(rule.pattern))]
      return reference(to: rule.definition) { _ in .object(pattern) }
    case .choice(let choices) where choices.count == 1:
      return .object([("const", .text(choices[0].word))])
    case .choice(let choices): return .object([("oneOf", .array(Self.constants(choices)))])
    case .array(let shape, let count):
      return .object([
        ("type", .text("array")), ("items", schema(of: shape)),
        ("minItems", .number(count.lowerBound)), ("maxItems", .number(count.upperBound)),
      ])
    case .interval:
      return .object([
        ("type", .text("array")), ("items", .object([("type", .text("number"))])),
        ("minItems", .number(2)), ("maxItems", .number(2)),
      ])
    case .dictionary(let rule, let shape):
      return .object([
        ("type", .text("object")),
        ("propertyNames", schema(of: .text(rule))),
        ("additionalProperties", schema(of: shape)),
      ])
    case .object(let fields): return .object(members(of: fields))
    case .oneOf(let fields):
      return .object(
        members(of: fields) + [("minProperties", .number(1)), ("maxProperties", .number(1))])
    case .union(let variants, let shared):
      return union(variants, shared: shared)
    case .numberOr(let range, let other):
      return .object([
        ("anyOf", .array([.object(Self.members(of: range)), schema(of: other)]))
      ])
    case .wordOr(let choices, let other):
      return .object([("oneOf", .array(Self.constants(choices) + [schema(of: other)]))])
    case .booleanOr(let other):
      return .object([("oneOf", .array([schema(of: .boolean), schema(of: other)]))])
    case .named(let name, let shape):
      return reference(to: name) { $0.schema(of: shape) }
    }
  }

  /// A reference to a definition, which is made when it is the first.
  private mutating func reference(
    to name: String, define: (inout SchemaDefinitions) -> SchemaText
  ) -> SchemaText {
    if !schemas.contains(where: { $0.key == name }) {
      // Its place comes before those of the definitions that it needs.
      let place = schemas.count
      schemas.append((name, .object([])))
      schemas[place].value = define(&self)
    }
    return .object([("$ref", .text("#/$defs/\(name)"))])
  }

  private mutating func members(of fields: [Field]) -> Members {
    let properties: Members = fields.map { field in
      let described: Members = [("description", .text(field.description))]
      guard case .object(let members) = schema(of: field.shape) else {
        preconditionFailure("The schema of a shape is an object.")
      }
      return (field.key, .object(described + members))
    }
    let required = fields.filter(\.isRequired).map { SchemaText.text($0.key) }
    return [("type", .text("object")), ("properties", .object(properties))]
      + (required.isEmpty ? [] : [("required", .array(required))])
      + [("additionalProperties", .boolean(false))]
  }

  private mutating func union(_ variants: [Variant], shared: [Field]) -> SchemaText {
    let alternatives = variants.map { variant -> SchemaText in
      let kind = Field.required(
        "kind", .choice([Choice(word: variant.kind, description: variant.description)]),
        variant.description)
      return .object(
        [("title", .text(variant.kind))] + members(of: [kind] + variant.fields + shared))
    }
    return .object([
      ("type", .text("object")), ("required", .array([.text("kind")])),
      ("oneOf", .array(alternatives)),
    ])
  }

  private static func constants(_ choices: [Choice]) -> [SchemaText] {
    choices.map {
      .object([("const", .text($0.word)), ("description", .text($0.description))])
    }
  }

  private static func members(of range: NumberRange) -> Members {
    var members: Members = [("type", .text("number"))]
    switch range.lower {
    case .including(let bound)?: members.append(("minimum", .number(bound)))
    case .excluding(let bound)?: members.append(("exclusiveMinimum", .number(bound)))
    case nil: break
    }
    switch range.upper {
    case .including(let bound)?: members.append(("maximum", .number(bound)))
    case .excluding(let bound)?: members.append(("exclusiveMaximum", .number(bound)))
    case nil: break
    }
    return members
  }
}
