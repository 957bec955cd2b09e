import Landscapes

/// The rectangle of the plane that is shown first.
public struct ViewportDescription: Codable, Equatable, Sendable {
  /// From the left edge to the right. In JSON an array of the two ends, as for y.
  public var x: ClosedRange<Double>
  /// From the lower edge to the upper.
  public var y: ClosedRange<Double>
  /// Whether zooming and panning moves all sides together; true when absent.
  public var shared: Bool?
  /// Whether equal colours mean equal losses on all sides; true when absent. Sides whose losses lie
  /// apart show more of their shape on levels of their own.
  public var sharedLevels: Bool?
  /// Which losses contour lines are drawn at; logarithmic when absent.
  public var levels: LevelSpacing?
}
