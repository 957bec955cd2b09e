import Landscapes

/// A surface given by formulas, with nothing of the engine in it.
struct FormulaSurface: CurvedLossSurface {
  var height: @Sendable (_ x: Double, _ y: Double) -> Double
  var expansion: @Sendable (_ x: Double, _ y: Double) -> PlaneCurvature = { _, _ in
    preconditionFailure("This surface has no derivatives.")
  }

  /// So little that a lattice takes one pass.
  var workPerPoint = 500_000

  func loss(at point: PlaneCoordinates) -> Double { height(point.x, point.y) }

  func curvature(at point: PlaneCoordinates) -> PlaneCurvature { expansion(point.x, point.y) }

  /// ½ (xx x² + 2 xy x y + yy y²) + rest, around a centre.
  static func quadratic(
    xx: Double, xy: Double = 0, yy: Double, center: PlaneCoordinates = PlaneCoordinates(x: 0, y: 0),
    rest: Double = 0
  ) -> FormulaSurface {
    @Sendable func height(_ x: Double, _ y: Double) -> Double {
      let (u, v) = (x - center.x, y - center.y)
      return (xx * u * u + 2 * xy * u * v + yy * v * v) / 2 + rest
    }
    return FormulaSurface(height: height) { x, y in
      let (u, v) = (x - center.x, y - center.y)
      return PlaneCurvature(
        loss: height(x, y), gradient: PlaneCoordinates(x: xx * u + xy * v, y: xy * u + yy * v),
        hessian: (xx, xy, yy))
    }
  }
}

extension LossGrid {
  /// A complete grid of a formula.
  init(
    _ viewport: Viewport, _ columns: Int, _ rows: Int, height: (_ x: Double, _ y: Double) -> Double
  ) {
    let blank = LossGrid(
      viewport: viewport, columns: columns, rows: rows,
      values: Array(repeating: 0, count: columns * rows))
    self.init(
      viewport: viewport, columns: columns, rows: rows,
      values: (0..<columns * rows).map {
        let point = blank.point(atColumn: $0 % columns, row: $0 / columns)
        return height(point.x, point.y)
      })
  }
}
