import Drawing
import Testing

@testable import Explorer

extension Screen {
  /// Expects a frame around a rectangle: its corners and both sides whole, nothing drawn over them.
  func expectFrame(
    around rect: Rect, in glyphs: GlyphSet, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let (corners, side): ([Unicode.Scalar], Unicode.Scalar) =
      switch glyphs {
      case .braille: (["╭", "╮", "╰", "╯"], "│")
      case .block: (["┌", "┐", "└", "┘"], "│")
      case .ascii: (["+", "+", "+", "+"], "|")
      }
    let (right, bottom) = (rect.endColumn - 1, rect.endRow - 1)
    let found = [
      self[rect.column, rect.row], self[right, rect.row], self[rect.column, bottom],
      self[right, bottom],
    ].map(\.glyph)
    #expect(found == corners, "corners of \(rect)", sourceLocation: sourceLocation)
    for row in (rect.row + 1)..<bottom {
      #expect(
        self[rect.column, row].glyph == side && self[right, row].glyph == side,
        "sides of \(rect) in row \(row)", sourceLocation: sourceLocation)
    }
  }

  /// Expects nothing but what a terminal with this appearance can show.
  func expectFits(_ appearance: Appearance, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(reduced(to: appearance.colors) == self, sourceLocation: sourceLocation)
    let strange = cells.map(\.glyph).filter { !$0.isShown(in: appearance.glyphs) }
    #expect(strange.isEmpty, sourceLocation: sourceLocation)
  }
}

extension Unicode.Scalar {
  /// Whether a cell can hold the scalar: printable, one column wide, and on the rung of the ladder.
  fileprivate func isShown(in glyphs: GlyphSet) -> Bool {
    switch (glyphs, value) {
    case (_, 0x20..<0x7F): true
    case (.ascii, _): false
    // Latin and Greek letters; punctuation, arrows, mathematics, boxes, blocks and shapes.
    case (_, 0xA0..<0x300), (_, 0x370..<0x400), (_, 0x2010..<0x2028), (_, 0x2030..<0x2300),
      (_, 0x2500..<0x2600), (_, 0x2660..<0x2667):
      true
    case (.braille, 0x2800..<0x2900), (.braille, 0x2715): true
    default: false
    }
  }
}
