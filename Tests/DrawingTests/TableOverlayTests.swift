import Testing

@testable import Drawing

@Suite struct TableOverlayTests {
  private let table = TableOverlay(
    title: "Measured", titleTrailing: "step 3", heads: ["plain", "normalized"],
    rows: [
      .init("λmax", ["12.5", "1"]), .init("steps", ["–", "a very long text"]),
      .init("one", ["2"]),
    ], footer: "Esc")

  private func draw(columns: Int, rows: Int) -> [String] {
    var screen = Screen(size: Size(columns: columns, rows: rows))
    table.draw(
      in: Rect(screen.size), of: &screen, appearance: Appearance(colors: .monochrome))
    return screen.plainText.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  @Test func columnsAreFlushRightUnderTheirHeads() {
    #expect(
      draw(columns: 48, rows: 8) == [
        "",
        "       ╭ Measured ────────────── step 3 ╮",
        "       │        plain        normalized │",
        "       │ λmax    12.5                 1 │",
        "       │ steps      –  a very long text │",
        "       │ one        2                   │",
        "       ╰ Esc ───────────────────────────╯",
        "",
      ])
  }

  @Test func whatHasNoRoomIsCutOrLeftOut() {
    let lines = draw(columns: 30, rows: 6)
    #expect(
      lines == [
        "",
        "╭ Measured ────────── step 3 ╮",
        "│       plain     normalized │",
        "│ λmax   12.5              1 │",
        "╰ Esc ───────────────────────╯",
        "",
      ])
    for size in [0, 1, 3, 12] { _ = draw(columns: size, rows: size) }
  }

  @Test func headsThatBeginAlikeKeepTheirEnds() {
    let heads: [StyledText] = ["Plain, weights × 0.1", "Plain, weights × 10", "Batch norm., × 0.1"]
    let table = TableOverlay(
      title: "Measured", heads: heads, rows: [.init("λmax", ["12.5", "1", "when paused"])])
    func head(_ columns: Int, _ glyphs: GlyphSet = .braille) -> String {
      var screen = Screen(size: Size(columns: columns, rows: 5))
      table.draw(
        in: Rect(screen.size), of: &screen,
        appearance: Appearance(colors: .monochrome, glyphs: glyphs))
      return screen.plainText.split(separator: "\n")[1].filter { $0 != "│" && $0 != "|" }
        .split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
    #expect(head(80) == "Plain, weights × 0.1 Plain, weights × 10 Batch norm., × 0.1")
    #expect(head(44) == "Plain…× 0.1 Plain… × 10 Batch…× 0.1")
    #expect(head(44, .ascii) == "Plai~0.1 Plai~ 10 Batch~x 0.1")
  }

  /// Four columns that have room for thirteen characters each in a window of 80, and none for long texts.
  @Test func aNarrowWindowGetsShortTextsAndHeadsInLines() {
    let heads: [StyledText] = [
      "Plain, weights × 0.1", "Plain, weights × 10", "Batch norm., × 0.1", "Batch norm., × 10",
    ]
    let factors = TableOverlay.Entry("0.9972 · 0.9937", short: "0.9972·0.9937")
    let rows: [TableOverlay.Row] = [
      .init(
        .init("factor a step by λmin · λmax", short: "factor by λ min·max"),
        heads.map { _ in factors }),
      .init("observed", ["mini-batches", "–", "1.005", "0.12"]),
    ]
    let table = TableOverlay(title: "Measured", heads: heads, rows: rows, footer: "Esc")
    func lines(columns: Int, rows: Int) -> [String] {
      var screen = Screen(size: Size(columns: columns, rows: rows))
      table.draw(
        in: Rect(screen.size), of: &screen, appearance: Appearance(colors: .monochrome))
      return screen.plainText.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map(String.init)
    }
    let box = [
      "╭ Measured ───────────────────────────────────────────────────────────────────╮",
      "│                            Plain,        Plain,  Batch norm.,  Batch norm., │",
      "│                     weights × 0.1  weights × 10         × 0.1          × 10 │",
      "│ factor by λ min·max 0.9972·0.9937 0.9972·0.9937 0.9972·0.9937 0.9972·0.9937 │",
      "│ observed             mini-batches             –         1.005          0.12 │",
      "╰ Esc ────────────────────────────────────────────────────────────────────────╯",
    ]
    #expect(lines(columns: 80, rows: 8) == [""] + box + [""])
    // The first line of the window gives way before a word does.
    #expect(lines(columns: 80, rows: 7) == box + [""])
    #expect(lines(columns: 80, rows: 6).joined().contains("Plain,… × 0.1"))
    #expect(lines(columns: 120, rows: 8).joined().contains("0.9972 · 0.9937"))
    #expect(lines(columns: 120, rows: 8).joined().contains("Plain, weights × 0.1"))
  }
}
