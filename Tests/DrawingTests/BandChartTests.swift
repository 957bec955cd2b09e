import Testing

@testable import Drawing

@Suite struct BandChartTests {
  private let size = Size(columns: 47, rows: 12)

  private func draw(_ chart: BandChart, _ appearance: Appearance = Appearance()) -> Screen {
    var screen = Screen(size: size)
    chart.draw(in: Rect(screen.size), of: &screen, appearance: appearance)
    return screen
  }

  /// How many of the four rows of dots are lit in each row of a column of the screen, from the top.
  private func heights(_ screen: Screen, column: Int) -> [Int] {
    (1..<11).map { row in
      let glyph = screen[column, row].glyph.value
      guard (0x2801...0x28FF).contains(glyph) else { return 0 }
      // The left dots of a cell.
      return Int((glyph - 0x2800) & 0b0100_0111).nonzeroBitCount
    }
  }

  /// Ten rows of four dots over the range 0 to 40: a dot is one unit.
  private func chart(_ spans: [BandChart.Span], interval: Int = 1, steps: Int) -> BandChart {
    BandChart(
      title: "Loss", spans: spans, interval: interval, side: 0, yAxis: .linear, steps: steps,
      yRange: 0...40)
  }

  @Test func theBandFillsWhatLiesBetween() {
    let screen = draw(
      chart(Array(repeating: BandChart.Span(low: 10.5, high: 25.5), count: 41), steps: 40))
    // From the dot that holds 25.5, the 15th from the top, to the 30th, that of 10.5.
    for column in [8, 20, 46] {
      #expect(heights(screen, column: column) == [0, 0, 0, 2, 4, 4, 4, 2, 0, 0])
    }
    #expect(screen.plainText.hasPrefix("Loss"))
  }

  @Test func betweenTwoSpansTheBandGoesStraight() {
    let screen = draw(
      chart([.init(low: 0.5, high: 10.5), .init(low: 20.5, high: 30.5)], interval: 40, steps: 40))
    let middle = heights(screen, column: 27)
    // Half-way from 0.5 to 20.5 and from 10.5 to 30.5, to within a dot.
    #expect(abs(middle.reduce(0, +) - 11) <= 1)
    #expect(middle.prefix(4).allSatisfy { $0 == 0 } && middle[6] == 4)
  }

  @Test func aSpikeAmongManyStepsIsNotLost() {
    var spans = Array(repeating: BandChart.Span(low: 19.5, high: 20.5), count: 100_001)
    spans[54_321] = BandChart.Span(low: 1.5, high: 39.5)
    let screen = draw(chart(spans, steps: 100_000))
    let column = 7 + 54_321 * 40 / 100_000
    let cells = (1..<11).map { screen[column, $0].glyph.value }
    #expect(cells.allSatisfy { (0x2801...0x28FF).contains($0) })
  }

  @Test func whatIsNotMeasuredIsLeftOut() {
    let screen = draw(
      chart(Array(repeating: BandChart.Span(low: 5, high: 35), count: 11), steps: 40))
    #expect(heights(screen, column: 10).reduce(0, +) > 0)
    for column in 20..<47 { #expect(heights(screen, column: column).reduce(0, +) == 0) }
  }

  @Test func aBandThatLeavesTheChartReachesItsEdge() {
    let screen = draw(
      chart(Array(repeating: BandChart.Span(low: 20.5, high: .infinity), count: 41), steps: 40))
    #expect(heights(screen, column: 20) == [4, 4, 4, 4, 4, 0, 0, 0, 0, 0])
    let logarithmic = BandChart(
      title: "", spans: Array(repeating: BandChart.Span(low: 0, high: 1), count: 41), side: 0,
      steps: 40, yRange: 0.01...100)
    #expect(heights(draw(logarithmic), column: 20) == [0, 0, 0, 0, 0, 4, 4, 4, 4, 4])
  }

  @Test func whatComesAfterTheCurrentStepIsDim() {
    var chart = chart(Array(repeating: BandChart.Span(low: 5, high: 35), count: 41), steps: 40)
    chart.cursor = 20
    let screen = draw(chart)
    let palette = Appearance().palette
    #expect(screen[15, 5].foreground == palette.side(0))
    #expect(screen[40, 5].foreground == palette.dimText)
  }

  @Test(arguments: [
    [], [(Double.nan, Double.nan)], [(0, 0)], [(1, 1)], [(-5, 3)], [(.infinity, .infinity)],
    [(0x1p-1063, 1e308)], [(3, 2)],
  ])
  func noSpansTrap(spans: [(low: Double, high: Double)]) {
    let spans = spans.map { BandChart.Span(low: $0.low, high: $0.high) }
    for axis in [LineChart.YAxis.linear, .logarithmic] {
      for columns in [1, 2, 19, 21, 60] {
        for rows in [1, 2, 3, 9] {
          var screen = Screen(size: Size(columns: columns, rows: rows))
          for cursor in [nil, 0, 5] {
            BandChart(
              title: "Loss", spans: spans + spans, interval: 3, side: 1, yAxis: axis, steps: 5,
              cursor: cursor
            ).draw(in: Rect(screen.size), of: &screen, appearance: Appearance())
          }
        }
      }
    }
  }

  @Test(arguments: GlyphSet.allCases)
  func everyRungOfTheLadderHasABand(glyphs: GlyphSet) {
    let chart = chart(Array(repeating: BandChart.Span(low: 5, high: 35), count: 41), steps: 40)
    let screen = draw(chart, Appearance(colors: .monochrome, glyphs: glyphs))
    let glyph = screen[20, 5].glyph
    #expect(glyph == (glyphs == .ascii ? "*" : glyphs == .block ? "█" : "\u{28FF}"))
  }

  @Test func theRangeHoldsAllThatCanBeDrawn() throws {
    let spans = [
      BandChart.Span(low: 0.1, high: 5), .init(low: 0.02, high: .infinity), .init(low: 0, high: 2),
    ]
    let range = try #require(BandChart.range(of: spans, on: .logarithmic))
    #expect(range.lowerBound < 0.02 && range.lowerBound > 0.01)
    #expect(range.upperBound > 5 && range.upperBound < 10)
    #expect(BandChart.range(of: [.init(low: 0, high: 0)], on: .logarithmic) == nil)
  }
}
