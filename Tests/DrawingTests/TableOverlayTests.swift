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
        "  ╭ Measured ───── step 3 ╮",
        "  │        plain  normal… │",
        "  │ λmax    12.5        1 │",
        "  ╰ Esc ──────────────────╯",
        "",
      ])
    for size in [0, 1, 3, 12] { _ = draw(columns: size, rows: size) }
  }
}
