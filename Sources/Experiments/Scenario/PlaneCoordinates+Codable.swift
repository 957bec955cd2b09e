import Landscapes

/// In JSON an object with the keys `x` and `y`.
extension PlaneCoordinates: Codable {
  private enum Key: String, CodingKey { case x, y }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    self.init(
      x: try fields.decode(Double.self, forKey: .x), y: try fields.decode(Double.self, forKey: .y))
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(x, forKey: .x)
    try fields.encode(y, forKey: .y)
  }
}
