/// A line on top of the contours, such as the ellipse of the Hessian.
public struct Overlay: Hashable, Sendable {
  /// In order; a closed line ends where it begins.
  public var points: [PlotPoint]
  /// Which of its dots are drawn.
  public var pattern: LinePattern

  /// Dashed by default, so that it is not taken for a contour line.
  public init(points: [PlotPoint], pattern: LinePattern = .dashed) {
    self.points = points
    self.pattern = pattern
  }
}
