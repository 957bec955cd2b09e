/// How straight a path is.
public struct PathShape: Equatable, Sendable {
  /// The sum of the lengths of its steps.
  public let length: Double
  /// From its first point to its last.
  public let straightLine: Double
  /// The mean cosine of the angle between a step and the next, from -1, to and fro, to 1, straight on;
  /// steps that go nowhere are left out. Nil when there are no two steps.
  public let meanCosine: Double?

  /// - Parameter points: In their order.
  public init(_ points: some Collection<PlaneCoordinates>) {
    var length = 0.0
    var cosines = 0.0
    var turns = 0
    var last: (point: PlaneCoordinates, step: PlaneCoordinates?)?
    for point in points {
      guard let (from, before) = last else {
        last = (point, nil)
        continue
      }
      let step = PlaneCoordinates(x: point.x - from.x, y: point.y - from.y)
      let stretch = hypotenuse(step.x, step.y)
      length += stretch
      guard stretch != 0 else { continue }
      let direction = PlaneCoordinates(x: step.x / stretch, y: step.y / stretch)
      if let before {
        cosines += before.x * direction.x + before.y * direction.y
        turns += 1
      }
      last = (point, direction)
    }
    self.length = length
    straightLine =
      if let first = points.first, let last { first.distance(to: last.point) } else { 0 }
    meanCosine = turns > 0 && cosines.isFinite ? cosines / Double(turns) : nil
  }

  /// At least 1; nil when the ends coincide or a point is not finite.
  public var lengthOverStraightLine: Double? {
    straightLine > 0 && length.isFinite ? length / straightLine : nil
  }
}

extension PlaneCoordinates {
  /// The Euclidean distance on the plane.
  public func distance(to other: PlaneCoordinates) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }
}
