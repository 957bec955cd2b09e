import Landscapes

/// Where every side begins, in so far as its initializers do not say.
///
/// In JSON an object with the keys `x` and `y` together, `parameters`, or all three.
public struct StartDescription: Equatable, Sendable {
  /// Where on the scenario's plane the sides begin: of a plane of two parameters their values, of others
  /// the coordinates of the point that is nearest to the parameters, which are moved along the plane's
  /// directions until it is so.
  public var point: PlaneCoordinates?
  /// The values of single parameters, by name.
  public var parameters: [String: Double]?

  /// Of both at least one; of a parameter that is named, the plane's coordinates say nothing.
  public init(at point: PlaneCoordinates? = nil, parameters: [String: Double]? = nil) {
    self.point = point
    self.parameters = parameters
  }
}

extension StartDescription: Codable {
  private enum Key: String, CodingKey { case x, y, parameters }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    let hasPoint = fields.contains(.x) || fields.contains(.y)
    self.init(
      at: hasPoint ? try PlaneCoordinates(from: decoder) : nil,
      parameters: try fields.decodeIfPresent([String: Double].self, forKey: .parameters))
  }

  public func encode(to encoder: any Encoder) throws {
    try point?.encode(to: encoder)
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encodeIfPresent(parameters, forKey: .parameters)
  }
}
