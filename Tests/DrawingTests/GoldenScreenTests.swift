import Drawing
import TestSupport
import Testing

/// The whole screen on every rung of both ladders. Look at the recorded files before trusting them.
@Suite struct GoldenScreenTests {
  @Test(arguments: ColorDepth.allCases, GlyphSet.allCases)
  func aTwinFrameLooksAsRecordedOnEveryRung(colors: ColorDepth, glyphs: GlyphSet) throws {
    let appearance = Appearance(colors: colors, glyphs: glyphs)
    let screen = TwinScene(appearance: appearance).draw(size: Size(columns: 80, rows: 24))
    try expectSnapshot(
      screen.plainText, named: "twin-80x24-\(colors.rawValue)-\(glyphs.rawValue).txt")
  }

  @Test(arguments: ColorDepth.allCases, Theme.allCases)
  func itsColoursAreThoseRecordedInEveryDepthAndTheme(colors: ColorDepth, theme: Theme) throws {
    let appearance = Appearance(colors: colors, theme: theme)
    let screen = TwinScene(appearance: appearance).draw(size: Size(columns: 80, rows: 24))
    try expectSnapshot(
      screen.ansiText, named: "twin-80x24-\(colors.rawValue)-\(theme.rawValue).ansi")
  }

  @Test func aLargeFrameLooksAsRecorded() throws {
    let screen = TwinScene().draw(size: Size(columns: 160, rows: 50))
    try expectSnapshot(screen.plainText, named: "twin-160x50.txt")
  }

  @Test(arguments: ColorDepth.allCases, GlyphSet.allCases)
  func everythingIsDrawnInColoursThatTheTerminalHas(colors: ColorDepth, glyphs: GlyphSet) {
    for theme in Theme.allCases {
      let appearance = Appearance(colors: colors, glyphs: glyphs, theme: theme)
      let screen = TwinScene(appearance: appearance).draw(size: Size(columns: 100, rows: 30))
      #expect(screen.reduced(to: colors) == screen)
    }
  }

  @Test func asciiIsAsciiAndBlockHasNoBraille() {
    for colors in ColorDepth.allCases {
      let ascii = TwinScene(appearance: Appearance(colors: colors, glyphs: .ascii))
        .draw(size: Size(columns: 120, rows: 40))
      #expect(ascii.cells.allSatisfy { $0.glyph.isASCII })
      let block = TwinScene(appearance: Appearance(colors: colors, glyphs: .block))
        .draw(size: Size(columns: 120, rows: 40))
      #expect(!block.cells.contains { (0x2800...0x28FF).contains($0.glyph.value) })
      #expect(block.cells.contains { !$0.glyph.isASCII })
    }
  }
}
