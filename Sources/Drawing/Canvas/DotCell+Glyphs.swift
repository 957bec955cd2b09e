extension DotCell {
  /// For every mask the glyph that shows it.
  static func glyphs(of glyphs: GlyphSet) -> [Unicode.Scalar] {
    switch glyphs {
    case .braille: braille
    case .block: quadrants
    case .ascii: ascii
    }
  }

  private static let braille: [Unicode.Scalar] = (0...255).map {
    Unicode.Scalar(0x2800 + UInt32($0)) ?? " "
  }

  /// Two rows of dots make one row of quadrants: a quadrant shows when one of its dots does.
  private static let quadrants: [Unicode.Scalar] = (0...255).map { mask in
    var index = 0
    for (quadrant, bits) in [0b0000_0011, 0b0001_1000, 0b0100_0100, 0b1010_0000].enumerated()
    where mask & bits != 0 {
      index |= 1 << quadrant
    }
    return quadrantGlyphs[index]
  }

  /// By bits: upper left 1, upper right 2, lower left 4, lower right 8.
  static let quadrantGlyphs: [Unicode.Scalar] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
  ]

  /// The character whose own dots differ from the mask in the fewest places; the earlier wins a
  /// tie.
  private static let ascii: [Unicode.Scalar] = (0...255).map { mask in
    guard mask != 0 else { return " " }
    return asciiShapes.min {
      ($0.mask ^ UInt8(mask)).nonzeroBitCount < ($1.mask ^ UInt8(mask)).nonzeroBitCount
    }?.glyph ?? "*"
  }

  /// What characters look like in two by four dots, drawn as rows from the top.
  private static let asciiShapes: [(glyph: Unicode.Scalar, mask: UInt8)] = [
    shape("-", "..", "##", "..", ".."),
    shape("-", "..", "..", "##", ".."),
    shape("/", ".#", ".#", "#.", "#."),
    shape("/", "..", ".#", "#.", ".."),
    shape("\\", "#.", "#.", ".#", ".#"),
    shape("\\", "..", "#.", ".#", ".."),
    shape("|", "#.", "#.", "#.", "#."),
    shape("|", ".#", ".#", ".#", ".#"),
    shape("|", "##", "##", "##", "##"),
    shape("_", "..", "..", "..", "##"),
    shape("\"", "##", "..", "..", ".."),
    shape("'", "#.", "..", "..", ".."),
    shape("'", ".#", "..", "..", ".."),
    shape("'", "#.", "#.", "..", ".."),
    shape("'", ".#", ".#", "..", ".."),
    shape(".", "..", "..", "..", "#."),
    shape(".", "..", "..", "..", ".#"),
    shape(",", "..", "..", ".#", ".#"),
    shape(",", "..", "..", ".#", "#."),
    shape(".", "..", "..", "#.", "#."),
    shape(":", "..", "#.", "..", "#."),
    shape("-", "..", "#.", "..", ".."),
    shape("-", "..", ".#", "..", ".."),
    shape("-", "..", "..", "#.", ".."),
    shape("-", "..", "..", ".#", ".."),
    shape("-", "..", "##", "##", ".."),
    shape("=", "##", "..", "##", ".."),
    shape("`", "#.", ".#", "..", ".."),
    shape("\"", "##", "##", "..", ".."),
    shape("_", "..", "..", "##", "##"),
  ]

  private static func shape(_ glyph: Unicode.Scalar, _ rows: String...) -> (Unicode.Scalar, UInt8) {
    var mask: UInt8 = 0
    for (y, row) in rows.enumerated() {
      for (x, dot) in row.enumerated() where dot == "#" { mask |= bit(x: x, y: y) }
    }
    return (glyph, mask)
  }
}
