extension LandscapePicture {
  /// Fills the plot with the heat map and puts the lines on it.
  func drawPlot(
    _ canvas: DotCanvas, ramp: HeatRamp, in plot: Rect, of screen: inout Screen,
    appearance: Appearance
  ) {
    let pixels = ramp.pixelsPerRow
    let field = grid.map {
      HeatField(
        grid: $0, scale: scale, bands: ramp.bands, range: viewport, columns: plot.columns,
        rows: plot.rows * pixels)
    }
    let palette = appearance.palette
    let blank = Cell(foreground: palette.frame, background: palette.background)
    for row in 0..<plot.rows {
      for column in 0..<plot.columns {
        var cell = blank
        if let field {
          let upper = field.values[row * pixels * field.columns + column]
          let lower = field.values[(row * pixels + pixels - 1) * field.columns + column]
          cell = ramp.cell(upper: upper, lower: lower, appearance: appearance, blank: blank)
        }
        let dots = canvas[column, row]
        if dots.mask != 0 {
          cell = ramp.cell(with: dots, on: cell, appearance: appearance)
        }
        screen[plot.column + column, plot.row + row] = cell
      }
    }
  }

  func drawMarkers(in plot: Rect, of screen: inout Screen, appearance: Appearance) {
    let transform = PlotTransform(range: viewport, area: plot)
    for marker in markers {
      guard let place = transform.cell(of: marker.position) else { continue }
      let symbol: Symbol =
        switch marker.kind {
        case .start: .start
        case .now: .now
        case .minimum: .minimum
        case .crosshair: .crosshair
        }
      var cell = screen[place.column, place.row]
      cell.glyph = appearance.glyphs.glyph(symbol)
      cell.foreground = appearance.colors == .monochrome ? .standard : .rgb(255, 255, 255)
      cell.style = .bold
      screen[place.column, place.row] = cell
    }
  }
}

extension HeatRamp {
  /// The cell of the heat map for one or two pixels.
  func cell(upper: Float, lower: Float, appearance: Appearance, blank: Cell) -> Cell {
    guard upper.isFinite, lower.isFinite else {
      if upper == -.infinity || lower == -.infinity { return blank }
      var cell = blank
      cell.glyph = appearance.glyphs.glyph(.hatch)
      return cell
    }
    let (top, bottom) = (band(of: upper), band(of: lower))
    if style == .textured {
      var cell = textures[top]
      cell.background = blank.background
      return cell
    }
    guard top != bottom, pixelsPerRow == 2 else {
      return Cell(foreground: cellColors[top], background: cellColors[top])
    }
    return Cell("▀", foreground: cellColors[top], background: cellColors[bottom])
  }

  func band(of value: Float) -> Int { min(max(Int(value), 0), bands - 1) }

  /// A cell with lines on the heat map.
  func cell(with dots: DotCell, on cell: Cell, appearance: Appearance) -> Cell {
    var result = cell
    result.glyph = dots.glyph(in: appearance.glyphs)
    let isPath = dots.layer == LandscapePicture.Layer.path.rawValue
    let bright: Color = appearance.colors == .monochrome ? .standard : .rgb(255, 255, 255)
    let dark: Color = appearance.colors == .monochrome ? .standard : .rgb(0, 0, 0)
    if let ratio = cell.background.contrast(with: bright) {
      result.foreground = isPath ? (ratio > 3 ? bright : dark) : dark
    } else {
      result.foreground = bright
    }
    return result
  }
}
