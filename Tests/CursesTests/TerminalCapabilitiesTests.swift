import Drawing
import Testing

@testable import Curses

@Suite struct TerminalCapabilitiesTests {
  static let promises: [(TerminalEnvironment, knownColors: Int?, ColorDepth)] = [
    (TerminalEnvironment(term: "xterm-256color", colorTerm: "truecolor"), 256, .truecolor),
    (TerminalEnvironment(term: "xterm", colorTerm: "24bit"), 8, .truecolor),
    (TerminalEnvironment(term: "xterm-ghostty", colorTerm: "truecolor"), nil, .truecolor),
    (TerminalEnvironment(term: "xterm-direct"), 1 << 24, .truecolor),
    (TerminalEnvironment(term: "foot-direct"), nil, .truecolor),
    (TerminalEnvironment(term: "xterm-256color"), 256, .indexed256),
    (TerminalEnvironment(term: "xterm-256color", colorTerm: "yes"), 256, .indexed256),
    (TerminalEnvironment(term: "rxvt-88color"), 88, .indexed16),
    (TerminalEnvironment(term: "xterm-16color"), 16, .indexed16),
    (TerminalEnvironment(term: "linux"), 8, .indexed16),
    (TerminalEnvironment(term: "vt220"), 0, .monochrome),
    // Chosen on purpose, whatever the terminal around it promises.
    (TerminalEnvironment(term: "vt100", colorTerm: "truecolor"), 0, .monochrome),
    (TerminalEnvironment(term: "xterm-kitty"), nil, .indexed256),
    (TerminalEnvironment(term: "future-256color"), nil, .indexed256),
    (TerminalEnvironment(term: "future"), nil, .indexed16),
  ]

  @Test(arguments: promises)
  func colorsFollowTheTerminal(
    _ environment: TerminalEnvironment, _ known: Int?, _ depth: ColorDepth
  ) {
    #expect(ColorDepth.promised(by: environment, knownColors: known) == depth)
    var quiet = environment
    quiet.noColor = "1"
    #expect(ColorDepth.promised(by: quiet, knownColors: known) == .monochrome)
  }

  @Test func gnuScreenPassesOnAPromiseThatItDoesNotKeep() {
    var environment = TerminalEnvironment(
      term: "screen-256color", colorTerm: "truecolor", isInsideGNUScreen: true)
    #expect(ColorDepth.promised(by: environment, knownColors: 256) == .indexed256)
    environment.isInsideTmux = true
    #expect(ColorDepth.promised(by: environment, knownColors: 256) == .truecolor)
  }

  @Test(arguments: [
    ("", true), ("en_US.UTF-8", true), ("C.utf8", true), ("C", false), ("POSIX", false),
    ("de_DE.ISO-8859-1", false),
  ])
  func utf8IsTriedUnlessAnotherLocaleWasChosen(_ locale: String, _ isAllowed: Bool) {
    #expect(TerminalEnvironment(locale: locale).allowsUTF8 == isAllowed)
  }

  @Test func glyphsFollowTheLocaleAndTheFont() {
    let window = TerminalEnvironment(term: "xterm")
    #expect(GlyphSet.promised(by: window, writesUTF8: true) == .braille)
    #expect(GlyphSet.promised(by: window, writesUTF8: false) == .ascii)
    let console = TerminalEnvironment(term: "linux")
    #expect(GlyphSet.promised(by: console, writesUTF8: true) == .block)
  }
}
