/// A rectangle of the plane.
public struct PlotRange: Hashable, Sendable {
  /// From the left edge to the right.
  public var x: ClosedRange<Double>
  /// From the lower edge to the upper.
  public var y: ClosedRange<Double>

  /// Neither side may have length 0 where a picture is drawn of the range.
  public init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
    self.x = x
    self.y = y
  }

  /// Length along x.
  public var width: Double { x.upperBound - x.lowerBound }
  /// Length along y.
  public var height: Double { y.upperBound - y.lowerBound }

  /// Whether a point lies inside or on an edge.
  public func contains(_ point: PlotPoint) -> Bool {
    x.contains(point.x) && y.contains(point.y)
  }

  /// The smallest range around the same centre in which a unit of x is as long as a unit of y on
  /// the glass.
  ///
  /// - Parameters:
  ///   - rect: The cells that will show it, as `LandscapePicture.plotArea(in:)` gives them.
  ///   - cellAspect: Height of a cell divided by its width; terminals are close to 2.
  public func fitted(to rect: Rect, cellAspect: Double = 2) -> PlotRange {
    guard !rect.isEmpty, width > 0, height > 0 else { return self }
    let glassWidth = Double(rect.columns)
    let glassHeight = Double(rect.rows) * cellAspect
    let unit = max(width / glassWidth, height / glassHeight)
    return PlotRange(
      x: x.widened(to: unit * glassWidth), y: y.widened(to: unit * glassHeight))
  }
}

extension ClosedRange<Double> {
  fileprivate func widened(to length: Double) -> ClosedRange<Double> {
    let centre = lowerBound + (upperBound - lowerBound) / 2
    return (centre - length / 2)...(centre + length / 2)
  }
}
