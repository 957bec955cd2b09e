/// The way that training took over the plane, oldest point first.
public struct PlotPath: Hashable, Sendable {
  /// One point a step. The path stops at the first that is not finite.
  public var points: [PlotPoint]

  /// Without any point nothing is drawn.
  public init(points: [PlotPoint]) {
    self.points = points
  }
}
