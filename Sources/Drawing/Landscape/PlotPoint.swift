/// A point of the plane that a picture shows; x to the right, y upwards.
public struct PlotPoint: Hashable, Sendable {
  /// To the right.
  public var x: Double
  /// Upwards in the plane; downwards where it counts dots.
  public var y: Double

  /// Any two numbers; those that are not finite are for whoever draws to leave out.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// Whether both coordinates are.
  public var isFinite: Bool { x.isFinite && y.isFinite }
}
