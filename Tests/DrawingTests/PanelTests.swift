import Testing

@testable import Drawing

@Suite struct PanelTests {
  private func draw(_ drawable: some Drawable, columns: Int, rows: Int = 1) -> [String] {
    var screen = Screen(size: Size(columns: columns, rows: rows))
    drawable.draw(
      in: Rect(screen.size), of: &screen, appearance: Appearance(colors: .monochrome))
    return screen.plainText.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  @Test func hintsThatDoNotFitAreLeftOut() {
    let hints = KeyHints([.init("space", "play"), .init("q", "quit"), .init("?", "help")])
    #expect(draw(hints, columns: 40) == [" space play  q quit  ? help"])
    #expect(draw(hints, columns: 20) == [" space play  q quit"])
    #expect(draw(hints, columns: 8) == [""])
  }

  @Test func aHeaderGivesUpItsMiddleFirst() {
    let header = HeaderLine(leading: "ravine", middle: "middle", trailing: "step 3")
    #expect(draw(header, columns: 30) == [" ravine     middle     step 3"])
    #expect(draw(header, columns: 20) == [" ravine      step 3"])
    #expect(draw(header, columns: 12) == [" ravine"])
    #expect(draw(header, columns: 6) == [" rav…"])
  }

  @Test func aTimelineShowsWhatIsPlayedTrainedAndToCome() {
    let bar = TimelineBar(position: 5, total: 20, trained: 10, marks: [2])
    #expect(draw(bar, columns: 23) == [" ━━◆━━●─────╌╌╌╌╌╌╌╌╌╌"])
  }

  @Test func everyColumnOfATimelineIsAStep() {
    let rect = Rect(column: 4, row: 0, columns: 23, rows: 1)
    #expect(TimelineBar.step(atColumn: 5, in: rect, total: 40) == 0)
    #expect(TimelineBar.step(atColumn: 15, in: rect, total: 40) == 20)
    #expect(TimelineBar.step(atColumn: 25, in: rect, total: 40) == 40)
    #expect(TimelineBar.step(atColumn: -9, in: rect, total: 40) == 0)
    #expect(TimelineBar.step(atColumn: 99, in: rect, total: 40) == 40)
  }

  @Test func aCaptionWrapsAndIsCutOnItsLastLine() {
    let caption = CaptionBox("one two three four")
    #expect(draw(caption, columns: 13, rows: 3) == [" ▌ one two", " ▌ three", " ▌ four"])
    #expect(draw(caption, columns: 13, rows: 2) == [" ▌ one two", " ▌ three fo…"])
    #expect(caption.rows(inColumns: 13, appearance: Appearance()) == 3)
  }

  @Test func aPanelCarriesTextInItsEdges() {
    let panel = Panel(
      title: "Loss", titleTrailing: "a", footerLeading: "x × y", footerTrailing: "κ 9")
    #expect(
      draw(panel, columns: 22, rows: 3) == [
        "╭ Loss ─────────── a ╮", "│                    │", "╰ x × y ──────── κ 9 ╯",
      ])
  }

  @Test func aListScrollsToItsSelection() {
    let list = ListOverlay(
      title: "Scenarios", rows: (0..<20).map { [StyledText("row \($0)"), "text"] }, selected: 12)
    let lines = draw(list, columns: 40, rows: 9)
    #expect(lines.contains { $0.contains("13/20") })
    #expect(lines.contains { $0.contains("▸ row 12  text") })
    #expect(!lines.contains { $0.contains("row 3 ") })
  }

  @Test func aClickFindsTheRowThatIsDrawnThere() {
    let list = ListOverlay(
      title: "Scenarios", rows: (0..<20).map { [StyledText("row \($0)")] }, selected: 12,
      filter: "ro")
    let lines = draw(list, columns: 40, rows: 12)
    let rect = Rect(columns: 40, rows: 12)
    for (screenRow, line) in lines.enumerated() {
      let row = list.row(atScreenRow: screenRow, in: rect, appearance: Appearance())
      #expect(row.map { line.contains("row \($0) ") } ?? !line.contains("row "))
    }
  }

  @Test func helpUsesSeveralColumnsAndScrollsWhenThatIsNotEnough() {
    let sections = (0..<6).map { section in
      HelpOverlay.Section(
        title: "Section \(section)", hints: (0..<4).map { .init("k\($0)", "does \($0)") })
    }
    let wide = draw(HelpOverlay(title: "Keys", sections: sections), columns: 80, rows: 20)
    #expect((0..<6).allSatisfy { section in wide.contains { $0.contains("Section \(section)") } })
    let narrow = draw(HelpOverlay(title: "Keys", sections: sections), columns: 24, rows: 12)
    #expect(!narrow.contains { $0.contains("Section 5") })
    let scrolled = draw(
      HelpOverlay(title: "Keys", sections: sections, scroll: 99), columns: 24, rows: 12)
    #expect(scrolled.contains { $0.contains("Section 5") })
  }

  @Test func nothingIsDrawnOutsideOfItsRectangle() {
    let fill = Cell("·", foreground: .indexed(3))
    let picture = LandscapePicture(
      title: "A long title for a small pane", footerTrailing: "and a long footer",
      viewport: PlotRange(x: 0...1, y: 0...1),
      grid: ValueGrid(
        columns: 2, rows: 2, values: [1, 2, 3, 4], range: PlotRange(x: 0...1, y: 0...1)),
      scale: ColorScale(low: 1, high: 4),
      path: PlotPath(points: [PlotPoint(-9, 0.5), PlotPoint(9, 0.4)]),
      markers: [Marker(.crosshair, at: PlotPoint(0, 0)), Marker(.start, at: PlotPoint(1, 1))],
      notice: "a notice that is longer than the pane is wide")
    let drawables: [any Drawable] = [
      picture,
      LineChart(
        title: "A title", series: [.init(name: "a", values: [3, 1], side: 0)], steps: 1, cursor: 1),
      CaptionBox("some words to wrap"), KeyHints([.init("q", "quit")]),
      TimelineBar(position: 3, total: 3, trained: 3), HeaderLine(leading: "a", trailing: "b"),
      ListOverlay(title: "List", rows: [["one", "two"]], filter: "x"), NoticeScreen("small"),
      HelpOverlay(title: "Help", sections: [.init(title: "Keys", hints: [.init("q", "quit")])]),
    ]
    for drawable in drawables {
      for columns in 0..<40 {
        for rows in [0, 1, 2, 3, 4, 6, 9] {
          var screen = Screen(size: Size(columns: 44, rows: 12), filledWith: fill)
          let rect = Rect(column: 2, row: 1, columns: columns, rows: rows)
          drawable.draw(in: rect, of: &screen, appearance: Appearance())
          let isUntouched = (0..<12).allSatisfy { row in
            (0..<44).allSatisfy {
              rect.contains(column: $0, row: row) || screen[$0, row] == fill
            }
          }
          #expect(isUntouched, "\(type(of: drawable)) in \(columns) x \(rows)")
        }
      }
    }
  }
}
