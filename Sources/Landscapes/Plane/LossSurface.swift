import TrainingEngine

/// A loss over the points of a plane.
///
/// A value with room of its own to compute in: every thread works on its own copy, and the same point
/// gives the same bits on each.
public protocol LossSurface: Sendable {
  /// The loss at a point; infinite or not a number where it is.
  mutating func loss(at point: PlaneCoordinates) -> Double

  /// How many multiplications with an addition a point takes, roughly.
  var workPerPoint: Int { get }

  /// Whether points that follow each other in a row take less time together.
  var takesRows: Bool { get }

  /// The losses at some points, in their order, the same bits as for each of them alone.
  ///
  /// - Parameter isCancelled: Asked at the beginning, and at least every few milliseconds.
  /// - Returns: Nil when cancelled.
  mutating func losses(
    at points: ArraySlice<PlaneCoordinates>, isCancelled: () -> Bool
  ) -> [Double]?

  /// The losses at some points of a grid, counted row by row; the same bits as for each of them alone.
  ///
  /// - Parameter isCancelled: Asked at the beginning, and at least every few milliseconds.
  /// - Returns: Nil when cancelled.
  mutating func losses(
    at points: Range<Int>, of grid: PointGrid, isCancelled: () -> Bool
  ) -> [Double]?
}

extension LossSurface {
  /// No: points take as long in any order.
  public var takesRows: Bool { false }

  /// One point after the other, asked about before each: for surfaces that gain nothing by taking
  /// several points at once.
  public mutating func losses(
    at points: ArraySlice<PlaneCoordinates>, isCancelled: () -> Bool
  ) -> [Double]? {
    var losses: [Double] = []
    losses.reserveCapacity(points.count)
    for point in points {
      guard !isCancelled() else { return nil }
      losses.append(loss(at: point))
    }
    return losses
  }

  /// From a list of the points: for surfaces that gain nothing by knowing that they lie in rows.
  public mutating func losses(
    at points: Range<Int>, of grid: PointGrid, isCancelled: () -> Bool
  ) -> [Double]? {
    let listed = points.map { point in
      let (row, column) = point.quotientAndRemainder(dividingBy: grid.x.count)
      return PlaneCoordinates(x: grid.x[column], y: grid.y[row])
    }
    return losses(at: listed[...], isCancelled: isCancelled)
  }
}

/// A loss over the points of a plane that is known to second order.
public protocol CurvedLossSurface: LossSurface {
  /// The loss at a point with its exact first and second derivatives on the plane.
  mutating func curvature(at point: PlaneCoordinates) -> PlaneCurvature

  /// The same; nil when cancelled.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  mutating func curvature(at point: PlaneCoordinates, isCancelled: () -> Bool) -> PlaneCurvature?
}

extension CurvedLossSurface {
  /// Asks once, before the work: for surfaces whose curvature takes no more than a few milliseconds.
  public mutating func curvature(
    at point: PlaneCoordinates, isCancelled: () -> Bool
  ) -> PlaneCurvature? {
    isCancelled() ? nil : curvature(at: point)
  }
}

extension PlaneLoss: LossSurface {
  public mutating func loss(at point: PlaneCoordinates) -> Double { self(point.x, point.y) }

  public var workPerPoint: Int { plan.workPerPoint }

  /// Yes where the plan says that something is quadratic along rows.
  public var takesRows: Bool { plan.shortcuts.contains(.quadraticAlongRows) }

  public mutating func losses(
    at points: ArraySlice<PlaneCoordinates>, isCancelled: () -> Bool
  ) -> [Double]? {
    losses(points.map { ($0.x, $0.y) }, isCancelled: isCancelled)
  }
}

extension PlaneLoss: CurvedLossSurface where Scalar == Double {
  public mutating func curvature(at point: PlaneCoordinates) -> PlaneCurvature {
    PlaneCurvature(curvature(point.x, point.y))
  }

  public mutating func curvature(
    at point: PlaneCoordinates, isCancelled: () -> Bool
  ) -> PlaneCurvature? {
    curvature(point.x, point.y, isCancelled: isCancelled).map(PlaneCurvature.init)
  }
}
