import Drawing
import Experiments
import Landscapes

extension ExplorerState {
  /// A press or drag on a pane moves the start there; on the timeline it moves the clock; the wheel
  /// zooms about the pointer.
  mutating func react(to event: MouseEvent) {
    guard !window.isTooSmall, session != nil else { return }
    switch layer {
    case .help, .gallery: return
    case .none, .movingStart: break
    }
    let layout = ScreenLayout(of: self)
    if layout.timeline.contains(column: event.column, row: event.row) {
      guard event.action == .press || event.action == .drag else { return }
      let step = TimelineBar.step(
        atColumn: event.column, in: layout.timeline, total: session!.steps)
      session?.go(to: step)
      return
    }
    for (side, pane) in layout.panes.enumerated() {
      let plot = LandscapePicture.plotArea(in: pane.picture)
      guard plot.contains(column: event.column, row: event.row) else { continue }
      let viewport = gridExtents[side].viewport
      let x = (Double(event.column - plot.column) + 0.5) / Double(plot.columns)
      let y = 1 - (Double(event.row - plot.row) + 0.5) / Double(plot.rows)
      let point = PlaneCoordinates(
        x: viewport.x.lowerBound + x * viewport.width,
        y: viewport.y.lowerBound + y * viewport.height)
      react(to: event.action, at: point, side: side)
      return
    }
  }

  private mutating func react(to action: MouseEvent.Action, at point: PlaneCoordinates, side: Int) {
    switch action {
    case .press, .drag:
      session?.view.focus = side
      let start = PlaneCoordinates(x: point.x, y: point.y)
      if case .movingStart = layer { layer = .movingStart(start) }
      session?.moveStart(to: start)
    case .wheelUp:
      session?.view.focus = side
      session?.view.changeViewport { $0.zoomed(by: 0.8, about: point) }
    case .wheelDown:
      session?.view.focus = side
      session?.view.changeViewport { $0.zoomed(by: 1.25, about: point) }
    case .release, .move:
      break
    }
  }
}
