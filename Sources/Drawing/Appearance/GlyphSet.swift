/// Which glyphs a terminal shows; the first rung of the ladder is the richest.
public enum GlyphSet: String, CaseIterable, Sendable {
  /// Braille, half-blocks and box drawing.
  case braille
  /// Block elements and box drawing, no braille.
  case block
  /// ASCII and nothing else.
  case ascii

  /// The glyph of a symbol on this rung.
  func glyph(_ symbol: Symbol) -> Unicode.Scalar {
    switch self {
    case .braille: symbol.glyphs.braille
    case .block: symbol.glyphs.block
    case .ascii: symbol.glyphs.ascii
    }
  }
}
