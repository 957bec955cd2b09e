/// The looks of the bands of a heat map on one rung of the ladders, lowest loss first.
struct HeatRamp: Sendable {
  /// How the cells of the map are made.
  enum Style: Sendable {
    /// Two pixels a cell in any colour, band edges smoothed.
    case smooth
    /// Two pixels a cell in the colours of the bands.
    case banded
    /// A glyph a band.
    case textured
  }

  let style: Style
  let bands: Int
  /// The colour of each band; for textures the nearest flat colour.
  let colors: [RGB]
  /// The colours as the terminal gets them.
  let cellColors: [Color]
  /// The cell of each band, for `textured`.
  let textures: [Cell]
  /// Pixels one above the other in a cell.
  let pixelsPerRow: Int

  init(bands: Int, appearance: Appearance) {
    let bands = min(max(bands, 2), 64)
    self.bands = bands
    pixelsPerRow = appearance.glyphs == .ascii || appearance.colors.hasTextures ? 1 : 2
    let fractions = (0..<bands).map { band -> Double in
      let fraction = Double(band) / Double(bands - 1)
      return appearance.lowIsDark ? fraction : 1 - fraction
    }
    let colors = fractions.map { appearance.colorMap.rgb(at: $0) }
    self.colors = colors
    switch appearance.colors {
    case .truecolor:
      style = .smooth
      cellColors = colors.map(\.color)
      textures = []
    case .indexed256:
      style = .banded
      cellColors = colors.map { .indexed($0.nearestOf256) }
      textures = []
    case .indexed16, .monochrome:
      style = .textured
      cellColors = []
      textures = Self.textures(bands: bands, appearance: appearance)
    }
  }

  /// Textures for terminals with few colours: more ink for higher losses.
  private static func textures(bands: Int, appearance: Appearance) -> [Cell] {
    let shades: [Unicode.Scalar] =
      appearance.glyphs == .ascii
      ? [" ", ".", ":", "-", "=", "+", "*", "#"] : [" ", "░", "▒", "▓"]
    let hues: [Color] =
      appearance.colors == .monochrome
      ? [.standard] : [.indexed(5), .indexed(4), .indexed(6), .indexed(2), .indexed(3)]
    let count = shades.count * hues.count
    return (0..<bands).map { band in
      let step = band * count / bands
      return Cell(shades[step % shades.count], foreground: hues[step / shades.count])
    }
  }
}

extension ColorDepth {
  /// Whether there are so few colours that a heat map needs glyphs.
  var hasTextures: Bool { self == .indexed16 || self == .monochrome }
}
