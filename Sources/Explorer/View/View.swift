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
        "Ravine needs a window of 80 x 24; this one is \(window.columns) x \(window.rows).  q quits"
      ).draw(in: whole, of: &screen, appearance: appearance)
      return screen
    }
    if let session { draw(session, on: &screen) }
    drawLayer(on: &screen)
    return screen
  }

  private func draw(_ session: Session, on screen: inout Screen) {
    let layout = ScreenLayout(of: self)
    let extents = gridExtents
    header(of: session).draw(in: layout.header, of: &screen, appearance: appearance)
    for pane in layout.panes {
      picture(
        of: pane.side, in: session, extent: extents[pane.side],
        columns: pane.picture.columns
      ).draw(
        in: pane.picture, of: &screen, appearance: appearance)
      screen.draw(
        session.numbers(of: pane.side, width: pane.numbers.columns - 2, in: appearance.glyphs),
        column: pane.numbers.column + 1, row: pane.numbers.row, width: pane.numbers.columns - 2,
        appearance: appearance)
    }
    session.chart.draw(in: layout.chart, of: &screen, appearance: appearance)
    if !layout.claim.isEmpty {
      drawClaim(of: session.experiment.scenario, in: layout.claim, of: &screen)
    }
    if !layout.caption.isEmpty {
      CaptionBox(session.caption ?? "").draw(
        in: layout.caption, of: &screen, appearance: appearance)
    }
    TimelineBar(
      position: session.shownStep, total: session.steps, trained: session.stepsReady
    ).draw(in: layout.timeline, of: &screen, appearance: appearance)
    drawHints(in: layout.hints, of: &screen)
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

  private func drawHints(in rect: Rect, of screen: inout Screen) {
    if let notice {
      let text = StyledText(notice.text, notice.isFault ? .warning : .text)
      screen.draw(
        text, column: rect.column + 1, row: rect.row, width: rect.columns - 2,
        appearance: appearance)
    } else if case .movingStart = layer {
      KeyHints([
        .init("arrows", "move the start"), .init("⇧ arrows", "further"), .init("Enter", "done"),
        .init("M", "back to the scenario's start"), .init("space", "play"),
      ]).draw(in: rect, of: &screen, appearance: appearance)
    } else {
      KeyHints([
        .init("space", "play"), .init("←→", "step"), .init(",.", "speed"),
        .init("↑↓", "η"), .init("s", "scene"), .init("m", "start"), .init("+-", "zoom"),
        .init("?", "help"), .init("q", "quit"), .init("e", "ellipse"), .init("v", "viewport"),
        .init("L", "levels"), .init("f", "aspect"), .init("c", "colours"), .init("r", "new seed"),
        .init("n", "next"), .init("g", "gallery"),
      ]).draw(in: rect, of: &screen, appearance: appearance)
    }
  }

  private func drawLayer(on screen: inout Screen) {
    let whole = Rect(window)
    switch layer {
    case .none, .movingStart: break
    case .help(let scroll):
      HelpOverlay(
        title: "Keys",
        sections: KeyBinding.Group.allCases.map { group in
          HelpOverlay.Section(
            title: group.rawValue,
            hints: KeyBinding.all.filter { $0.group == group }.map { .init($0.label, $0.meaning) })
        }, scroll: scroll, footer: StyledText("Esc closes, arrows scroll", .dim)
      ).draw(in: whole, of: &screen, appearance: appearance)
    case .gallery(let list):
      ListOverlay(
        title: "Scenarios",
        rows: list.matching(gallery).map { entry in
          [StyledText(entry.id, .text, isBold: true), StyledText(entry.title, .dim)]
        }, selected: list.selection, filter: list.isFiltering ? list.filter : nil,
        footer: StyledText("Enter opens, / filters, Esc closes", .dim)
      ).draw(in: whole, of: &screen, appearance: appearance)
    }
  }
}
