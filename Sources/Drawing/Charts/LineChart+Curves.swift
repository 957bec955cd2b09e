extension LineChart {
  /// Draws the curves, the later over the earlier, so that a dashed one shows over a solid one that
  /// it coincides with.
  func drawCurves(
    in frame: PlotFrame, plot: Rect, of screen: inout Screen, appearance: Appearance
  ) {
    var canvas = DotCanvas(size: plot.size)
    let outlines = series.map { outline(of: $0, axis: frame.axis, on: canvas) }
    // Thick lines of a noisy curve would run together.
    let isBold =
      appearance.glyphs == .braille
      && outlines.allSatisfy { $0.variation <= 3 * Double(canvas.dotRows) }
    for (index, series) in series.enumerated() {
      canvas.drawLine(
        through: outlines[index],
        Stroke(
          width: isBold ? .bold : .thin,
          pattern: appearance.glyphs == .ascii ? .solid : LinePattern(series: series.side),
          layer: UInt8(clamping: index + 1), tag: UInt8(clamping: index)))
    }
    let inks = series.map { Ink.side($0.side).resolved(for: appearance).color }
    let marks = series.map { LinePattern(series: $0.side).asciiMark }
    let background = appearance.palette.background
    canvas.forEachCell { column, row, dots in
      let index = Int(dots.tag)
      screen[plot.column + column, plot.row + row] = Cell(
        appearance.glyphs == .ascii ? marks[index] : dots.glyph(in: appearance.glyphs),
        foreground: inks[index], background: background)
    }
    for series in series {
      drawMarks(of: series, in: frame, plot: plot, of: &screen, appearance: appearance)
    }
  }

  /// A curve in dots, from its first value to the last finite one.
  ///
  /// Of the steps that share a column of dots the first, the smallest, the largest and the last
  /// remain, in their order: the picture of all of them.
  private func outline(
    of series: Series, axis: VerticalAxis, on canvas: DotCanvas
  ) -> [PlotPoint] {
    var outline: [PlotPoint] = []
    var group: [PlotPoint] = []
    var groupColumn = 0
    let perStep = Double(canvas.dotColumns) / Double(max(steps, 1))
    func flush() {
      guard let first = group.first, let last = group.last else { return }
      let lowest = group.indices.max { group[$0].y < group[$1].y } ?? 0
      let highest = group.indices.min { group[$0].y < group[$1].y } ?? 0
      outline.append(first)
      outline.append(group[min(lowest, highest)])
      outline.append(group[max(lowest, highest)])
      outline.append(last)
      group.removeAll(keepingCapacity: true)
    }
    for (step, value) in Self.finiteValues(of: series).enumerated() {
      let share = axis.share(of: value)
      guard share.isFinite else { continue }
      let point = PlotPoint(Double(step) * perStep, (1 - share) * Double(canvas.dotRows))
      if Int(point.x) != groupColumn {
        flush()
        groupColumn = Int(point.x)
      }
      group.append(point)
    }
    flush()
    return outline
  }

  /// A cross where a curve ends because its next value is not finite, and a knob at the current
  /// step.
  private func drawMarks(
    of series: Series, in frame: PlotFrame, plot: Rect, of screen: inout Screen,
    appearance: Appearance
  ) {
    let end = Self.finiteValues(of: series).count
    func mark(_ step: Int, _ symbol: Symbol, _ ink: Ink) {
      guard step >= 0, step < end, let column = frame.column(ofStep: step, in: plot) else { return }
      let share = frame.axis.share(of: series.values[step])
      guard share >= 0, share <= 1 else { return }
      let row = plot.row + min(Int((1 - share) * Double(plot.rows)), plot.rows - 1)
      screen[column, row] = Cell(
        appearance.glyphs.glyph(symbol), foreground: ink.resolved(for: appearance).color,
        background: appearance.palette.background, style: .bold)
    }
    if let cursor { mark(cursor, .now, .side(series.side)) }
    if end < series.values.count { mark(end - 1, .failure, .warning) }
  }
}

extension [PlotPoint] {
  /// How far a line goes up and down in all.
  fileprivate var variation: Double {
    zip(self, dropFirst()).reduce(0) { $0 + abs($1.1.y - $1.0.y) }
  }
}
