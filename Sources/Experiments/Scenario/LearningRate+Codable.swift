extension LearningRate: Codable {
  private enum Field: String, CodingKey {
    case bySide
  }

  public init(from decoder: any Decoder) throws {
    if let fields = try? decoder.container(keyedBy: Field.self), fields.contains(.bySide) {
      self = .bySide(try fields.decode([String: LearningRateRule].self, forKey: .bySide))
    } else {
      self = .same(try LearningRateRule(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .same(let rule): try rule.encode(to: encoder)
    case .bySide(let rules):
      var fields = encoder.container(keyedBy: Field.self)
      try fields.encode(rules, forKey: .bySide)
    }
  }
}

extension LearningRateRule: Codable {
  private enum Field: String, CodingKey {
    case ofLargestStable, bestOf
  }

  public init(from decoder: any Decoder) throws {
    guard let fields = try? decoder.container(keyedBy: Field.self) else {
      self = .value(try decoder.singleValueContainer().decode(Double.self))
      return
    }
    if fields.contains(.ofLargestStable) {
      self = .ofLargestStable(try fields.decode(Double.self, forKey: .ofLargestStable))
    } else {
      self = .bestOf(try fields.decode([Double].self, forKey: .bestOf))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .value(let rate):
      var single = encoder.singleValueContainer()
      try single.encode(rate)
    case .ofLargestStable(let fraction):
      var fields = encoder.container(keyedBy: Field.self)
      try fields.encode(fraction, forKey: .ofLargestStable)
    case .bestOf(let rates):
      var fields = encoder.container(keyedBy: Field.self)
      try fields.encode(rates, forKey: .bestOf)
    }
  }
}
