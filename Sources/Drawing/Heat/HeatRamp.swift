/// The looks of the bands of a heat map on one rung of the ladders, lowest loss first.
///
/// Everything that lies on the map takes its colours from here too, as each has to stand out from
/// the band under it.
struct HeatRamp: Sendable {
  let bands: Int
  /// Pixels in a cell, side by side and one above the other.
  let pixels: (across: Int, down: Int)
  /// The map itself.
  let map: BandColors
  /// The cell of each band where glyphs make the bands; empty where colours do.
  let textures: [Cell]
  /// The map right under the path: dark enough for a bright path, or light enough for a dark one.
  let ground: BandColors
  /// The map right under markers, which come in the colours of sides.
  let markerGround: BandColors
  /// The map beside the path, between `ground` and `map`; `nil` where there is no such colour.
  let halo: BandColors?
  let contourInk: BandColors
  let overlayInk: BandColors
  /// For the losses on contour lines, which have to be read: on every ground the one that stands out.
  let labelInks: [Color]
  /// From the oldest step of the path to the newest.
  let pathInks: [Color]

  /// The ramp for at least 2 and at most 64 bands.
  init(bands: Int, appearance: Appearance) {
    let bands = min(max(bands, 2), 64)
    switch appearance.colors {
    case .truecolor: self.init(smoothBands: bands, appearance: appearance)
    case .indexed256: self.init(paletteBands: bands, appearance: appearance)
    case .indexed16, .monochrome: self.init(texturedBands: bands, appearance: appearance)
    }
  }

  init(
    pixels: (across: Int, down: Int), map: BandColors, textures: [Cell] = [], ground: BandColors,
    markerGround: BandColors, halo: BandColors? = nil, contourInk: BandColors,
    overlayInk: BandColors, labelInks: [Color], pathInks: [Color]
  ) {
    bands = map.colors.count
    self.pixels = pixels
    self.map = map
    self.textures = textures
    self.ground = ground
    self.markerGround = markerGround
    self.halo = halo
    self.contourInk = contourInk
    self.overlayInk = overlayInk
    self.labelInks = labelInks
    self.pathInks = pathInks
  }

  /// The ink of a letter on a colour.
  func labelInk(on ground: Color) -> Color {
    guard let ground = ground.rgbValue else { return labelInks[0] }
    func contrast(_ ink: Color) -> Double { ink.rgbValue?.contrast(with: ground) ?? 0 }
    return labelInks.max { contrast($0) < contrast($1) } ?? .standard
  }

  /// The ink of a step of the path; recency 0 is oldest and 255 newest.
  func pathInk(recency: UInt8) -> Color {
    pathInks[Int(recency) * (pathInks.count - 1) / 255]
  }
}

extension ColorDepth {
  /// Whether there are so few colours that a heat map needs glyphs.
  var hasTextures: Bool { self == .indexed16 || self == .monochrome }
}
