import Drawing
import Experiments

extension ExplorerState {
  /// The whole screen, as it is to look now.
  public func view() -> Screen {
    var screen = Screen(size: window)
    let whole = Rect(window)
    screen.clear(whole, appearance: appearance)
    if window.isTooSmall {
      NoticeScreen(
        "Ravine needs a window of 80 x 24; this one is \(window.columns) x \(window.rows). q quits."
      ).draw(in: whole, of: &screen, appearance: appearance)
      return screen
    }
    let layout = ScreenLayout(of: self)
    if let session { draw(session, in: layout, on: &screen) }
    drawLayer(on: &screen)
    drawHints(in: layout.hints, of: &screen)
    drawFault(on: &screen)
    return screen
  }

  private func draw(_ session: Session, in layout: ScreenLayout, on screen: inout Screen) {
    header(of: session).draw(in: layout.header, of: &screen, appearance: appearance)
    let extents = gridExtents(of: session, in: layout)
    for pane in layout.panes {
      let hidden = layout.panesHidden(beside: pane.side, of: session.sides.count)
      let numbers = pane.numbers.inset(left: 1, right: 1)
      let lines: [StyledText]
      switch session.view.panes {
      case .landscapes:
        picture(
          of: pane.side, in: session, extent: extents[pane.side], columns: pane.picture.columns,
          hidden: hidden
        ).draw(in: pane.picture, of: &screen, appearance: appearance)
        lines = session.numbers(of: pane.side, width: numbers.columns, in: appearance.glyphs)
      case .smoothness:
        smoothnessPane(of: pane.side, in: session, hidden: hidden)
          .draw(in: pane.picture, of: &screen, appearance: appearance)
        lines = session.smoothnessNumbers(
          of: pane.side, width: numbers.columns, in: appearance.glyphs)
      }
      for (row, line) in zip(numbers.row..<numbers.endRow, lines) {
        screen.draw(
          line, column: numbers.column, row: row, width: numbers.columns, appearance: appearance)
      }
      session.strip(of: pane.side)?.draw(
        in: pane.strip.inset(left: 1, right: 1), of: &screen, appearance: appearance)
    }
    (session.view.panes == .smoothness ? session.smoothnessChart : session.chart)
      .draw(in: layout.chart, of: &screen, appearance: appearance)
    if !layout.claim.isEmpty {
      drawClaim(of: session.experiment.scenario, in: layout.claim, of: &screen)
    }
    if !layout.caption.isEmpty, let caption = session.caption {
      CaptionBox(caption).draw(in: layout.caption, of: &screen, appearance: appearance)
    }
    TimelineBar(
      position: session.shownStep, total: session.steps, trained: session.stepsReady
    ).draw(in: layout.timeline, of: &screen, appearance: appearance)
  }

  private func drawClaim(of scenario: Scenario, in rect: Rect, of screen: inout Screen) {
    Panel(
      title: StyledText("Claim: ", .dim) + StyledText(scenario.verdict.text, .text, isBold: true)
    ).draw(in: rect, of: &screen, appearance: appearance)
    let content = Panel.content(of: rect)
    let claim = CaptionBox(scenario.claim)
    let rows = min(claim.rows(inColumns: content.columns, appearance: appearance), content.rows)
    let (upper, lower) = content.split(top: rows)
    claim.draw(in: upper, of: &screen, appearance: appearance)
    CaptionBox(scenario.finding, ink: .dim).draw(
      in: lower.split(top: lower.rows > 3 ? 1 : 0).rest, of: &screen, appearance: appearance)
  }
}
