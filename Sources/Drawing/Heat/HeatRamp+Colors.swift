extension HeatRamp {
  /// Any colours: the edges of bands are smoothed.
  init(smoothBands bands: Int, appearance: Appearance) {
    let (map, theme) = (appearance.colorMap, appearance.theme)
    let colors = (0..<bands).map { band in
      map.rgb(atFractionOfLoss: Double(band) / Double(bands - 1), theme: theme)
    }
    let overlay = theme == .dark ? RGB(255, 176, 224) : RGB(140, 0, 90)
    self.init(
      pixels: (1, appearance.glyphs == .ascii ? 1 : 2),
      map: BandColors(mixing: colors),
      ground: BandColors(mixing: colors.map { $0.toned(for: theme, dark: 0.15, light: 0.55) }),
      markerGround: BandColors(
        mixing: colors.map { $0.toned(for: theme, dark: 0.08, light: 0.65) }),
      halo: BandColors(mixing: colors.map { $0.toned(for: theme, dark: 0.26, light: 0.40) }),
      contourInk: BandColors(mixing: colors.map(\.contourInk)),
      overlayInk: BandColors(mixing: colors.map { $0.mixed(with: overlay, share: 0.85) }),
      pathInks: (0..<16).map { age in
        let newest = theme == .dark ? RGB.white : RGB(16, 16, 20)
        let oldest = theme == .dark ? RGB(200, 202, 210) : RGB(62, 62, 70)
        return oldest.mixed(with: newest, share: Double(age) / 15).color
      })
  }

  /// The 256-colour palette: every band is one of its colours, and what lies on the map is picked
  /// from the palette too.
  init(paletteBands bands: Int, appearance: Appearance) {
    let isDark = appearance.theme == .dark
    let picked = appearance.colorMap.paletteEntries
    // The brightest is held back on a dark theme, where the path has to be brighter.
    let entries = isDark ? picked.dropLast() : picked[...]
    let colors = (0..<bands).map { band -> UInt8 in
      let fraction = Double(band) / Double(bands - 1)
      let position = (isDark ? fraction : 1 - fraction) * Double(entries.count - 1)
      return entries[Int(position.rounded())]
    }
    let rgb = colors.map { RGB.palette[Int($0)] }
    func nearest(_ colors: [RGB]) -> BandColors {
      BandColors(colors.map { .indexed($0.nearestOf256) })
    }
    // Toned colours would come out as a medley of hues in the palette: a grey is calmer.
    let ground = BandColors(
      zip(colors, rgb).map { entry, color in
        color == color.toned(for: appearance.theme, dark: 0.12, light: 0.65)
          ? .indexed(entry) : .indexed(isDark ? 236 : 254)
      })
    self.init(
      pixels: appearance.glyphs == .ascii ? (1, 1) : (2, 2),
      map: BandColors(colors.map(Color.indexed)),
      ground: ground,
      markerGround: ground,
      contourInk: nearest(rgb.map(\.contourInk)),
      overlayInk: BandColors(.indexed(isDark ? 225 : 89), bands: bands),
      pathInks: (isDark ? [250, 252, 231] : [238, 235, 232]).map(Color.indexed))
  }
}

extension ColorMap {
  /// The colour for a share of the way from the lowest loss to the highest.
  ///
  /// The end of the map that is far from the background, the bright one on a dark theme, is held
  /// back: most of a picture is high loss, and the path has to outshine it.
  fileprivate func rgb(atFractionOfLoss fraction: Double, theme: Theme) -> RGB {
    switch theme {
    case .dark: rgb(at: 0.95 * power(fraction, 1.4)).darkened(toLuminance: 0.62)
    case .light: rgb(at: 1 - 0.95 * power(fraction, 1.25)).lightened(toLuminance: 0.2)
    }
  }
}

extension RGB {
  /// No brighter than a luminance on a dark theme, no darker than another on a light one.
  fileprivate func toned(for theme: Theme, dark: Double, light: Double) -> RGB {
    switch theme {
    case .dark: darkened(toLuminance: dark)
    case .light: lightened(toLuminance: light)
    }
  }

  /// A contour line on this colour: visible, and quieter than anything else.
  fileprivate var contourInk: RGB {
    luminance < 0.12 ? mixed(with: .white, share: 0.25) : mixed(with: .black, share: 0.35)
  }
}
