import TrainingEngine

/// In JSON a word, like `"softmaxCrossEntropy"`, or with a penalty an object:
/// `{"kind": "softmaxCrossEntropy", "l2": 0.01, "penalized": "weights"}`.
extension Loss: Codable {
  private enum Field: String, CodingKey {
    case l2, penalized
  }

  public init(from decoder: any Decoder) throws {
    // The fields are looked for first: asked for a word, an object would be of the wrong type.
    guard let fields = try? decoder.container(keyedBy: Field.self) else {
      self.init(try decoder.singleValueContainer().decode(Kind.self))
      return
    }
    self.init(
      try decoder.kind(Kind.self),
      penalty: L2Penalty(
        strength: try fields.decode(Double.self, forKey: .l2),
        on: try fields.decodeIfPresent(L2Penalty.Parameters.self, forKey: .penalized) ?? .all))
  }

  public func encode(to encoder: any Encoder) throws {
    guard let penalty else {
      var container = encoder.singleValueContainer()
      try container.encode(kind)
      return
    }
    try encoder.encode(kind: kind)
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encode(penalty.strength, forKey: .l2)
    try fields.encode(penalty.parameters, forKey: .penalized)
  }

  /// How its values are called wherever they stand: "loss", or "loss + L2" with the penalty that is a
  /// part of them.
  public var name: String { penalty == nil ? "loss" : "loss + L2" }

  /// Like `softmaxCrossEntropy, with an L2 penalty of 0.01 on weights`.
  public var text: String {
    guard let penalty else { return kind.rawValue }
    let parameters =
      switch penalty.parameters {
      case .all: "all parameters"
      case .weights: "weights"
      }
    return "\(kind.rawValue), with an L2 penalty of \(penalty.strength.shortest) on \(parameters)"
  }
}
