import Drawing

/// Pictures that hold what terminals may get wrong: every kind of colour, every style, wide ranges of
/// glyphs, in the last column and row as well.
struct TestPattern {
  /// Each number is another picture.
  let number: Int
  let depth: ColorDepth
  let glyphs: GlyphSet

  /// The picture, with what happened last in its first row.
  func screen(size: Size, status: String) -> Screen {
    var screen = Screen(size: size)
    let title = "\(size.columns)x\(size.rows) \(depth.rawValue) \(glyphs.rawValue) [\(status)]"
    write(title, 0, on: &screen)
    for row in 1..<max(size.rows - 1, 1) {
      for column in 0..<size.columns { screen[column, row] = cell(column, row) }
    }
    write("end of screen", size.rows - 1, on: &screen)
    return screen
  }

  private func write(_ text: String, _ row: Int, on screen: inout Screen) {
    for (column, glyph) in text.unicodeScalars.enumerated() { screen[column, row] = Cell(glyph) }
  }

  private func cell(_ column: Int, _ row: Int) -> Cell {
    let glyphs: [Unicode.Scalar] =
      glyphs == .ascii ? ["#", "+", " ", "x"] : ["▀", "⣿", "│", "θ", " ", "x"]
    let styles: [Cell.Style] = [[], .bold, .underline, .reverse, [.bold, .reverse], .dim]
    let index = column &* 7 &+ row &* 13 &+ number
    return Cell(
      glyphs[index % glyphs.count],
      foreground: color(column &+ number, row), background: color(row &* 3 &+ number, column),
      style: styles[row % styles.count])
  }

  private func color(_ x: Int, _ y: Int) -> Color {
    switch depth {
    case .truecolor where x % 3 == 0: .indexed(UInt8(truncatingIfNeeded: x &* 5 &+ y))
    case .truecolor where x % 7 == 0: .standard
    case .truecolor:
      .rgb(
        UInt8(truncatingIfNeeded: x), UInt8(truncatingIfNeeded: y &* 2),
        UInt8(truncatingIfNeeded: x &* y))
    case .indexed256 where x % 7 == 0: .standard
    case .indexed256: .indexed(UInt8(truncatingIfNeeded: x &* 5 &+ y))
    case .indexed16 where x % 7 == 0: .standard
    case .indexed16: .indexed(UInt8(truncatingIfNeeded: x &* 5 &+ y) % 16)
    case .monochrome: .standard
    }
  }
}
