/// A point of a plane, in the plane's own coordinates.
///
/// On the plane of two parameters the coordinates are the values of the two parameters.
public struct PlaneCoordinates: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
