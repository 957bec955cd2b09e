import Testing

@testable import Drawing

@Suite struct LineChartTests {
  private func draw(_ chart: LineChart, _ appearance: Appearance = Appearance()) -> Screen {
    var screen = Screen(size: Size(columns: 60, rows: 14))
    chart.draw(in: Rect(screen.size), of: &screen, appearance: appearance)
    return screen
  }

  private func rowsWithDots(_ screen: Screen) -> [Int] {
    (0..<screen.size.rows).filter { row in
      (8..<59).contains { (0x2801...0x28FF).contains(screen[$0, row].glyph.value) }
    }
  }

  @Test func aSpikeAmongManyStepsIsNotLost() {
    var values = [Double](repeating: 1, count: 100_000)
    values[54_321] = 1e6
    values[77_777] = 1e-6
    let screen = draw(
      LineChart(title: "Loss", series: [.init(name: "a", values: values, side: 0)], steps: 99_999))
    #expect(rowsWithDots(screen).first == 1)
    #expect(rowsWithDots(screen).last == 11)
  }

  @Test func aValueThatIsNotFiniteEndsTheCurveWithACross() {
    let chart = LineChart(
      title: "Loss",
      series: [.init(name: "a", values: [1, 2, 4, .infinity, 3, 2, 1, 1], side: 0)], steps: 7)
    let cells = draw(chart).cells
    #expect(cells.filter { $0.glyph == "✕" }.count == 1)
    let dots = cells.enumerated().filter { (0x2801...0x28FF).contains($0.element.glyph.value) }
    // Three of seven steps: nothing in the right half.
    #expect(!dots.isEmpty && dots.allSatisfy { $0.offset % 60 < 30 })
  }

  @Test func curvesDifferByMoreThanColour() {
    let chart = LineChart(
      title: "", series: (0..<4).map { .init(name: "s\($0)", values: [1, 1], side: $0) }, steps: 1)
    let legend = draw(chart, Appearance(colors: .monochrome)).plainText
    for sample in ["─── s0", "╌╌╌ s1", "··· s2", "─·─ s3"] { #expect(legend.contains(sample)) }
    let ascii = draw(chart, Appearance(colors: .monochrome, glyphs: .ascii)).plainText
    for sample in ["*** s0", "ooo s1", "xxx s2", "+++ s3"] { #expect(ascii.contains(sample)) }
  }

  @Test func namesInTheLegendAreCutWhereThereIsNoRoomForThem() {
    func edge(_ title: StyledText, _ names: String...) -> String {
      let chart = LineChart(
        title: title,
        series: names.enumerated().map { .init(name: $1, values: [1, 1], side: $0) }, steps: 1)
      return String(draw(chart).plainText.prefix { $0 != "\n" })
    }
    let names = ["Without normalization", "Batch normalization"]
    #expect(
      edge("Loss", names[0], names[1])
        == "╭ Loss ─ ─── Without normalizati…  ╌╌╌ Batch normalization ╮")
    #expect(
      edge("Mini-batch loss by step (log)", names[0], names[1])
        == "╭ Mini-batch loss by step (log) ─ ─── Withou…  ╌╌╌ Batch … ╮")
    // Those that begin alike keep their ends.
    #expect(
      edge("Loss", "Gradient descent", "Adam", "Gradient descent, batch norm")
        == "╭ Loss ── ─── Gradien…escent  ╌╌╌ Adam  ··· Gradien…h norm ╮")
    #expect(!edge("Mini-batch loss by step (log), and more", names[0], names[1]).contains("───  "))
  }

  @Test func aDecadeIsAsLongAsAnother() {
    let axis = LineChart.VerticalAxis(
      LineChart(title: "", series: [], steps: 1, yRange: 1e-3...1e3))
    #expect(abs(axis.share(of: 1) - 0.5) < 1e-12)
    #expect(abs(axis.share(of: 1e-3)) < 1e-12)
    #expect(abs(axis.share(of: 100) - 5.0 / 6) < 1e-12)
    #expect(axis.share(of: 0).isNaN)
  }

  @Test(arguments: [
    [], [Double.nan], [0], [1], [.leastNonzeroMagnitude, 1e308], [-1, -2], [.infinity, 1],
    [3, 3, 3],
  ])
  func noValuesTrap(values: [Double]) {
    for axis in [LineChart.YAxis.linear, .logarithmic] {
      let chart = LineChart(
        title: "Loss", series: [.init(name: "a", values: values, side: 0)], yAxis: axis,
        steps: values.count, cursor: 1)
      #expect(draw(chart).plainText.contains("Loss"))
    }
  }

  @Test func theCurrentStepIsMarkedOnEveryCurve() {
    let chart = LineChart(
      title: "",
      series: [
        .init(name: "a", values: [1, 2, 3], side: 0),
        .init(name: "b", values: [9, 80, 700], side: 1),
      ], steps: 2, cursor: 1)
    let knobs = draw(chart).cells.filter { $0.glyph == "●" }
    let palette = Appearance().palette
    #expect(Set(knobs.map(\.foreground)) == [palette.side(0), palette.side(1)])
  }
}
