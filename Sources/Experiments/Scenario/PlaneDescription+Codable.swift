import Landscapes

extension PlaneDescription: Codable {
  private enum Field: String, CodingKey { case origin, statistics }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    directions = try DirectionsDescription(from: decoder)
    origin = try fields.decodeIfPresent(PlaneOrigin.self, forKey: .origin)
    statistics = try fields.decodeIfPresent(PlaneStatistics.self, forKey: .statistics)
  }

  public func encode(to encoder: any Encoder) throws {
    try directions.encode(to: encoder)
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encodeIfPresent(origin, forKey: .origin)
    try fields.encodeIfPresent(statistics, forKey: .statistics)
  }
}

extension DirectionsDescription: Codable {
  /// How files call them.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    case parameters, random, principalComponents, hessian, gradient, checkpoints, line
  }

  public var kind: Kind {
    switch self {
    case .parameters: .parameters
    case .random: .random
    case .principalComponents: .principalComponents
    case .hessian: .hessian
    case .gradient: .gradient
    case .checkpoints: .checkpoints
    case .line: .line
    }
  }

  public init(from decoder: any Decoder) throws {
    self =
      switch try decoder.kind(Kind.self) {
      case .parameters: .parameters(try NamedParameters(from: decoder))
      case .random: .random(try RandomDirectionsDescription(from: decoder))
      case .principalComponents:
        .principalComponents(try PrincipalComponentsDescription(from: decoder))
      case .hessian: .hessian(try HessianDirectionsDescription(from: decoder))
      case .gradient: .gradient(try GradientDirectionsDescription(from: decoder))
      case .checkpoints: .checkpoints(try CheckpointsDescription(from: decoder))
      case .line: .line(try LineDescription(from: decoder))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    try encoder.encode(kind: kind)
    switch self {
    case .parameters(let description): try description.encode(to: encoder)
    case .random(let description): try description.encode(to: encoder)
    case .principalComponents(let description): try description.encode(to: encoder)
    case .hessian(let description): try description.encode(to: encoder)
    case .gradient(let description): try description.encode(to: encoder)
    case .checkpoints(let description): try description.encode(to: encoder)
    case .line(let description): try description.encode(to: encoder)
    }
  }
}

/// In JSON a word, or `{"step": 20}`.
extension PlaneOrigin: Codable {
  /// What a word says in full.
  enum Word: String, Codable, CaseIterable {
    case current, start, minimum
  }

  private enum Field: String, CodingKey { case step }

  public init(from decoder: any Decoder) throws {
    // The object is looked for first: asked for a word, it would be of the wrong type.
    if let fields = try? decoder.container(keyedBy: Field.self) {
      self = .step(try fields.decode(Int.self, forKey: .step))
      return
    }
    self =
      switch try decoder.singleValueContainer().decode(Word.self) {
      case .current: .current
      case .start: .start
      case .minimum: .minimum
      }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .current: try container.encode(Word.current)
    case .start: try container.encode(Word.start)
    case .minimum: try container.encode(Word.minimum)
    case .step(let step): try container.encode([Field.step.rawValue: step])
    }
  }
}

extension DirectionScaling: Codable {}
extension VectorDirections: Codable {}
