extension LandscapePicture {
  /// Tick labels left of and below the plot.
  func drawAxes(_ layout: Layout, of screen: inout Screen, appearance: Appearance) {
    let plot = layout.plot
    let transform = PlotTransform(range: viewport, area: plot)
    if !layout.leftTicks.isEmpty {
      let ticks = Ticks.linear(viewport.y, atMost: max(plot.rows / 4, 2))
      for tick in ticks.values {
        guard let cell = transform.cell(of: PlotPoint(viewport.x.lowerBound, tick)) else {
          continue
        }
        screen.draw(
          StyledText(ticks.label(tick), .dim), column: layout.leftTicks.column, row: cell.row,
          width: layout.leftTicks.columns - 1, alignment: .trailing, appearance: appearance)
      }
    }
    if !layout.bottomTicks.isEmpty {
      let ticks = Ticks.linear(viewport.x, atMost: max(plot.columns / 10, 2))
      var free = layout.bottomTicks.column
      for tick in ticks.values {
        guard let cell = transform.cell(of: PlotPoint(tick, viewport.y.lowerBound)) else {
          continue
        }
        let label = ticks.label(tick)
        let start = cell.column - label.count / 2
        guard start >= free, start + label.count <= layout.bottomTicks.endColumn else { continue }
        screen.draw(
          StyledText(label, .dim), column: start, row: layout.bottomTicks.row, width: label.count,
          appearance: appearance)
        free = start + label.count + 1
      }
    }
  }

  /// The colours of the scale, highest on top, with the losses they stand for.
  func drawColorBar(
    _ layout: Layout, ramp: HeatRamp, of screen: inout Screen, appearance: Appearance
  ) {
    let bar = layout.bar
    guard !bar.isEmpty else { return }
    let palette = appearance.palette
    let blank = Cell(foreground: palette.frame, background: palette.background)
    func value(_ pixel: Int) -> Float {
      let count = bar.rows * ramp.pixelsPerRow
      return Float(Double(ramp.bands) * (1 - (Double(pixel) + 0.5) / Double(count)))
    }
    for row in 0..<bar.rows {
      let cell = ramp.cell(
        upper: value(row * ramp.pixelsPerRow),
        lower: value(row * ramp.pixelsPerRow + ramp.pixelsPerRow - 1), appearance: appearance,
        blank: blank)
      for column in 0..<bar.columns { screen[bar.column + column, bar.row + row] = cell }
    }
    guard !layout.barTicks.isEmpty else { return }
    var lastRow = -2
    for tick in scale.ticks(atMost: max(bar.rows / 3, 2)).reversed() {
      let row = min(Int((1 - scale.fraction(of: tick)) * Double(bar.rows)), bar.rows - 1)
      guard row > lastRow + 1 || lastRow < 0 else { continue }
      lastRow = row
      screen.draw(
        StyledText(NumberFormat.compact(tick, digits: 2), .dim), column: layout.barTicks.column + 1,
        row: bar.row + row, width: layout.barTicks.columns - 1, appearance: appearance)
    }
  }
}

extension ColorScale {
  /// Losses worth a label, increasing.
  func ticks(atMost count: Int) -> [Double] {
    switch kind {
    case .linear: Ticks.linear(low...max(high, low), atMost: count).values
    case .logarithmic: Ticks.logarithmic(low...max(high, low), atMost: count).values
    }
  }
}
