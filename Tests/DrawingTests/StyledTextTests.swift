import Testing

@testable import Drawing

@Suite struct StyledTextTests {
  private func drawn(
    _ text: StyledText, width: Int, alignment: Alignment = .leading, glyphs: GlyphSet = .braille
  ) -> String {
    var screen = Screen(size: Size(columns: 14, rows: 1))
    screen.draw(
      text, column: 2, row: 0, width: width, alignment: alignment,
      appearance: Appearance(glyphs: glyphs))
    return String(screen.plainText.dropLast())
  }

  @Test func textKeepsToItsRoom() {
    #expect(drawn("ravine", width: 6) == "  ravine")
    #expect(drawn("ravine", width: 5) == "  ravi…")
    #expect(drawn("ravine", width: 1) == "  …")
    #expect(drawn("ravine", width: 0) == "")
    #expect(drawn(StyledText("ra", .dim) + StyledText("vine", .accent), width: 4) == "  rav…")
    #expect(drawn("ravine", width: 5, glyphs: .ascii) == "  ravi~")
  }

  @Test func textIsAligned() {
    #expect(drawn("abc", width: 9, alignment: .trailing) == "        abc")
    #expect(drawn("abc", width: 9, alignment: .centre) == "     abc")
    #expect(drawn("abcdefghijkl", width: 4, alignment: .trailing) == "  abc…")
  }

  @Test func theBackgroundStaysUnlessOneIsGiven() {
    var screen = Screen(
      size: Size(columns: 2, rows: 1), filledWith: Cell(background: .indexed(4)))
    screen.draw("a", column: 0, row: 0, width: 1, appearance: Appearance())
    screen.draw("b", column: 1, row: 0, width: 1, background: .indexed(7), appearance: Appearance())
    #expect(screen.cells.map(\.background) == [.indexed(4), .indexed(7)])
  }

  @Test(arguments: [
    ("η 0.0195 of 0.0206 max", "lr 0.0195 of 0.0206 max"), ("|∇| 1.2", "|grad| 1.2"),
    ("κ 97.3 · axis ratio 9.9", "kappa 97.3 | axis ratio 9.9"), ("w₁ × w₂", "w1 x w2"),
    ("2/λmax", "2/lambdamax"), ("4×", "4x"), ("mean ± std", "mean +- std"), ("…", "..."),
    ("⇧→ PgDn", "shift+-> PgDn"), ("κ ∞", "kappa inf"), ("plain", "plain"), ("漢", "?"),
  ])
  func asciiSpellsSymbolsOut(text: String, spelling: String) {
    #expect(GlyphSet.ascii.spelling(of: text) == spelling)
    #expect(GlyphSet.block.spelling(of: text) == text)
    #expect(StyledText(text).width(in: .ascii) == spelling.utf8.count)
  }

  /// What a text says of ● has to be found on the picture.
  @Test(arguments: [
    (Symbol.now, "●", "■"), (.start, "○", "○"), (.minimum, "✕", "×"), (.hatch, "╱", "/"),
    (.bead, "•", "•"), (.exitRight, "▶", "►"),
  ])
  func textsShowSignsAsPicturesDo(symbol: Symbol, sign: String, onBlocks: String) {
    #expect(GlyphSet.braille.spelling(of: "1 \(sign) κ") == "1 \(sign) κ")
    #expect(GlyphSet.block.spelling(of: "1 \(sign) κ") == "1 \(onBlocks) κ")
    #expect(String(GlyphSet.braille.glyph(symbol)) == sign)
    #expect(String(GlyphSet.block.glyph(symbol)) == onBlocks)
  }

  @Test func samplesOfPatternsStayDifferent() {
    for glyphs in [GlyphSet.braille, .block, .ascii] {
      let samples = LinePattern.allCases.map { glyphs.spelling(of: $0.sample(in: glyphs)) }
      #expect(Set(samples).count == samples.count, "\(samples)")
    }
  }

  /// One sign cannot become two.
  @Test func symbolsThatShareASignShareItOnBlocks() {
    let signs = Dictionary(grouping: Symbol.signs, by: \.glyphs.braille)
    for (sign, symbols) in signs { #expect(Set(symbols.map(\.glyphs.block)).count == 1, "\(sign)") }
  }

  @Test func linesBreakAtSpaces() {
    #expect("one two three".wrapped(toColumns: 7) == ["one two", "three"])
    #expect("one two three".wrapped(toColumns: 100) == ["one two three"])
    #expect("overshoots".wrapped(toColumns: 4) == ["over", "shoo", "ts"])
    #expect("a overshoots b".wrapped(toColumns: 4) == ["a", "over", "shoo", "ts b"])
    #expect("one\n\ntwo".wrapped(toColumns: 9) == ["one", "", "two"])
    #expect("".wrapped(toColumns: 9) == [""])
    #expect("one".wrapped(toColumns: 0) == [])
  }
}
