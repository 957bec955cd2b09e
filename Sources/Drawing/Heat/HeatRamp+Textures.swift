extension HeatRamp {
  /// Sixteen colours or none: glyphs with more or less ink make the bands.
  init(texturedBands bands: Int, appearance: Appearance) {
    let steps =
      appearance.colors == .monochrome
      ? Self.shades(of: appearance.glyphs).map { Cell($0, style: .dim) }
      : Self.dithers(appearance)
    let textures = (0..<bands).map { steps[min($0 * steps.count / bands, steps.count - 1)] }
    // White on black or black on white: which is which nobody has to know without colours.
    let (ink, ground): (Color, Color) =
      switch (appearance.colors, appearance.theme) {
      case (.monochrome, _): (.standard, .standard)
      case (_, .dark): (.indexed(15), .indexed(0))
      case (_, .light): (.indexed(0), .indexed(15))
      }
    let isColored = appearance.colors != .monochrome
    self.init(
      pixels: (1, 1),
      map: BandColors(textures.map(\.background)),
      textures: textures,
      ground: BandColors(ground, bands: bands),
      markerGround: BandColors(ground, bands: bands),
      contourInk: BandColors(
        textures.map { texture in
          // Black, or grey on black.
          isColored ? .indexed(texture.background == .indexed(0) ? 8 : 0) : .standard
        }),
      overlayInk: BandColors(isColored ? .indexed(15) : .standard, bands: bands),
      labelInks: [isColored ? .indexed(15) : .standard],
      pathInks: [ink])
  }

  /// Glyphs with more and more ink. Where contour lines are drawn the lower half is left to them.
  private static func shades(of glyphs: GlyphSet) -> [Unicode.Scalar] {
    switch glyphs {
    case .braille: [" ", " ", "░", "▒"]
    case .block: [" ", "░", "▒", "▓"]
    case .ascii: [" ", ".", ",", "-", "~", "=", "%", "&", "#"]
    }
  }

  /// From one named colour to the next by glyphs with more and more ink of the next.
  private static func dithers(_ appearance: Appearance) -> [Cell] {
    let entries = appearance.colorMap.namedEntries
    let hues =
      (appearance.colorMap.isReversed(on: appearance.theme) ? entries.reversed() : entries)
      .map(Color.indexed)
    let glyphs: [Unicode.Scalar] =
      appearance.glyphs == .ascii ? [" ", ":", "%"] : [" ", "░", "▒", "▓"]
    let between = zip(hues, hues.dropFirst()).flatMap { low, high in
      glyphs.map { Cell($0, foreground: high, background: low) }
    }
    return between + [Cell(foreground: hues[hues.count - 1], background: hues[hues.count - 1])]
  }
}
