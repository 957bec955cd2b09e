extension LineChart {
  /// Draws the frame with the legend, the guides, and the curves over them.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    Panel(
      title: title, titleTrailing: legend(inColumns: rect.columns, glyphs: appearance.glyphs),
      isFocused: isFocused
    ).draw(in: rect, of: &screen, appearance: appearance)
    let frame = PlotFrame(steps: steps, cursor: cursor, axis: VerticalAxis(self))
    let plot = frame.draw(in: Panel.content(of: rect), of: &screen, appearance: appearance)
    guard !plot.isEmpty else { return }
    drawCurves(in: frame, plot: plot, of: &screen, appearance: appearance)
  }

  /// Whose the curves are, with names cut where there is no room for whole ones.
  private func legend(inColumns columns: Int, glyphs: GlyphSet) -> StyledText {
    let samples = series.map {
      StyledText(LinePattern(series: $0.side).sample(in: glyphs), .side($0.side))
    }
    let names = series.map { StyledText($0.name, .dim) }
    // One before each name, two before each sample but the first.
    let gaps = max(3 * series.count - 2, 0)
    // The corners, a line beside each, and blanks around the texts of the edge.
    let edge = title.isEmpty ? 4 : 7 + title.width(in: glyphs)
    let room = columns - edge - samples.reduce(gaps) { $0 + $1.width(in: glyphs) }
    let widths = names.map { $0.width(in: glyphs) }
    let level = (0...(widths.max() ?? 0)).last { level in
      widths.reduce(0) { $0 + min($1, level) } <= room
    }
    guard let level, level >= min(Self.shortestName, widths.max() ?? 0) else { return "" }
    let cut = names.cut(to: widths.map { min($0, level) }, in: glyphs)
    return zip(samples, cut).enumerated().reduce(into: StyledText()) { legend, entry in
      if entry.offset > 0 { legend += "  " }
      legend += entry.element.0 + StyledText(" ", .dim) + entry.element.1
    }
  }

  /// Of fewer letters a name cannot be guessed.
  private static let shortestName = 6
}
