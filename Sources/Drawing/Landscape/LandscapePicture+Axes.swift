extension LandscapePicture {
  /// Tick labels left of and below the plot.
  func drawAxes(_ layout: Layout, of screen: inout Screen, appearance: Appearance) {
    let transform = PlotTransform(range: viewport, area: layout.plot)
    drawLeftTicks(layout, transform, of: &screen, appearance: appearance)
    drawBottomTicks(layout, transform, of: &screen, appearance: appearance)
  }

  private func drawLeftTicks(
    _ layout: Layout, _ transform: PlotTransform, of screen: inout Screen, appearance: Appearance
  ) {
    guard !layout.leftTicks.isEmpty else { return }
    let rows = layout.plot.rows
    let ticks = Ticks.linear(viewport.y, atMost: max(rows / 3, min((rows + 1) / 2, 5)))
    for tick in ticks.values {
      guard let cell = transform.cell(of: PlotPoint(viewport.x.lowerBound, tick)) else { continue }
      screen.draw(
        StyledText(ticks.label(tick), .dim), column: layout.leftTicks.column, row: cell.row,
        width: layout.leftTicks.columns - 1, alignment: .trailing, appearance: appearance)
    }
  }

  private func drawBottomTicks(
    _ layout: Layout, _ transform: PlotTransform, of screen: inout Screen, appearance: Appearance
  ) {
    let room = layout.bottomTicks
    guard !room.isEmpty else { return }
    let ticks = Ticks.linear(viewport.x, fitting: layout.plot.columns)
    for tick in ticks.values {
      guard let cell = transform.cell(of: PlotPoint(tick, viewport.y.lowerBound)) else { continue }
      let label = ticks.label(tick)
      // A minus sign hangs to the left, so that the digits stand under their place.
      let sign = tick < 0 ? 1 : 0
      let start = cell.column - sign - (label.count - sign) / 2
      guard start >= room.column, start + label.count <= room.endColumn else { continue }
      screen.draw(
        StyledText(label, .dim), column: start, row: room.row, width: label.count,
        appearance: appearance)
    }
  }

  /// The colours of the scale, highest on top, with the losses they stand for.
  func drawColorBar(
    _ layout: Layout, ramp: HeatRamp, of screen: inout Screen, appearance: Appearance
  ) {
    let bar = layout.bar
    guard !bar.isEmpty, grid != nil else { return }
    let field = HeatField(
      rising: ramp.bands, columns: bar.columns * ramp.pixels.across,
      rows: bar.rows * ramp.pixels.down)
    let painter = HeatPainter(
      field: field, ramp: ramp, canvas: DotCanvas(size: bar.size), appearance: appearance)
    for row in 0..<bar.rows {
      for column in 0..<bar.columns {
        screen[bar.column + column, bar.row + row] = painter.cell(column: column, row: row)
      }
    }
    guard !layout.barTicks.isEmpty else { return }
    var lastRow = -2
    let ticks = scale.ticks(atMost: max(bar.rows / 3, 2))
    for tick in ticks.values.reversed() {
      let row = min(Int((1 - scale.fraction(of: tick)) * Double(bar.rows)), bar.rows - 1)
      guard row > lastRow + 1 || lastRow < 0 else { continue }
      lastRow = row
      screen.draw(
        StyledText(ticks.label(tick), .dim), column: layout.barTicks.column + 1,
        row: bar.row + row, width: layout.barTicks.columns - 1, appearance: appearance)
    }
  }
}

extension ColorScale {
  /// Losses worth a label, increasing.
  func ticks(atMost count: Int) -> Ticks {
    guard low.isFinite, high.isFinite, low < high else { return .none }
    return switch kind {
    case .linear: Ticks.linear(low...high, atMost: count)
    case .logarithmic: Ticks.logarithmic(low...high, atMost: count)
    case .stepped(let edges): Ticks.some(of: edges, atMost: count)
    }
  }
}
