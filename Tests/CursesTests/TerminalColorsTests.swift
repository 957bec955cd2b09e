import Drawing
import Testing

@testable import Curses

@Suite struct TerminalColorsTests {
  @Test func ourEntryHasPlaceForBothKindsOfColours() {
    let colors = TerminalColors(numbering: .embedded, depth: .truecolor)
    #expect(colors.number(of: .standard) == -1)
    // The numbers below 8 mean something else in other entries; here they are nearly black.
    #expect(colors.number(of: .rgb(0, 0, 1)) == 1)
    #expect(colors.number(of: .rgb(255, 255, 255)) == 0xFFFFFF)
    #expect(colors.number(of: .indexed(0)) == 0x1000000)
    #expect(colors.number(of: .indexed(255)) == 0x10000FF)
  }

  @Test func coloursBeyondTheDepthBecomeTheNearest() {
    let many = TerminalColors(numbering: .palette(count: 256), depth: .indexed256)
    #expect(many.number(of: .rgb(255, 0, 0)) == 196)
    #expect(many.number(of: .indexed(77)) == 77)
    let few = TerminalColors(numbering: .palette(count: 8), depth: .indexed16)
    #expect(few.number(of: .rgb(255, 0, 0)) == 1)
    #expect(few.number(of: .indexed(196)) == 1)
    #expect(few.number(of: .indexed(14)) == 6)
  }

  @Test func onlyTerminalsOfEightColoursBrightenWithBold() {
    #expect(TerminalColors.Numbering.palette(count: 8).lacksBrightColors)
    #expect(!TerminalColors.Numbering.palette(count: 16).lacksBrightColors)
    #expect(!TerminalColors.Numbering.embedded.lacksBrightColors)
  }
}
