extension LineChart {
  /// Draws the frame with the legend, the guides, and the curves over them.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    Panel(title: title, titleTrailing: legend(for: appearance), isFocused: isFocused).draw(
      in: rect, of: &screen, appearance: appearance)
    let frame = PlotFrame(steps: steps, cursor: cursor, axis: VerticalAxis(self))
    let plot = frame.draw(in: Panel.content(of: rect), of: &screen, appearance: appearance)
    guard !plot.isEmpty else { return }
    drawCurves(in: frame, plot: plot, of: &screen, appearance: appearance)
  }

  private func legend(for appearance: Appearance) -> StyledText {
    series.enumerated().reduce(into: StyledText()) { legend, entry in
      let (index, series) = entry
      if index > 0 { legend += "  " }
      legend +=
        StyledText(
          LinePattern(series: series.side).sample(in: appearance.glyphs), .side(series.side))
        + StyledText(" " + series.name, .dim)
    }
  }
}
