extension Screen {
  /// Draws a line of text, cut with an ellipsis where it does not fit.
  ///
  /// - Parameters:
  ///   - text: The line.
  ///   - column: The left edge of the room for it.
  ///   - row: The row of the screen.
  ///   - width: The room in columns.
  ///   - alignment: Where a shorter text stands in its room.
  ///   - background: The colour to draw on; `nil` keeps what is there.
  /// - Returns: The columns that were drawn on.
  @discardableResult
  public mutating func draw(
    _ text: StyledText, column: Int, row: Int, width: Int, alignment: Alignment = .leading,
    background: Color? = nil, appearance: Appearance
  ) -> Range<Int> {
    guard width > 0, row >= 0, row < size.rows else { return column..<column }
    let needed = text.width(in: appearance.glyphs)
    let start =
      switch alignment {
      case .leading: column
      case .centre: column + max(width - needed, 0) / 2
      case .trailing: column + max(width - needed, 0)
      }
    let end = column + width
    // The last column that fits is given to the ellipsis when something has to be left out.
    let textEnd = needed > width ? end - 1 : end
    var next = start
    for run in text.runs {
      let (color, style) = run.ink.resolved(for: appearance)
      var cell = Cell(foreground: color, style: run.isBold ? style.union(.bold) : style)
      for scalar in appearance.glyphs.spelling(of: run.text).unicodeScalars {
        let isCut = next >= textEnd
        cell.glyph = isCut ? appearance.glyphs.glyph(.ellipsis) : scalar
        cell.background = background ?? self[next, row].background
        self[next, row] = cell
        next += 1
        if isCut { return start..<next }
      }
    }
    return start..<next
  }
}
