extension PlaneDescription: Codable {
  enum Kind: String, Codable, CaseIterable {
    case parameters
  }

  public init(from decoder: any Decoder) throws {
    self =
      switch try decoder.kind(Kind.self) {
      case .parameters: .parameters(try ParameterPlane(from: decoder))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .parameters(let plane):
      try encoder.encode(kind: Kind.parameters)
      try plane.encode(to: encoder)
    }
  }
}
