import Drawing
import Experiments
import Landscapes

extension ExplorerState {
  /// One side's pane.
  ///
  /// - Parameter columns: Width of the pane, frame included.
  func picture(
    of side: Int, in session: Session, extent: LandscapeRequest.Extent, columns: Int
  ) -> LandscapePicture {
    let state = session.sides[side]
    let step = session.shownStep
    let relief = session.reliefs[side]
    let measured = session.measured(side)
    var picture = LandscapePicture(
      title: StyledText(state.home.title, .side(side), isBold: true),
      footerLeading: StyledText(session.axes(of: side)),
      viewport: PlotRange(extent.viewport),
      scale: relief?.scale ?? ColorScale(low: 0, high: 1),
      bands: Relief.bands)
    let room = columns - 7 - picture.footerLeading.width(in: appearance.glyphs)
    let shape = session.shape(of: side, isShort: false)
    picture.footerTrailing =
      shape.width(in: appearance.glyphs) <= room ? shape : session.shape(of: side, isShort: true)
    picture.side = side
    picture.isFocused = session.view.focus == side && !session.view.sharesViewport
    if let relief {
      let grid = relief.landscape.grid
      picture.grid = ValueGrid(
        columns: grid.columns, rows: grid.rows, values: grid.values,
        range: PlotRange(grid.viewport))
      picture.contours = relief.contours
    }
    if let minimum = session.minimum(of: side) {
      picture.markers.append(Marker(.minimum, at: PlotPoint(minimum.point)))
    }
    if session.view.showsEllipse, let measured {
      picture.overlays = ellipse(of: measured, in: extent.viewport)
    }
    if let timeline = state.timeline {
      let points = timeline.moments[...step].map { PlotPoint($0.position) }
      picture.path = PlotPath(points: points)
    }
    picture.markers.append(Marker(.start, at: PlotPoint(state.home.start)))
    picture.markers.append(Marker(.now, at: PlotPoint(state.position(at: step))))
    if case .movingStart(let point) = layer {
      picture.markers.append(Marker(.crosshair, at: PlotPoint(point)))
    }
    if let divergence = state.timeline?.divergence, divergence <= step {
      picture.notice = StyledText("diverged at step \(divergence)", .warning, isBold: true)
    }
    return picture
  }

  /// A level curve of the quadratic that has the loss's slope and Hessian where a side stands, around
  /// that quadratic's lowest point, or around the side where that lies outside of the pane. Its shape
  /// is the measurement; its size, a third of the way across the pane, is not.
  private func ellipse(of measured: PointOnPlane, in viewport: Viewport) -> [Overlay] {
    let curvature = measured.curvature
    let lowest = measured.lowestPointOfQuadratic
    let center = lowest.flatMap { viewport.contains($0) ? $0 : nil } ?? measured.position
    let reach = min(viewport.width, viewport.height) / 3
    let rise = 0.5 * curvature.eigenvalues.smallest * reach * reach
    guard rise > 0, rise.isFinite,
      let points = curvature.ellipse(center: center, rise: rise)
    else { return [] }
    let closed = points + [points[0]]
    return [Overlay(points: closed.map(PlotPoint.init))]
  }
}

extension PlotPoint {
  init(_ point: PlaneCoordinates) { self.init(point.x, point.y) }
}

extension PlotRange {
  init(_ viewport: Viewport) { self.init(x: viewport.x, y: viewport.y) }
}
