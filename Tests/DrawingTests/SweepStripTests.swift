import Testing

@testable import Drawing

@Suite struct SweepStripTests {
  private static let values = [0.001, 0.01, 0.1, 1, 10]
  private static let runs: [SweepStrip.Run] = [
    .reached(loss: 1, converged: nil), .reached(loss: 0.1, converged: 419),
    .reached(loss: 0.01, converged: 2), .lost, .open,
  ]

  private func strip(sides: Int = 1, mark: Double? = nil) -> SweepStrip {
    SweepStrip(
      rows: (0..<sides).map { .init(name: "Side \($0)", side: $0, runs: Self.runs, mark: mark) },
      values: Self.values, labels: ["0.001", "0.01", "0.1", "1", "10"], axisName: "rate",
      scale: ColorScale(low: 0.01, high: 1))
  }

  private func screen(
    _ strip: SweepStrip, _ columns: Int, _ rows: Int, _ appearance: Appearance = Appearance()
  ) -> Screen {
    var screen = Screen(size: Size(columns: columns, rows: rows))
    strip.draw(in: Rect(screen.size), of: &screen, appearance: appearance)
    return screen
  }

  private func lines(_ screen: Screen) -> [String] {
    screen.plainText.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
  }

  @Test func oneStripSaysWhatItShows() {
    let monochrome = Appearance(colors: .monochrome)
    #expect(
      lines(screen(strip(), 36, 3, monochrome)) == [
        " loss ▒▒▒▒▒▒░░░░░░      ╱╱╱╱╱╱╌╌╌╌╌╌",
        "steps        419    2",
        " rate 0.001  0.01  0.1    1     10",
      ])
  }

  @Test func severalStripsSayWhoseTheyAre() {
    let monochrome = Appearance(colors: .monochrome)
    #expect(
      lines(screen(strip(sides: 2), 41, 5, monochrome)) == [
        "─── Side 0 ▒▒▒▒▒▒░░░░░░      ╱╱╱╱╱╱╌╌╌╌╌╌",
        "     steps        419    2",
        "╌╌╌ Side 1 ▒▒▒▒▒▒░░░░░░      ╱╱╱╱╱╱╌╌╌╌╌╌",
        "     steps        419    2",
        "      rate 0.001  0.01  0.1    1     10",
      ])
  }

  @Test func severalStripsKeepTheirNamesAndCutThoseThatAreTooLong() {
    var strip = strip(sides: 2)
    strip.rows[0].name = "Gradient descent, batch normalization"
    func names(columns: Int) -> [String] {
      let lines = lines(screen(strip, columns, 5, Appearance(colors: .monochrome)))
      return [0, 2].map { String(lines[$0].prefix(columns / 2)) }
    }
    let whole = names(columns: 90)
    #expect(whole[0].hasPrefix("─── Gradient descent, batch normalization "))
    let cut = names(columns: 60)
    #expect(cut[0].hasPrefix("─── Gradient descent, batch …"))
    #expect(cut[1].hasPrefix("╌╌╌ \(strip.rows[1].name) "))
  }

  @Test func beadsStandInForStepsThatHaveNoRoom() {
    for (columns, rows) in [(16, 3), (30, 2)] {
      let screen = screen(strip(), columns, rows)
      #expect(screen.cells.filter { $0.glyph == "•" }.count == 2)
      #expect(!screen.plainText.contains("419"))
    }
  }

  @Test func lowerLossesHaveLowerColours() {
    let screen = screen(strip(), 36, 3)
    let map = HeatRamp(bands: Appearance().suggestedBands, appearance: Appearance()).map.colors
    #expect(screen[6, 0].background == map.last)
    #expect(screen[18, 0].background == map.first)
    #expect(map.dropFirst().dropLast().contains(screen[12, 0].background))
  }

  /// From edge to edge a block is as long as from its value to the next.
  @Test func theMarkStandsOnALogarithmicAxis() {
    func column(of mark: Double) -> Int? {
      let screen = screen(strip(mark: mark), 46, 3, Appearance(colors: .monochrome))
      return (6..<46).first { screen[$0, 0].glyph == "●" }
    }
    // Blocks of eight columns: a decade is eight columns, a value in the middle of its block.
    #expect(column(of: 0.001) == 6 + 4)
    #expect(column(of: 0.01) == 6 + 12)
    #expect(column(of: 0.0999) == 6 + 19)
    #expect(column(of: 0.0316) == 6 + 15)
    #expect(column(of: 0.0317) == 6 + 16)
    #expect(column(of: 30) == 6 + 39)
  }

  @Test func beyondTheEdgesTheMarkIsAnArrow() {
    for (mark, glyph, place) in [(1e-5, "◀", 6), (1e3, "▶", 45)] {
      let screen = screen(strip(mark: mark), 46, 3)
      #expect(screen[place, 0].glyph == Unicode.Scalar(glyph))
      #expect(!screen.cells.contains { $0.glyph == "●" })
    }
    for mark in [0, -1, Double.infinity, .nan] {
      let screen = screen(strip(mark: mark), 46, 3)
      #expect(screen == self.screen(strip(), 46, 3))
    }
  }

  @Test func theScaleSpansOneToFourDecades() {
    #expect(SweepStrip.scale(ofLosses: [2, 1]) == ColorScale(low: 1, high: 10))
    #expect(SweepStrip.scale(ofLosses: [0.1, .nan, 5, .infinity]) == ColorScale(low: 0.1, high: 5))
    #expect(SweepStrip.scale(ofLosses: [1e-30, 2]) == ColorScale(low: 2e-4, high: 2))
    #expect(SweepStrip.scale(ofLosses: []) == ColorScale(low: 1, high: 10))
    #expect(SweepStrip.scale(ofLosses: [0, 0]) == ColorScale(low: 1, high: 10))
  }

  /// Ticks of decades come before what lies between them, and never touch each other.
  @Test(arguments: 30...90) func labelsNeverOverlap(columns: Int) {
    var strip = strip()
    strip.values = [0.001, 0.00215, 0.00464, 0.01, 0.0215, 0.0464, 0.1]
    strip.labels = strip.values.map { NumberFormat.compact($0) }
    strip.rows[0].runs = Array(repeating: .open, count: 7)
    let axis = lines(screen(strip, columns, 2))[1].split(separator: " ").map(String.init)
    #expect(axis.allSatisfy { $0 == "rate" || strip.labels.contains($0) })
    #expect(axis.contains("0.01"))
  }

  @Test func everyRungShowsNothingButItsGlyphs() {
    for colors in ColorDepth.allCases {
      for glyphs in GlyphSet.allCases {
        let appearance = Appearance(colors: colors, glyphs: glyphs)
        let screen = screen(strip(sides: 2, mark: 0.5), 60, 5, appearance)
        #expect(screen.reduced(to: colors) == screen)
        guard glyphs == .ascii else { continue }
        #expect(screen.cells.allSatisfy { $0.glyph.isASCII })
      }
    }
  }
}
