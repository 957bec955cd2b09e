/// A line of equal loss.
public struct ContourLine: Equatable, Sendable {
  /// The loss along the line.
  public let level: Double
  /// From one end to the other, with the higher losses on the left hand.
  public let points: [PlaneCoordinates]
  /// Whether the last point is joined to the first; it is not repeated.
  public let isClosed: Bool
}
