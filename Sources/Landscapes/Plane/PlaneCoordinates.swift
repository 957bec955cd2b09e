/// A point of a plane, in the plane's own coordinates.
///
/// On the plane of two parameters the coordinates are the values of the two parameters.
public struct PlaneCoordinates: Hashable, Sendable {
  /// To the right, in steps of the plane's first direction.
  public var x: Double
  /// Upwards, in steps of the plane's second direction.
  public var y: Double

  /// Any two numbers; those of a run that diverged may be infinite or not a number.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
