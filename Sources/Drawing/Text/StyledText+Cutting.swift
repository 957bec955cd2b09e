extension [StyledText] {
  /// Each text in the columns that it is given. What is too long is cut at its end, or in the middle where
  /// without their ends some of the texts would look alike.
  func cut(to widths: [Int], in glyphs: GlyphSet) -> [StyledText] {
    let beginnings = zip(self, widths).map { text, width in
      glyphs.spelling(of: text.plain).prefix(Swift.max(width - 1, 0))
    }
    let keepsEnds = Set(beginnings).count < count
    return zip(self, widths).map { $0.cut(to: $1, keepingEnd: keepsEnds, in: glyphs) }
  }
}

extension StyledText {
  /// As much of the text as fits, in the ink of its first run, and an ellipsis for the rest.
  ///
  /// - Parameter keepingEnd: Whether the ellipsis stands in the middle.
  public func cut(
    to columns: Int, keepingEnd: Bool = false, in glyphs: GlyphSet
  ) -> StyledText {
    guard let run = runs.first, width(in: glyphs) > columns else { return self }
    guard columns > 0 else { return "" }
    let text = glyphs.spelling(of: plain)
    let end = keepingEnd ? (columns - 1) / 2 : 0
    let beginning = text.prefix(columns - 1 - end)
    return StyledText(
      "\(beginning)\(Character(glyphs.glyph(.ellipsis)))\(text.suffix(end))", run.ink,
      isBold: run.isBold)
  }
}
