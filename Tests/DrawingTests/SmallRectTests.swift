import Drawing
import Testing

@Suite struct SmallRectTests {
  @Test(arguments: [
    Size(columns: 0, rows: 0), Size(columns: 1, rows: 1), Size(columns: 3, rows: 2),
    Size(columns: 2, rows: 9), Size(columns: 5, rows: 1),
  ])
  func nothingTrapsWhereThereIsNoRoom(size: Size) {
    let drawables: [any Drawable] = [
      LandscapePicture(
        viewport: PlotRange(x: 0...1, y: 0...1),
        grid: ValueGrid(
          columns: 1, rows: 1, values: [1], range: PlotRange(x: 0...1, y: 0...1)),
        scale: ColorScale(low: 1, high: 1)),
      LineChart(title: "Loss", series: [.init(name: "a", values: [1, 2], side: 0)], steps: 1),
      TimelineBar(position: 3, total: 9, trained: 5, marks: [1]),
      CaptionBox("Some words"), KeyHints([.init("q", "quit")]), HeaderLine(leading: "Ravine"),
      ListOverlay(title: "List", rows: [["one"]], filter: "o"),
      HelpOverlay(title: "Help", sections: [.init(title: "Keys", hints: [.init("q", "quit")])]),
      NoticeScreen("larger, please"),
      SweepStrip(
        rows: [.init(name: "a", side: 0, runs: [.reached(loss: 1, converged: 3), .lost], mark: 3)],
        values: [1, 9], labels: ["1", "9"], scale: ColorScale(low: 1, high: 10)),
      SweepLegend(scale: ColorScale(low: 1, high: 10)),
    ]
    for drawable in drawables {
      for glyphs in GlyphSet.allCases {
        for colors in ColorDepth.allCases {
          var screen = Screen(size: size)
          drawable.draw(
            in: Rect(size), of: &screen,
            appearance: Appearance(colors: colors, glyphs: glyphs))
          #expect(screen.size == size)
        }
      }
    }
  }
}
