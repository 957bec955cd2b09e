extension LineChart {
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

  /// Values to dots on the y axis.
  struct VerticalAxis {
    let kind: YAxis
    let range: ClosedRange<Double>

    init(_ chart: LineChart) {
      kind = chart.yAxis
      if let range = chart.yRange {
        self.range = range
        return
      }
      var (low, high) = (Double.infinity, -Double.infinity)
      for series in chart.series {
        for value in series.values
        where value.isFinite && (chart.yAxis == .linear || value > 0) {
          low = min(low, value)
          high = max(high, value)
        }
      }
      guard low <= high else {
        range = chart.yAxis == .linear ? 0...1 : 0.1...1
        return
      }
      switch kind {
      case .linear:
        let margin = max((high - low) * 0.05, abs(high) * 1e-6, 1e-12)
        range = (low - margin)...(high + margin)
      case .logarithmic:
        range = low * 0.8...max(high * 1.25, low * 4)
      }
    }

    /// 0 at the bottom to 1 at the top, beyond them outside; not a number for what has no place.
    func share(of value: Double) -> Double {
      switch kind {
      case .linear: (value - range.lowerBound) / (range.upperBound - range.lowerBound)
      case .logarithmic:
        value > 0
          ? decimalLogarithm(value / range.lowerBound)
            / decimalLogarithm(range.upperBound / range.lowerBound) : .nan
      }
    }

    func ticks(atMost count: Int) -> Ticks {
      switch kind {
      case .linear: Ticks.linear(range, atMost: count)
      case .logarithmic: Ticks.logarithmic(range, atMost: count)
      }
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

  private func column(ofStep step: Int, in plot: Rect) -> Int? {
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
      screen.draw(
        StyledText(label, .dim), column: start, row: labels.row, width: label.count,
        appearance: appearance)
    }
  }

  private func drawCurves(
    _ axis: VerticalAxis, plot: Rect, of screen: inout Screen, appearance: Appearance
  ) {
    var canvas = DotCanvas(size: plot.size)
    let last = Double(max(steps, 1))
    for (index, series) in series.enumerated().reversed() {
      let stroke = Stroke(
        width: appearance.glyphs == .braille ? .bold : .thin,
        pattern: appearance.glyphs == .ascii ? .solid : LinePattern(series: series.side),
        layer: UInt8(clamping: 100 - index),
        tag: UInt8(clamping: index))
      var points: [PlotPoint] = []
      for (step, value) in series.values.enumerated() {
        guard value.isFinite else { break }
        let share = axis.share(of: value)
        guard !share.isNaN else { continue }
        points.append(
          PlotPoint(
            Double(step) / last * Double(canvas.dotColumns),
            (1 - share) * Double(canvas.dotRows)))
      }
      canvas.drawLine(through: points, stroke)
    }
    let colors = series.map { Ink.side($0.side).resolved(for: appearance).color }
    let background = appearance.palette.background
    canvas.forEachCell { column, row, dots in
      screen[plot.column + column, plot.row + row] = Cell(
        appearance.glyphs == .ascii
          ? LinePattern(series: series[Int(dots.tag)].side).asciiMark
          : dots.glyph(in: appearance.glyphs),
        foreground: colors[Int(dots.tag)],
        background: background)
    }
  }
}

extension LinePattern {
  /// A short piece of the line for a legend.
  func sample(in glyphs: GlyphSet) -> String {
    guard glyphs != .ascii else { return String(repeating: String(asciiMark), count: 3) }
    return switch self {
    case .solid: "───"
    case .dashed: "╌╌╌"
    case .dotted: "···"
    case .dashDotted: "─·─"
    }
  }

  /// ASCII has no dots to leave out: there lines differ by the character they are made of.
  var asciiMark: Unicode.Scalar {
    switch self {
    case .solid: "*"
    case .dashed: "o"
    case .dotted: "x"
    case .dashDotted: "+"
    }
  }
}
