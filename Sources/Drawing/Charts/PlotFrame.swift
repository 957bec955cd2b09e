/// What stands around and behind curves over steps: ticks, guides and the mark of the current step.
struct PlotFrame {
  /// The steps that the plot spans, from 0.
  let steps: Int
  /// The current step.
  let cursor: Int?
  let axis: LineChart.VerticalAxis
  /// Whether steps are written under the plot, where there is room.
  var labelsSteps = true

  /// Draws it.
  ///
  /// - Returns: What is left for the curves.
  func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) -> Rect {
    var plot = rect
    var leftTicks = Rect(columns: 0, rows: 0)
    var bottomTicks = Rect(columns: 0, rows: 0)
    if labelsSteps, plot.rows >= 4 { (plot, bottomTicks) = plot.split(bottom: 1) }
    if plot.columns >= 20 { (leftTicks, plot) = plot.split(left: 7) }
    guard !plot.isEmpty else { return plot }
    drawGuides(plot: plot, labels: leftTicks, of: &screen, appearance: appearance)
    drawSteps(plot: plot, labels: bottomTicks, of: &screen, appearance: appearance)
    return plot
  }

  /// The column of the screen that shows a step; nil outside.
  func column(ofStep step: Int, in plot: Rect) -> Int? {
    guard step >= 0, step <= max(steps, 1) else { return nil }
    let share = Double(step) / Double(max(steps, 1))
    return plot.column + min(Int(share * Double(plot.columns)), plot.columns - 1)
  }

  private func drawGuides(
    plot: Rect, labels: Rect, of screen: inout Screen, appearance: Appearance
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
