/// Makes the cells of a strip out of what runs came to, in the colours of a heat map.
struct SweepPainter {
  private let ramp: HeatRamp
  private let scale: ColorScale
  private let appearance: Appearance

  init(scale: ColorScale, appearance: Appearance) {
    ramp = HeatRamp(bands: appearance.suggestedBands, appearance: appearance)
    self.scale = scale
    self.appearance = appearance
  }

  /// The cell of a run alone.
  func cell(of run: SweepStrip.Run) -> Cell {
    let palette = appearance.palette
    switch run {
    case .open: return cell(.dashedHorizontal, ink: .frame)
    case .lost: return cell(.hatch, ink: appearance.colors.hasTextures ? .dim : .frame)
    case .reached(let loss, _):
      guard let band = band(of: loss) else { return cell(.hatch, ink: .dim) }
      return ramp.textures.isEmpty
        ? Cell(foreground: palette.frame, background: ramp.map.colors[band]) : ramp.textures[band]
    }
  }

  /// The cell of a run under a sign.
  ///
  /// - Parameter ink: Its ink; that of a path when nil.
  func cell(of run: SweepStrip.Run, under symbol: Symbol, ink: Ink? = nil) -> Cell {
    var ground = appearance.palette.background
    if case .reached(let loss, _) = run, let band = band(of: loss) {
      ground = (ink == nil ? ramp.ground : ramp.markerGround).colors[band]
    }
    return Cell(
      appearance.glyphs.glyph(symbol),
      foreground: ink?.resolved(for: appearance).color ?? ramp.pathInk(recency: 255),
      background: ground, style: .bold)
  }

  private func band(of loss: Double) -> Int? {
    let fraction = scale.fraction(of: loss)
    return fraction.isFinite ? ramp.map.band(of: Float(fraction * Double(ramp.bands))) : nil
  }

  private func cell(_ symbol: Symbol, ink: Ink) -> Cell {
    let (color, style) = ink.resolved(for: appearance)
    return Cell(
      appearance.glyphs.glyph(symbol), foreground: color,
      background: appearance.palette.background, style: style)
  }
}
