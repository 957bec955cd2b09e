extension ScheduleDescription: Codable {
  private enum Field: String, CodingKey {
    case warmUp
  }

  public init(from decoder: any Decoder) throws {
    course = try ScheduleCourse(from: decoder)
    warmUp = try decoder.container(keyedBy: Field.self).decodeIfPresent(Int.self, forKey: .warmUp)
  }

  public func encode(to encoder: any Encoder) throws {
    try course.encode(to: encoder)
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encodeIfPresent(warmUp, forKey: .warmUp)
  }
}

extension ScheduleCourse: Codable {
  enum Kind: String, Codable, CaseIterable {
    case constant, step, cosine
  }

  public init(from decoder: any Decoder) throws {
    self =
      switch try decoder.kind(Kind.self) {
      case .constant: .constant
      case .step: .step(try StepScheduleDescription(from: decoder))
      case .cosine: .cosine(try CosineScheduleDescription(from: decoder))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .constant:
      try encoder.encode(kind: Kind.constant)
    case .step(let description):
      try encoder.encode(kind: Kind.step)
      try description.encode(to: encoder)
    case .cosine(let description):
      try encoder.encode(kind: Kind.cosine)
      try description.encode(to: encoder)
    }
  }
}
