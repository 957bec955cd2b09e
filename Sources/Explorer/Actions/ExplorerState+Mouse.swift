import Drawing
import Experiments
import Landscapes

extension ExplorerState {
  /// A press or drag on a pane moves the start there; on the timeline it moves the clock; the wheel
  /// zooms about the pointer. Lists scroll with the wheel and open with a press.
  mutating func react(to event: MouseEvent) -> [Effect] {
    guard !window.isTooSmall, event.action != .move, event.action != .release else { return [] }
    notice = nil
    switch layer {
    case .none, .movingStart: return reactOnPanes(to: event)
    case .help(let scroll): reactInHelp(to: event.action, scroll: scroll)
    case .gallery(let list): return react(to: event, in: list)
    case .planes(let chooser): return react(to: event, in: chooser)
    case .numbers: if event.action == .press { layer = .none }
    }
    return []
  }

  private mutating func reactInHelp(to action: MouseEvent.Action, scroll: Int) {
    switch action {
    case .wheelUp: scrollHelp(to: scroll - 3)
    case .wheelDown: scrollHelp(to: scroll + 3)
    case .press: layer = .none
    case .drag, .move, .release: break
    }
  }

  private mutating func react(to event: MouseEvent, in list: GalleryList) -> [Effect] {
    switch event.action {
    case .wheelUp: return press(.up, in: list)
    case .wheelDown: return press(.down, in: list)
    case .press:
      let row = overlay(of: list).row(
        atScreenRow: event.row, in: Rect(window), appearance: appearance)
      guard let row else { return [] }
      var list = list
      list.selection = row
      layer = .gallery(list)
      return openSelection(of: list)
    case .drag, .move, .release: return []
    }
  }

  private mutating func react(to event: MouseEvent, in chooser: PlaneChooser) -> [Effect] {
    switch event.action {
    case .wheelUp: return press(.up, in: chooser)
    case .wheelDown: return press(.down, in: chooser)
    case .press:
      let row = overlay(of: chooser).row(
        atScreenRow: event.row, in: Rect(window), appearance: appearance)
      guard let row else { return [] }
      var chooser = chooser
      chooser.selection = row
      layer = .planes(chooser)
      return chooseSelection(of: chooser)
    case .drag, .move, .release: return []
    }
  }

  private mutating func reactOnPanes(to event: MouseEvent) -> [Effect] {
    guard let session, let extents = gridExtents else { return [] }
    let layout = ScreenLayout(of: self)
    if layout.timeline.contains(column: event.column, row: event.row) {
      guard event.action == .press || event.action == .drag else { return [] }
      let step = TimelineBar.step(
        atColumn: event.column, in: layout.timeline, total: session.steps)
      self.session?.go(to: step)
      return []
    }
    if let reason = session.refusal(of: .moveStart) {
      if layout.panes.contains(where: {
        $0.picture.contains(column: event.column, row: event.row)
      }) {
        say(reason)
      }
      return []
    }
    for pane in layout.panes {
      let plot = LandscapePicture.plotArea(in: pane.picture)
      guard plot.contains(column: event.column, row: event.row) else { continue }
      let viewport = extents[pane.side].viewport
      let point = PlotTransform(range: PlotRange(viewport), area: plot).point(
        column: event.column, row: event.row)
      // Where panes are hidden, a change of focus would take this one away from under the pointer.
      if layout.panes.count == session.sides.count { self.session?.view.focus = pane.side }
      return react(
        to: event.action, at: PlaneCoordinates(x: point.x, y: point.y), side: pane.side)
    }
    return []
  }

  private mutating func react(
    to action: MouseEvent.Action, at point: PlaneCoordinates, side: Int
  ) -> [Effect] {
    switch action {
    case .press, .drag:
      guard session?.startMovesAtOnce == true else {
        // The plane may go with the start, away from under a pointer that is dragged.
        return action == .press ? moveStart(along: point) : []
      }
      if case .movingStart = layer { layer = .movingStart(point) }
      session?.moveStart(to: point)
    case .wheelUp: session?.view.changeViewport(of: side) { $0.zoomed(by: 0.8, about: point) }
    case .wheelDown: session?.view.changeViewport(of: side) { $0.zoomed(by: 1.25, about: point) }
    case .release, .move: break
    }
    return []
  }
}
