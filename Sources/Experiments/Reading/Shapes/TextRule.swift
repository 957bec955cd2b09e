/// What a text may say.
enum TextRule: Sendable {
  /// At least one character, none of them a command to a terminal.
  case prose
  /// Letters, digits and some signs, so that the text can be part of a name or a command.
  case name(NameRule)

  struct NameRule: Sendable {
    /// What the schema calls it.
    let definition: String
    /// What it is, as messages say it.
    let phrase: String
    /// Characters that it may begin with, like `a-z`.
    let first: String
    /// Characters that may follow.
    let rest: String
  }

  /// The id of a scenario or a side.
  static let identifier = TextRule.name(
    NameRule(
      definition: "identifier",
      phrase: "an id of lowercase letters, digits and hyphens", first: "a-z0-9", rest: "a-z0-9-"))

  /// The name of a layer, which begins the names of its parameters.
  static let layerName = TextRule.name(
    NameRule(
      definition: "layerName",
      phrase: "a name of letters, digits, '_' and '-', beginning with a letter",
      first: "A-Za-z", rest: "A-Za-z0-9_-"))

  /// What the schema calls the rule.
  var definition: String {
    switch self {
    case .prose: "text"
    case .name(let rule): rule.definition
    }
  }

  var phrase: String {
    switch self {
    case .prose: "text"
    case .name(let rule): rule.phrase
    }
  }

  /// The rule as a regular expression of JSON Schema.
  var pattern: String {
    switch self {
    case .prose:
      "^[^\\u0000-\\u001F\\u007F-\\u009F\\u2028-\\u202E\\u2066-\\u2069\\uFEFF]+$"
    case .name(let rule): "^[\(rule.first)][\(rule.rest)]*$"
    }
  }

  func allows(_ text: String) -> Bool {
    switch self {
    case .prose:
      !text.isEmpty && !text.unicodeScalars.contains(where: \.isControl)
    case .name(let rule):
      text.unicodeScalars.first.map { rule.first.characterClassContains($0) } == true
        && text.unicodeScalars.allSatisfy { rule.rest.characterClassContains($0) }
    }
  }
}

extension String {
  /// Whether a scalar is in a class written like `a-z0-9_-`; a hyphen at the end is itself.
  fileprivate func characterClassContains(_ scalar: Unicode.Scalar) -> Bool {
    let scalars = Array(unicodeScalars)
    var place = 0
    while place < scalars.count {
      if place + 2 < scalars.count, scalars[place + 1] == "-" {
        if scalar >= scalars[place], scalar <= scalars[place + 2] { return true }
        place += 3
      } else {
        if scalar == scalars[place] { return true }
        place += 1
      }
    }
    return false
  }
}
