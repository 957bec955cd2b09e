/// A line of equal loss, in the plane.
public struct Contour: Hashable, Sendable {
  /// The loss along the line.
  public var level: Double
  /// In order; a closed line ends where it begins.
  public var points: [PlotPoint]

  /// The points are joined by straight lines.
  public init(level: Double, points: [PlotPoint]) {
    self.level = level
    self.points = points
  }
}
