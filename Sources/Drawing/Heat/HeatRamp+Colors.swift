extension HeatRamp {
  /// Any colours: the edges of bands are smoothed.
  init(smoothBands bands: Int, appearance: Appearance) {
    let (map, theme) = (appearance.colorMap, appearance.theme)
    let colors = (0..<bands).map { band in
      map.rgb(atFractionOfLoss: Double(band) / Double(bands - 1), theme: theme)
    }
    self.init(
      pixels: (1, appearance.glyphs == .ascii ? 1 : 2),
      map: BandColors(mixing: colors),
      ground: BandColors(mixing: colors.map { $0.toned(for: theme, dark: 0.15, light: 0.55) }),
      markerGround: BandColors(
        mixing: colors.map { $0.toned(for: theme, dark: 0.08, light: 0.65) }),
      halo: BandColors(mixing: colors.map { $0.toned(for: theme, dark: 0.26, light: 0.40) }),
      contourInk: BandColors(mixing: colors.map(\.contourInk)),
      // A mixture of pink and plum would be neither, and pale on both sides of the edge.
      overlayInk: BandColors(colors.map(\.overlayInk.color)),
      labelInks: [RGB.pink.color, RGB.plum.color],
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
    let entries = appearance.colorMap.paletteEntries
    let colors = (0..<bands).map { band -> UInt8 in
      let fraction = Double(band) / Double(bands - 1)
      let place = appearance.colorMap.isReversed(on: appearance.theme) ? 1 - fraction : fraction
      let position = place * Double(entries.count - 1)
      return entries[Int(position.rounded())]
    }
    let rgb = colors.map { RGB.palette[Int($0)] }
    func nearest(_ colors: [RGB]) -> BandColors {
      BandColors(colors.map { .indexed($0.nearestOf256) })
    }
    // Toned colours would come out as a medley of hues in the palette: a grey is calmer.
    func ground(dark: Double, light: Double) -> BandColors {
      BandColors(
        zip(colors, rgb).map { entry, color in
          color == color.toned(for: appearance.theme, dark: dark, light: light)
            ? .indexed(entry) : .indexed(isDark ? 236 : 254)
        })
    }
    self.init(
      pixels: appearance.glyphs == .ascii ? (1, 1) : (2, 2),
      map: BandColors(colors.map(Color.indexed)),
      ground: ground(dark: 0.15, light: 0.55),
      markerGround: ground(dark: 0.08, light: 0.65),
      contourInk: nearest(rgb.map(\.contourInk)),
      overlayInk: nearest(rgb.map(\.overlayInk)),
      labelInks: [RGB.pink, .plum].map { .indexed($0.nearestOf256) },
      pathInks: (isDark ? [251, 253, 231] : [238, 235, 232]).map(Color.indexed))
  }
}

extension ColorMap {
  /// The colour for a share of the way from the lowest loss to the highest.
  ///
  /// The end of the map that is far from the background, the bright one on a dark theme, is held
  /// back: most of a picture is high loss, and the path has to outshine it. For the same reason the
  /// colours near the valley get more than their share, but for grey, where all are alike.
  fileprivate func rgb(atFractionOfLoss fraction: Double, theme: Theme) -> RGB {
    let (darkest, brightest) = span
    let isGrey = self == .grey
    switch theme {
    case .dark:
      let place = power(fraction, isGrey ? 1 : 1.3)
      return rgb(at: darkest + (brightest - darkest) * place)
    case .light:
      let place = power(fraction, isGrey ? 1 : 1.2)
      let color = rgb(at: isReversed(on: theme) ? 1 + (darkest - 1) * place : fraction)
      // Paper is bright: the dark colours pale towards it.
      return color.mixed(with: .white, share: isGrey ? 0 : 0.45 * fraction)
    }
  }

  /// The part of the map that stands out from black and leaves white to the path.
  private var span: (darkest: Double, brightest: Double) {
    switch self {
    case .viridis, .cividis: (0, 0.9)
    case .magma: (0.08, 0.86)
    case .turbo: (0.04, 0.96)
    case .grey: (0.12, 0.78)
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

  /// An overlay on this colour: pink, or plum where pink would pale.
  fileprivate var overlayInk: RGB { Self.pink.contrast(with: self) > 1.9 ? Self.pink : Self.plum }

  fileprivate static let pink = RGB(255, 176, 224)
  fileprivate static let plum = RGB(84, 0, 62)

  /// A contour line on this colour: visible, and quieter than anything else.
  fileprivate var contourInk: RGB {
    luminance < 0.12 ? mixed(with: .white, share: 0.25) : mixed(with: .black, share: 0.35)
  }
}
