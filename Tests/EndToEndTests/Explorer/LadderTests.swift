import Drawing
import TestSupport
import Testing

/// Which colours and glyphs the explorer sends to which terminal, read off the cells that arrive.
@Suite struct LadderTests {
  struct Case: CustomTestStringConvertible {
    var environment: [String: String] = [:]
    var options: [String] = []
    var colors = ColorDepth.indexed256
    var glyphs = GlyphSet.braille

    var testDescription: String { "\(environment) \(options)" }
  }

  static let truecolor = ["COLORTERM": "truecolor"]
  static let cases = [
    Case(environment: truecolor, colors: .truecolor),
    Case(),
    Case(environment: ["TERM": "xterm-16color"], colors: .indexed16),
    Case(environment: ["TERM": "vt100"], colors: .monochrome),
    Case(environment: truecolor.merging(["NO_COLOR": "1"]) { $1 }, colors: .monochrome),
    Case(environment: ["NO_COLOR": "1"], options: ["--color", "truecolor"], colors: .truecolor),
    Case(environment: truecolor, options: ["--color", "256"], colors: .indexed256),
    Case(environment: truecolor, options: ["--color", "16"], colors: .indexed16),
    Case(environment: truecolor, options: ["--color", "none"], colors: .monochrome),
    Case(options: ["--glyphs", "block"], glyphs: .block),
    Case(options: ["--glyphs", "ascii"], glyphs: .ascii),
    Case(environment: ["TERM": "linux"], colors: .indexed16, glyphs: .block),
    Case(environment: ["LC_ALL": "C"], glyphs: .ascii),
    Case(environment: ["LC_ALL": "C"], options: ["--glyphs", "braille"], glyphs: .braille),
    Case(
      environment: ["TERM": "vt100", "LC_ALL": "C"], colors: .monochrome, glyphs: .ascii),
  ]

  @Test("What arrives is on the rung", arguments: cases)
  func whatArrivesIsOnTheRung(_ each: Case) throws {
    let session = try TerminalSession(
      running: "ravine", arguments: ["wine-ravine"] + each.options,
      environment: ravineEnvironment.merging(each.environment) { $1 }, size: usualWindow)
    let condition = each.glyphs == .ascii ? "kappa 406" : "κ 406"
    try session.wait { terminal in
      !terminal.isDrawing && terminal.shows(condition) && terminal.shows("Own units")
        && terminal.shows("178 wines") && !terminal.shows("computing")
    }
    // The path, contours and markers of a whole picture.
    session.send(Keys.pageDown + "e")
    try session.wait { !$0.isDrawing && $0.shows("Dashed") && $0.row(0).contains("step 140/1400") }
    let cells = session.emulator.screen.cells
    expectColors(each.colors, in: cells)
    expectGlyphs(each.glyphs, in: cells)
    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(session.emulator.unknown == [])
  }

  private func expectColors(_ depth: ColorDepth, in cells: [Cell]) {
    let colors = Set(cells.flatMap { [$0.foreground, $0.background] }).subtracting([.standard])
    let inTruecolor = colors.filter { if case .rgb = $0 { true } else { false } }
    let inSixteen = colors.filter { if case .indexed(0..<16) = $0 { true } else { false } }
    switch depth {
    case .truecolor:
      #expect(inTruecolor.count > 16)
      #expect(inTruecolor.count == colors.count)
    case .indexed256:
      #expect(inTruecolor.isEmpty)
      #expect(colors.count > 16)
    case .indexed16:
      #expect(colors.count > 4)
      #expect(inSixteen.count == colors.count)
    case .monochrome:
      #expect(colors.isEmpty)
    }
  }

  private func expectGlyphs(_ glyphs: GlyphSet, in cells: [Cell]) {
    let values = Set(cells.map(\.glyph.value))
    let braille = values.filter { (0x2801...0x28FF).contains($0) }
    let blocks = values.filter { (0x2580...0x259F).contains($0) }
    switch glyphs {
    case .braille:
      #expect(braille.count > 10)
    case .block:
      #expect(braille.isEmpty)
      #expect(blocks.count > 2)
    case .ascii:
      #expect(values.allSatisfy { (0x20..<0x7F).contains($0) })
    }
  }
}
