import Drawing
import Testing

@Suite struct ScreenTextTests {
  /// What a terminal makes of the SGR sequences: enough of one to read `ansiText` back.
  private func interpret(_ text: String, size: Size) -> Screen {
    var screen = Screen(size: size)
    var pen = Cell()
    var (column, row) = (0, 0)
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\n": (column, row) = (0, row + 1)
      case "\u{1B}":
        rest.removeFirst()
        let codes = rest.prefix { $0 != "m" }
        rest = rest.dropFirst(codes.count + 1)
        apply(String(codes).split(separator: ";").compactMap { Int($0) }, to: &pen)
      default:
        var cell = pen
        cell.glyph = scalar
        screen[column, row] = cell
        column += 1
      }
    }
    return screen
  }

  private func apply(_ codes: [Int], to pen: inout Cell) {
    var codes = codes[...]
    while let code = codes.popFirst() {
      switch code {
      case 0: pen = Cell()
      case 1: pen.style.insert(.bold)
      case 2: pen.style.insert(.dim)
      case 4: pen.style.insert(.underline)
      case 7: pen.style.insert(.reverse)
      case 39: pen.foreground = .standard
      case 49: pen.background = .standard
      case 30...37: pen.foreground = .indexed(UInt8(code - 30))
      case 40...47: pen.background = .indexed(UInt8(code - 40))
      case 90...97: pen.foreground = .indexed(UInt8(code - 82))
      case 100...107: pen.background = .indexed(UInt8(code - 92))
      case 38, 48:
        let color: Color
        if codes.popFirst() == 5 {
          color = .indexed(UInt8(codes.removeFirst()))
        } else {
          color = .rgb(
            UInt8(codes.removeFirst()), UInt8(codes.removeFirst()), UInt8(codes.removeFirst()))
        }
        if code == 38 { pen.foreground = color } else { pen.background = color }
      default: Issue.record("An unknown code: \(code)")
      }
    }
  }

  /// Blanks have no visible foreground: two screens look the same when they differ only in it.
  private func visible(_ screen: Screen) -> [Cell] {
    screen.cells.map { cell in
      var cell = cell
      if cell.glyph == " ", cell.style.isDisjoint(with: [.reverse, .underline]) {
        cell.foreground = .standard
      }
      return cell
    }
  }

  @Test(arguments: ColorDepth.allCases, GlyphSet.allCases)
  func aTerminalShowsWhatWasDrawn(colors: ColorDepth, glyphs: GlyphSet) {
    let size = Size(columns: 90, rows: 28)
    let screen = TwinScene(appearance: Appearance(colors: colors, glyphs: glyphs)).draw(size: size)
    #expect(visible(interpret(screen.ansiText, size: size)) == visible(screen))
  }

  @Test func everyStyleSurvives() {
    var screen = Screen(size: Size(columns: 16, rows: 1))
    for bits in UInt8(0)..<16 {
      screen[Int(bits), 0] = Cell(
        "x", foreground: bits % 3 == 0 ? .indexed(12) : .standard,
        background: bits % 2 == 0 ? .rgb(1, 2, 3) : .indexed(200), style: .init(rawValue: bits))
    }
    #expect(interpret(screen.ansiText, size: screen.size) == screen)
  }

  @Test func linesEndInTheTerminalsOwnColours() {
    var screen = Screen(size: Size(columns: 3, rows: 2))
    screen.fill(Rect(columns: 3, rows: 1), with: Cell("a", foreground: .indexed(1)))
    #expect(screen.ansiText == "\u{1B}[31maaa\u{1B}[0m\n\n")
    #expect(screen.plainText == "aaa\n\n")
  }

  @Test func plainTextLeavesOutBlanksAtLineEndsOnly() {
    var screen = Screen(size: Size(columns: 8, rows: 2))
    screen.draw(
      "a b", column: 1, row: 0, width: 7, appearance: Appearance(colors: .monochrome))
    #expect(screen.plainText == " a b\n\n")
  }
}
