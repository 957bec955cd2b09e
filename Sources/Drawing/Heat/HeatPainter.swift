/// Makes the cells of a plot out of the loss field and the lines on it.
struct HeatPainter {
  let ramp: HeatRamp
  let appearance: Appearance
  /// Where nothing is known.
  let blank: Cell
  /// Where the loss is not finite.
  private let hatch: Cell
  private let field: HeatField?
  /// Whether a pixel lies beside the path, row by row; empty where there is no halo.
  private let isBesidePath: [Bool]

  init(field: HeatField?, ramp: HeatRamp, canvas: DotCanvas, appearance: Appearance) {
    self.field = field
    self.ramp = ramp
    self.appearance = appearance
    let palette = appearance.palette
    let (dim, style) = Ink.dim.resolved(for: appearance)
    blank = Cell(foreground: palette.frame, background: palette.background)
    hatch = Cell(
      appearance.glyphs.glyph(.hatch),
      foreground: appearance.colors.hasTextures ? dim : palette.frame,
      background: palette.background, style: style)
    isBesidePath = ramp.halo == nil ? [] : Self.pixelsBesidePath(canvas, ramp: ramp)
  }

  /// The pixels of the cells that the path crosses, and their neighbours.
  private static func pixelsBesidePath(_ canvas: DotCanvas, ramp: HeatRamp) -> [Bool] {
    let (columns, rows) = (canvas.columns, canvas.rows * ramp.pixels.down)
    var beside = [Bool](repeating: false, count: columns * rows)
    canvas.forEachCell { column, row, cell in
      guard cell.layer == LandscapePicture.Layer.path.rawValue else { return }
      let top = row * ramp.pixels.down
      for y in max(top - 1, 0)...min(top + ramp.pixels.down, rows - 1) {
        for x in max(column - 1, 0)...min(column + 1, columns - 1) {
          beside[y * columns + x] = true
        }
      }
    }
    return beside
  }

  /// The cell of the map alone.
  func cell(column: Int, row: Int) -> Cell {
    guard let field else { return blank }
    let (x, top) = (column * ramp.pixels.across, row * ramp.pixels.down)
    let bottom = top + ramp.pixels.down - 1
    let (upper, lower) = (field[x, top], field[x, bottom])
    guard upper.isFinite, lower.isFinite else {
      return upper == -.infinity || lower == -.infinity ? blank : hatch
    }
    if !ramp.textures.isEmpty { return ramp.textures[ramp.map.band(of: upper)] }
    if ramp.pixels.across == 2 { return quarters(of: field, x: x, y: top) }
    return halves(
      color(of: field, x: x, y: top), bottom == top ? nil : color(of: field, x: x, y: bottom))
  }

  private func halves(_ upper: Color, _ lower: Color?) -> Cell {
    guard let lower, lower != upper else {
      return Cell(foreground: blank.foreground, background: upper)
    }
    return Cell("▀", foreground: upper, background: lower)
  }

  private func color(of field: HeatField, x: Int, y: Int) -> Color {
    let colors =
      if let halo = ramp.halo, isBesidePath[y * field.columns + x] { halo } else { ramp.map }
    return colors.average(around: field[x, y], reach: field.reach(column: x, row: y))
  }

  /// Four pixels in a cell when they have two colours, else the left two.
  private func quarters(of field: HeatField, x: Int, y: Int) -> Cell {
    let first = ramp.map[field[x, y]]
    var second: Color?
    var mask = 0
    for quarter in 0..<4 {
      let value = field[x + quarter % 2, y + quarter / 2]
      let color = value.isFinite ? ramp.map[value] : first
      if color == first {
        mask |= 1 << quarter
      } else if second == nil || second == color {
        second = color
      } else {
        return halves(first, ramp.map[field[x, y + 1]])
      }
    }
    guard let second else { return Cell(foreground: blank.foreground, background: first) }
    return Cell(DotCell.quadrantGlyphs[mask], foreground: first, background: second)
  }

  /// One colour for a whole cell; `nil` where the loss is unknown or not finite.
  func color(_ colors: BandColors, column: Int, row: Int) -> Color? {
    guard let field else { return nil }
    let (x, top) = (column * ramp.pixels.across, row * ramp.pixels.down)
    let (upper, lower) = (field[x, top], field[x, top + ramp.pixels.down - 1])
    guard upper.isFinite, lower.isFinite else { return nil }
    let reach = abs(upper - lower) / 2 + field.reach(column: x, row: top)
    return colors.average(around: (upper + lower) / 2, reach: reach)
  }

  /// The colour of the map for a whole cell: beside the path only where all of it is, as half a cell of halo
  /// around the path would be a whole one above some of its cells.
  func mapColor(column: Int, row: Int) -> Color {
    var colors = ramp.map
    if let halo = ramp.halo, let field {
      let top = row * ramp.pixels.down * field.columns + column
      let bottom = top + (ramp.pixels.down - 1) * field.columns
      if isBesidePath[top] && isBesidePath[bottom] { colors = halo }
    }
    return color(colors, column: column, row: row) ?? blank.background
  }
}
