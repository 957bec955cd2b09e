extension LandscapePicture {
  /// Fills the plot with the heat map and puts lines and markers on it.
  func drawPlot(
    ramp: HeatRamp, in plot: Rect, of screen: inout Screen, appearance: Appearance
  ) {
    let field = grid.map {
      HeatField(
        grid: $0, scale: scale, bands: ramp.bands, range: viewport,
        columns: plot.columns * ramp.pixels.across,
        rows: plot.rows * ramp.pixels.down)
    }
    let lines = lines(on: plot.size, glyphs: appearance.glyphs)
    let canvas = lines.canvas
    let painter = HeatPainter(field: field, ramp: ramp, canvas: canvas, appearance: appearance)
    for row in 0..<plot.rows {
      for column in 0..<plot.columns {
        let dots = canvas[column, row]
        screen[plot.column + column, plot.row + row] =
          dots.mask == 0
          ? painter.cell(column: column, row: row)
          : painter.cell(column: column, row: row, under: dots)
      }
    }
    for bead in lines.beads {
      screen[plot.column + bead.column, plot.row + bead.row] = painter.cell(
        column: bead.column, row: bead.row, underStepOf: bead.recency)
    }
    drawMarkers(painter, canvas: canvas, in: plot, of: &screen)
  }

  /// From back to front; only the minimum lies under the path.
  private func drawMarkers(
    _ painter: HeatPainter, canvas: DotCanvas, in plot: Rect, of screen: inout Screen
  ) {
    let transform = PlotTransform(range: viewport, area: Rect(plot.size))
    for kind in [Marker.Kind.minimum, .start, .now, .crosshair] {
      for marker in markers where marker.kind == kind {
        guard let place = transform.cell(of: marker.position) else { continue }
        if kind == .minimum, canvas[place.column, place.row].layer == Layer.path.rawValue {
          continue
        }
        if kind == .crosshair {
          drawArms(around: place, painter, in: plot, of: &screen)
        }
        screen[plot.column + place.column, plot.row + place.row] = painter.cell(
          column: place.column, row: place.row, under: kind.symbol, ink: ink(of: kind))
      }
    }
    if let exit = path?.exit(from: transform) {
      screen[plot.column + exit.column, plot.row + exit.row] = painter.cell(
        column: exit.column, row: exit.row, under: exit.symbol, ink: .warning)
    }
  }
}

extension LandscapePicture {
  /// The current point takes its side's colour, so that it can be found in the charts.
  private func ink(of kind: Marker.Kind) -> Ink? {
    switch kind {
    case .start, .minimum: nil
    case .now: .side(side)
    case .crosshair: .accent
    }
  }

  /// The arms of a cross-hair, about as long to the sides as up and down.
  private func drawArms(
    around centre: (column: Int, row: Int), _ painter: HeatPainter, in plot: Rect,
    of screen: inout Screen
  ) {
    let arms: [(Int, Int, Symbol)] = [
      (-2, 0, .horizontal), (-1, 0, .horizontal), (1, 0, .horizontal), (2, 0, .horizontal),
      (0, -1, .vertical), (0, 1, .vertical),
    ]
    for (right, down, symbol) in arms {
      let (column, row) = (centre.column + right, centre.row + down)
      guard column >= 0, column < plot.columns, row >= 0, row < plot.rows else { continue }
      screen[plot.column + column, plot.row + row] = painter.cell(
        column: column, row: row, under: symbol, ink: .accent)
    }
  }
}

extension Marker.Kind {
  fileprivate var symbol: Symbol {
    switch self {
    case .start: .start
    case .now: .now
    case .minimum: .minimum
    case .crosshair: .crosshair
    }
  }
}

extension PlotPath {
  /// Where the path was lost: the cell and sign of an arrow at the edge towards a last point outside
  /// of the plot, or of a cross on the last finite point inside it when none follows.
  fileprivate func exit(
    from transform: PlotTransform
  ) -> (column: Int, row: Int, symbol: Symbol)? {
    let area = transform.area
    let end = points.firstIndex { !$0.isFinite } ?? points.endIndex
    guard let last = points[..<end].last, !area.isEmpty else { return nil }
    if let cell = transform.cell(of: last) {
      return end < points.endIndex ? (cell.column, cell.row, .failure) : nil
    }
    let position = transform.dotPosition(of: last)
    guard position.isFinite else { return nil }
    let (width, height) = (Double(area.columns * 2), Double(area.rows * 4))
    let beyond = (
      x: position.x < 0 ? position.x : max(position.x - width, 0),
      y: position.y < 0 ? position.y : max(position.y - height, 0)
    )
    let symbol: Symbol =
      abs(beyond.x) > abs(beyond.y)
      ? (beyond.x < 0 ? .exitLeft : .exitRight) : (beyond.y < 0 ? .exitUp : .exitDown)
    return (
      Int(min(max(position.x, 0), width - 1)) / 2, Int(min(max(position.y, 0), height - 1)) / 4,
      symbol
    )
  }
}
