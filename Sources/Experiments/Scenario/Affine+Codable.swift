import TrainingEngine

/// In JSON `true` where scale and shift are learnable, `false` where they are absent, and
/// `{"kind": "fixed", "scale": 2, "shift": 0}` where they stay as they are given.
extension Affine: Codable {
  /// What needs an object.
  enum Kind: String, Codable, CaseIterable {
    case fixed
  }

  private enum Field: String, CodingKey {
    case scale, shift
  }

  public init(from decoder: any Decoder) throws {
    // The fields are looked for first: asked for true or false, an object would be of the wrong type.
    guard let fields = try? decoder.container(keyedBy: Field.self) else {
      self = try decoder.singleValueContainer().decode(Bool.self) ? .learnable : .absent
      return
    }
    self =
      switch try decoder.kind(Kind.self) {
      case .fixed:
        .fixed(
          scale: try fields.decodeIfPresent(Double.self, forKey: .scale) ?? 1,
          shift: try fields.decodeIfPresent(Double.self, forKey: .shift) ?? 0)
      }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .learnable, .absent:
      var container = encoder.singleValueContainer()
      try container.encode(self == .learnable)
    case .fixed(let scale, let shift):
      try encoder.encode(kind: Kind.fixed)
      var fields = encoder.container(keyedBy: Field.self)
      try fields.encode(scale, forKey: .scale)
      try fields.encode(shift, forKey: .shift)
    }
  }
}
