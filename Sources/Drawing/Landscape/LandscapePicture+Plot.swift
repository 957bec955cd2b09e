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
    if hasContourLabels {
      for label in contourLabels(on: canvas) {
        for (offset, letter) in label.text.unicodeScalars.enumerated() {
          screen[plot.column + label.column + offset, plot.row + label.row] = painter.cell(
            column: label.column + offset, row: label.row, underLetter: letter)
        }
      }
    }
    drawMarkers(painter, canvas: canvas, in: plot, of: &screen)
  }
}
