/// What a JSON value may be: the one description from which files are checked and the JSON Schema is
/// made.
indirect enum Shape: Sendable {
  case boolean
  case number(NumberRange)
  case wholeNumber(WholeNumberRange)
  case text(TextRule)
  /// One of some words.
  case choice([Choice])
  case array(of: Shape, count: ClosedRange<Int>)
  /// An array of two numbers in ascending order.
  case interval
  /// An object with keys of the file's own.
  case dictionary(keys: TextRule, values: Shape)
  /// An object with known keys.
  case object([Field])
  /// An object with exactly one of some keys.
  case oneOf([Field])
  /// An object whose `kind` decides which keys it has, beside those that all kinds share.
  case union([Variant], shared: [Field])
  /// A number, or an object of another shape.
  case numberOr(NumberRange, Shape)
  /// One of some words, or an object of another shape.
  case wordOr([Choice], Shape)
  /// True or false, or an object of another shape.
  case booleanOr(Shape)
  /// A shape that the schema defines once, by name.
  case named(String, Shape)
}

/// One key of an object.
struct Field: Sendable {
  let key: String
  let shape: Shape
  let isRequired: Bool
  /// A sentence for whoever writes a file.
  let description: String

  static func required(_ key: String, _ shape: Shape, _ description: String) -> Field {
    Field(key: key, shape: shape, isRequired: true, description: description)
  }

  static func optional(_ key: String, _ shape: Shape, _ description: String) -> Field {
    Field(key: key, shape: shape, isRequired: false, description: description)
  }
}

/// One word of a choice.
struct Choice: Sendable {
  let word: String
  let description: String
}

/// One kind of a union.
struct Variant: Sendable {
  /// What stands under `kind`.
  let kind: String
  let description: String
  let fields: [Field]
}

/// Which numbers are allowed; they are finite in any case.
struct NumberRange: Sendable {
  enum Bound: Sendable {
    case including(Double)
    case excluding(Double)
  }

  var lower: Bound?
  var upper: Bound?

  static let any = NumberRange()
  static let positive = NumberRange(lower: .excluding(0))
  static let nonNegative = NumberRange(lower: .including(0))

  func contains(_ number: Double) -> Bool {
    let isAbove =
      switch lower {
      case .including(let bound)?: number >= bound
      case .excluding(let bound)?: number > bound
      case nil: true
      }
    let isBelow =
      switch upper {
      case .including(let bound)?: number <= bound
      case .excluding(let bound)?: number < bound
      case nil: true
      }
    return isAbove && isBelow
  }
}

/// Which whole numbers are allowed.
struct WholeNumberRange: Sendable {
  let lower: UInt64
  /// Small enough that a slip of the hand does not fill the memory.
  let upper: UInt64

  init(_ range: ClosedRange<UInt64>) {
    lower = range.lowerBound
    upper = range.upperBound
  }
}
