/// The rectangle of a plane that is looked at. Neither side has length zero.
public struct Viewport: Hashable, Sendable {
  /// From the left edge to the right.
  public let x: ClosedRange<Double>
  /// From the lower edge to the upper.
  public let y: ClosedRange<Double>

  /// A viewport between its edges. Traps where `fault(in:)` finds something wrong with them.
  public init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
    precondition(
      Viewport.fault(in: x) == nil && Viewport.fault(in: y) == nil,
      "A viewport has finite edges, far enough apart to tell points between them.")
    self.x = x
    self.y = y
  }

  /// Length of the lower edge.
  public var width: Double { x.upperBound - x.lowerBound }
  /// Length of the left edge.
  public var height: Double { y.upperBound - y.lowerBound }

  /// Half way between the edges.
  public var center: PlaneCoordinates {
    PlaneCoordinates(
      x: x.lowerBound + width / 2, y: y.lowerBound + height / 2)
  }

  /// Whether a point lies inside or on an edge.
  public func contains(_ point: PlaneCoordinates) -> Bool {
    x.contains(point.x) && y.contains(point.y)
  }

  /// Why there is nothing to be seen between two edges.
  public enum RangeFault: Sendable {
    /// An edge is 1e100 or more away from 0, or not a number.
    case tooFar
    /// The edges are not 1e-100 apart, or not 1e-12 of the farther one: between them numbers do not tell
    /// a thousand points apart.
    case tooNarrow
  }

  /// What is wrong with a range as a side of a viewport; nil for nothing.
  public static func fault(in range: ClosedRange<Double>) -> RangeFault? {
    let largest = max(abs(range.lowerBound), abs(range.upperBound))
    let length = range.upperBound - range.lowerBound
    guard largest < 1e100 else { return .tooFar }
    return length > 1e-100 && length > 1e-12 * largest ? nil : .tooNarrow
  }
}

extension Viewport {
  /// Sides times a factor, with one point staying where it is on the glass.
  ///
  /// - Parameters:
  ///   - factor: Below 1 shows less of the plane, larger; above 1 shows more.
  ///   - point: What stays in place; the centre when nil.
  /// - Returns: The viewport itself where the result would be beyond what numbers can tell apart.
  public func zoomed(by factor: Double, about point: PlaneCoordinates? = nil) -> Viewport {
    precondition(factor > 0 && factor.isFinite, "A zoom factor is positive and finite.")
    let fixed = point ?? center
    return replacing(
      x: (fixed.x + (x.lowerBound - fixed.x) * factor, fixed.x + (x.upperBound - fixed.x) * factor),
      y: (fixed.y + (y.lowerBound - fixed.y) * factor, fixed.y + (y.upperBound - fixed.y) * factor))
  }

  /// Moved by a fraction of its own width to the right and of its own height upwards.
  ///
  /// - Returns: The viewport itself where the result would be beyond what numbers can tell apart.
  public func panned(byFractionX horizontal: Double, y vertical: Double) -> Viewport {
    let (dx, dy) = (horizontal * width, vertical * height)
    return replacing(
      x: (x.lowerBound + dx, x.upperBound + dx), y: (y.lowerBound + dy, y.upperBound + dy))
  }

  /// Moved so that a point comes to lie in the middle.
  public func centered(on point: PlaneCoordinates) -> Viewport {
    panned(
      byFractionX: (point.x - center.x) / width, y: (point.y - center.y) / height)
  }

  /// The smallest viewport around the same centre that contains this one and has a given shape.
  ///
  /// With the shape of the glass, a unit of x is then as long as a unit of y, and a circle looks like
  /// one.
  ///
  /// - Parameter aspectRatio: Width divided by height; above 0.
  public func fitted(toAspectRatio aspectRatio: Double) -> Viewport {
    precondition(
      aspectRatio > 0 && aspectRatio.isFinite, "An aspect ratio is positive and finite.")
    if height * aspectRatio > width {
      let extra = (height * aspectRatio - width) / 2
      return replacing(
        x: (x.lowerBound - extra, x.upperBound + extra), y: (y.lowerBound, y.upperBound))
    }
    let extra = (width / aspectRatio - height) / 2
    return replacing(
      x: (x.lowerBound, x.upperBound),
      y: (y.lowerBound - extra, y.upperBound + extra))
  }

  private func replacing(x: (Double, Double), y: (Double, Double)) -> Viewport {
    guard x.0 < x.1, y.0 < y.1 else { return self }
    let (x, y) = (x.0...x.1, y.0...y.1)
    guard Viewport.fault(in: x) == nil, Viewport.fault(in: y) == nil else { return self }
    return Viewport(x: x, y: y)
  }
}
