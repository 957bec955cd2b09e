// What was expected, as a noun that a message can continue.

extension Shape {
  var phrase: String {
    switch self {
    case .boolean: "true or false"
    case .number(let range): range.phrase
    case .wholeNumber(let range): range.phrase
    case .text(let rule): rule.phrase
    case .choice(let choices): choices.map(\.word).listed("or")
    case .array(_, let count): "an array of \(count.phrase)"
    case .interval: "an array of two numbers, the smaller first"
    case .dictionary, .object: "an object"
    case .oneOf(let fields): "an object with one of the keys \(fields.map(\.key).listed("and"))"
    case .union(let variants, _):
      "an object whose 'kind' is \(variants.map(\.kind).listed("or"))"
    case .numberOr(let range, let other): "\(range.phrase), or \(other.phrase)"
    case .wordOr(let choices, .union(let variants, _))
    where choices.map(\.word) == variants.map(\.kind):
      "\(Shape.choice(choices).phrase), or an object whose 'kind' is one of these"
    case .wordOr(let choices, let other):
      "\(Shape.choice(choices).phrase), or \(other.phrase)"
    case .booleanOr(let other): "\(Shape.boolean.phrase), or \(other.phrase)"
    case .named(_, let shape): shape.phrase
    }
  }
}

extension NumberRange {
  var phrase: String {
    let lowerPhrase: String? =
      switch lower {
      case .including(let bound)?: "from \(bound.shortest)"
      case .excluding(let bound)?: "above \(bound.shortest)"
      case nil: nil
      }
    let upperPhrase: String? =
      switch (lower, upper) {
      case (.including?, .including(let bound)?): "to \(bound.shortest)"
      case (.including?, .excluding(let bound)?): "to below \(bound.shortest)"
      case (.excluding?, .including(let bound)?): "and up to \(bound.shortest)"
      case (.excluding?, .excluding(let bound)?): "and below \(bound.shortest)"
      case (nil, .including(let bound)?): "up to \(bound.shortest)"
      case (nil, .excluding(let bound)?): "below \(bound.shortest)"
      case (_, nil): nil
      }
    return (["a number"] + [lowerPhrase, upperPhrase].compactMap(\.self)).joined(separator: " ")
  }
}

extension WholeNumberRange {
  var phrase: String {
    // Beyond 2^53 the bound is only that of the machine, and says nothing to a reader.
    upper > 1 << 53
      ? "a whole number from \(lower)" : "a whole number from \(lower) to \(upper)"
  }
}

extension ClosedRange<Int> {
  /// A number of elements.
  var phrase: String {
    if lowerBound == upperBound { return lowerBound.counted("element") }
    return "\(lowerBound) to \(upperBound.counted("element"))"
  }
}
