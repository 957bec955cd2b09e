import TrainingEngine

/// In JSON an object whose `kind` names the rule: `{"kind": "he"}`,
/// `{"kind": "normal", "standardDeviation": 0.1}`, `{"kind": "values", "weights": [1, 0]}`.
extension Initializer: Codable {
  enum Kind: String, Codable, CaseIterable {
    case torch, he, lecun, xavier, orthogonal, normal, values
  }

  private enum Field: String, CodingKey {
    case gain, standardDeviation, weights, bias
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    self =
      switch try decoder.kind(Kind.self) {
      case .torch: .torch
      case .he: .he
      case .lecun: .lecun
      case .xavier: .xavier
      case .orthogonal:
        .orthogonal(gain: try fields.decodeIfPresent(Double.self, forKey: .gain) ?? 1)
      case .normal:
        .normal(standardDeviation: try fields.decode(Double.self, forKey: .standardDeviation))
      case .values:
        .values(
          weights: try fields.decode([Double].self, forKey: .weights),
          bias: try fields.decodeIfPresent([Double].self, forKey: .bias))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    try encoder.encode(kind: kind)
    var fields = encoder.container(keyedBy: Field.self)
    switch self {
    case .torch, .he, .lecun, .xavier: break
    case .orthogonal(let gain):
      try fields.encode(gain, forKey: .gain)
    case .normal(let standardDeviation):
      try fields.encode(standardDeviation, forKey: .standardDeviation)
    case .values(let weights, let bias):
      try fields.encode(weights, forKey: .weights)
      try fields.encodeIfPresent(bias, forKey: .bias)
    }
  }

  private var kind: Kind {
    switch self {
    case .torch: .torch
    case .he: .he
    case .lecun: .lecun
    case .xavier: .xavier
    case .orthogonal: .orthogonal
    case .normal: .normal
    case .values: .values
    }
  }
}

extension Shape {
  static let initializer = Shape.named(
    "initializer",
    .union(
      Initializer.Kind.allCases.map { kind in
        switch kind {
        case .torch:
          Variant(
            kind: kind.rawValue,
            description: "PyTorch's default: uniform on plus or minus 1/sqrt(inputs).", fields: [])
        case .he:
          Variant(
            kind: kind.rawValue, description: "Normal with variance 2/inputs, bias 0.", fields: [])
        case .xavier:
          Variant(
            kind: kind.rawValue,
            description: "Uniform on plus or minus sqrt(6/(inputs + outputs)), bias 0.", fields: [])
        case .lecun:
          Variant(
            kind: kind.rawValue, description: "Normal with variance 1/inputs, bias 0.", fields: [])
        case .orthogonal:
          Variant(
            kind: kind.rawValue,
            description: "Rows, or columns where those are fewer, orthogonal; bias 0.",
            fields: [
              .optional(
                "gain", .number(.positive), "The length of the rows or columns; 1 when absent.")
            ])
        case .normal:
          Variant(
            kind: kind.rawValue, description: "Normal, bias 0.",
            fields: [
              .required(
                "standardDeviation", .number(.nonNegative), "Standard deviation of the weights.")
            ])
        case .values:
          Variant(
            kind: kind.rawValue, description: "The weights as given.",
            fields: [
              .required(
                "weights", .array(of: .number(.any), count: 1...1_000_000),
                "The weights row by row, one row an output."),
              .optional(
                "bias", .array(of: .number(.any), count: 1...65_536),
                "The bias of each output; 0 when absent."),
            ])
        }
      }, shared: []))
}
