extension LineChart {
  /// Draws the frame with the legend, the guides, and the curves over them.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    Panel(title: title, titleTrailing: legend(for: appearance), isFocused: isFocused).draw(
      in: rect, of: &screen, appearance: appearance)
    var plot = Panel.content(of: rect)
    var leftTicks = Rect(columns: 0, rows: 0)
    var bottomTicks = Rect(columns: 0, rows: 0)
    if plot.rows >= 4 { (plot, bottomTicks) = plot.split(bottom: 1) }
    if plot.columns >= 20 { (leftTicks, plot) = plot.split(left: 7) }
    guard !plot.isEmpty else { return }
    let axis = VerticalAxis(self)
    drawGuides(axis, plot: plot, labels: leftTicks, of: &screen, appearance: appearance)
    drawSteps(plot: plot, labels: bottomTicks, of: &screen, appearance: appearance)
    drawCurves(axis, plot: plot, of: &screen, appearance: appearance)
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

  private func drawGuides(
    _ axis: VerticalAxis, plot: Rect, labels: Rect, of screen: inout Screen, appearance: Appearance
  ) {
    let ticks = axis.ticks(atMost: max(plot.rows / 2, 2))
    let (color, style) = Ink.frame.resolved(for: appearance)
    let background = appearance.palette.background
    for tick in ticks.values {
      let share = axis.share(of: tick)
      guard share >= 0, share <= 1 else { continue }
      let row = plot.row + min(Int((1 - share) * Double(plot.rows)), plot.rows - 1)
      screen.fill(
        Rect(column: plot.column, row: row, columns: plot.columns, rows: 1),
        with: Cell(
          appearance.glyphs.glyph(.horizontalGuide), foreground: color, background: background,
          style: style))
      guard !labels.isEmpty else { continue }
      screen.draw(
        StyledText(ticks.label(tick), .dim), column: labels.column, row: row,
        width: labels.columns - 1, alignment: .trailing, appearance: appearance)
    }
  }

  /// The column of the screen that shows a step.
  func column(ofStep step: Int, in plot: Rect) -> Int? {
    guard step >= 0, step <= max(steps, 1) else { return nil }
    let share = Double(step) / Double(max(steps, 1))
    return plot.column + min(Int(share * Double(plot.columns)), plot.columns - 1)
  }

  private func drawSteps(
    plot: Rect, labels: Rect, of screen: inout Screen, appearance: Appearance
  ) {
    if let cursor, let column = column(ofStep: cursor, in: plot) {
      let palette = appearance.palette
      for row in plot.row..<plot.endRow {
        screen[column, row] = Cell(
          appearance.glyphs.glyph(.verticalGuide), foreground: palette.focusedFrame,
          background: palette.background)
      }
    }
    guard !labels.isEmpty else { return }
    let ticks = Ticks.linear(0...Double(max(steps, 1)), fitting: plot.columns)
    for tick in ticks.values where tick == tick.rounded() {
      let label = ticks.label(tick)
      guard let middle = column(ofStep: Int(tick), in: plot) else { continue }
      let start = min(middle - label.count / 2, labels.endColumn - label.count)
      guard start >= labels.column else { continue }
      screen.draw(
        StyledText(label, .dim), column: start, row: labels.row, width: label.count,
        appearance: appearance)
    }
  }
}
