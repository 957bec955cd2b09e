extension HeatPainter {
  /// The cell of the map under dots.
  func cell(column: Int, row: Int, under dots: DotCell) -> Cell {
    switch LandscapePicture.Layer(rawValue: dots.layer) {
    case .path:
      return Cell(
        appearance.glyphs == .ascii ? "*" : dots.glyph(in: appearance.glyphs),
        foreground: ramp.pathInk(recency: dots.tag),
        background: color(ramp.ground, column: column, row: row) ?? blank.background,
        style: style(boldWith: .path))
    case .overlays:
      return Cell(
        dots.glyph(in: appearance.glyphs),
        foreground: color(ramp.overlayInk, column: column, row: row) ?? blank.foreground,
        background: mapColor(column: column, row: row), style: style(boldWith: .overlays))
    case .contours, nil:
      let cell = cell(column: column, row: row)
      // Without colours a contour would punch holes into the shading.
      guard appearance.colors != .monochrome || cell.glyph == " " else { return cell }
      return Cell(
        dots.glyph(in: appearance.glyphs),
        foreground: color(ramp.contourInk, column: column, row: row) ?? blank.foreground,
        background: mapColor(column: column, row: row), style: cell.style)
    }
  }

  /// Bold helps where colours are few; it would turn black into grey on many terminals.
  private func style(boldWith layer: LandscapePicture.Layer) -> Cell.Style {
    switch (appearance.colors, appearance.theme) {
    case (.monochrome, _): .bold
    case (.indexed16, .dark): layer == .path ? .bold : []
    default: []
    }
  }

  /// The cell of the map under a step of the path.
  func cell(column: Int, row: Int, underStepOf recency: UInt8) -> Cell {
    Cell(
      appearance.glyphs.glyph(.bead), foreground: ramp.pathInk(recency: recency),
      background: color(ramp.ground, column: column, row: row) ?? blank.background,
      style: style(boldWith: .path))
  }

  /// The cell of the map under a letter of a contour line's label.
  func cell(column: Int, row: Int, underLetter letter: Unicode.Scalar) -> Cell {
    let ground = mapColor(column: column, row: row)
    return Cell(
      letter, foreground: ramp.labelInk(on: ground), background: ground,
      style: appearance.colors == .monochrome ? .bold : [])
  }

  /// The cell of the map under a sign.
  ///
  /// - Parameter ink: Its ink; `nil` for that of the newest step of the path.
  func cell(column: Int, row: Int, under symbol: Symbol, ink: Ink? = nil) -> Cell {
    let ground = ink == nil ? ramp.ground : ramp.markerGround
    let style: Cell.Style =
      appearance.colors == .indexed16 && appearance.theme == .light ? [] : .bold
    return Cell(
      appearance.glyphs.glyph(symbol),
      foreground: ink?.resolved(for: appearance).color ?? ramp.pathInk(recency: 255),
      background: color(ground, column: column, row: row) ?? blank.background,
      style: style)
  }
}
