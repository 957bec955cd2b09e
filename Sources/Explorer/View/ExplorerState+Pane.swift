import Drawing
import Experiments
import Landscapes

extension ExplorerState {
  /// One side's pane.
  ///
  /// - Parameters:
  ///   - columns: Width of the pane, frame included.
  ///   - hidden: How many panes there is no room for next to it.
  func picture(
    of side: Int, in session: Session, extent: LandscapeRequest.Extent, columns: Int,
    hidden: (before: Int, after: Int)
  ) -> LandscapePicture {
    let state = session.sides[side]
    let step = session.shownStep
    let relief = session.reliefs[side]
    let measured = session.measured(side)
    var picture = LandscapePicture(
      title: title(of: side, in: session, columns: columns, hidden: hidden),
      viewport: PlotRange(extent.viewport),
      scale: relief?.scale ?? ColorScale(low: 0, high: 1),
      bands: relief?.bands ?? LossBands.usualCount)
    (picture.footerLeading, picture.footerTrailing) = footer(
      of: side, in: session, columns: columns)
    picture.side = side
    picture.isFocused = session.view.focus == side && (!session.view.sharesViewport || hidesPanes)
    if hidden.after > 0 { picture.titleTrailing = StyledText("Tab ▸", .accent, isBold: true) }
    if let relief {
      let grid = relief.landscape.grid
      picture.grid = ValueGrid(
        columns: grid.columns, rows: grid.rows, values: grid.values,
        range: PlotRange(grid.viewport))
      picture.contours = relief.contours
      picture.hasContourLabels = session.view.showsContourLabels
    }
    if let minimum = session.minimum(of: side) {
      picture.markers.append(Marker(.minimum, at: PlotPoint(minimum.point)))
    }
    if session.view.showsEllipse, let measured {
      picture.overlays = ellipse(of: measured, in: extent.viewport)
    }
    let path = session.path(of: side)
    if path.count > 1 || state.timeline != nil { picture.path = PlotPath(points: path) }
    if let start = path.first { picture.markers.append(Marker(.start, at: start)) }
    if let now = session.position(of: side) { picture.markers.append(Marker(.now, at: now)) }
    if case .movingStart(let point) = layer {
      picture.markers.append(Marker(.crosshair, at: PlotPoint(point)))
    }
    picture.notice = session.planeNotice(of: side)
    if let divergence = state.timeline?.divergence, divergence <= step {
      picture.notice = StyledText("diverged at step \(divergence)", .warning, isBold: true)
    }
    return picture
  }

  /// The side's title, and behind it what has to be said of its landscape, as long as there is room.
  ///
  /// While the run plays it stands there in any case, as a mark that comes and goes would flicker.
  private func title(
    of side: Int, in session: Session, columns: Int, hidden: (before: Int, after: Int)
  ) -> StyledText {
    let title =
      StyledText(hidden.before > 0 ? "◂ " : "", .accent, isBold: true)
      + StyledText(session.sides[side].home.title, .side(side), isBold: true)
    let room = columns - 4 - (hidden.after > 0 ? 8 : 0)
    return session.landscapeRemarks(of: side).lazy.map { title + StyledText($0, .dim) }
      .first { $0.width(in: appearance.glyphs) <= room } ?? title
  }

  /// The names of the axes and the shape of the Hessian, as long as there is room for; the condition
  /// number gives way last.
  private func footer(
    of side: Int, in session: Session, columns: Int
  ) -> (axes: StyledText, shape: StyledText) {
    let axes = session.axes(of: side)
    let shapes = session.shapes(of: side)
    let candidates =
      [(axes[0], shapes[0])]
      + axes.flatMap { axes in shapes.dropFirst().map { (axes, $0) } }
    let texts = candidates.map { (axes: StyledText($0), shape: $1) }
    let (room, glyphs) = (columns - 7, appearance.glyphs)
    let fitting = texts.first {
      $0.axes.width(in: glyphs) + $0.shape.width(in: glyphs) <= room
    }
    if let fitting { return fitting }
    // It says more than the end of a name.
    let shape = shapes[shapes.count - 1]
    let names = StyledText(axes[axes.count - 1].replacing(" × ", with: "×"))
    return (names.cut(to: room - shape.width(in: glyphs), in: glyphs), shape)
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
