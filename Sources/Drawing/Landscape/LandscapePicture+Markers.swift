extension LandscapePicture {
  /// From back to front; only the minimum lies under the path.
  func drawMarkers(
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
