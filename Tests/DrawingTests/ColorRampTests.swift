import Testing

@testable import Drawing

@Suite struct ColorRampTests {
  /// Distance of two colours in CIELAB (CIE 1976), for white D65.
  private func distance(_ a: Color, _ b: Color) -> Double {
    func lab(_ color: Color) -> (Double, Double, Double) {
      guard let rgb = color.rgbValue else { return (.nan, .nan, .nan) }
      func light(_ value: UInt8) -> Double {
        let share = Double(value) / 255
        return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055, 2.4)
      }
      let (r, g, b) = (light(rgb.red), light(rgb.green), light(rgb.blue))
      func f(_ t: Double) -> Double {
        t > 216.0 / 24389 ? power(t, 1.0 / 3) : (24389.0 / 27 * t + 16) / 116
      }
      let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
      let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
      let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
      return (116 * y - 16, 500 * (x - y), 200 * (y - z))
    }
    let (p, q) = (lab(a), lab(b))
    let (dl, da, db) = (p.0 - q.0, p.1 - q.1, p.2 - q.2)
    return (dl * dl + da * da + db * db).squareRoot()
  }

  @Test(arguments: [ColorDepth.truecolor, .indexed256], ColorMap.allCases)
  func neighbouringBandsCanBeToldApart(colors: ColorDepth, map: ColorMap) {
    for theme in Theme.allCases {
      let appearance = Appearance(colors: colors, colorMap: map, theme: theme)
      let bands = HeatRamp(bands: 14, appearance: appearance).map.colors
      #expect(Set(bands).count == 14)
      // A just noticeable difference is about 2.3.
      for (low, high) in zip(bands, bands.dropFirst()) { #expect(distance(low, high) > 3.5) }
    }
  }

  @Test(arguments: [ColorDepth.truecolor, .indexed256], ColorMap.allCases)
  func higherLossIsFurtherFromTheBackground(colors: ColorDepth, map: ColorMap) {
    // The rainbow runs through all hues at much the same lightness.
    guard map != .turbo else { return }
    for theme in Theme.allCases {
      let appearance = Appearance(colors: colors, colorMap: map, theme: theme)
      let luminances = HeatRamp(bands: 14, appearance: appearance).map.colors
        .compactMap { $0.rgbValue?.luminance }
      let rising = theme == .dark ? luminances : luminances.reversed()
      for (low, high) in zip(rising, rising.dropFirst()) { #expect(low <= high + 0.02) }
    }
  }

  @Test(arguments: ColorDepth.allCases, GlyphSet.allCases)
  func asManyBandsAsSuggestedDiffer(colors: ColorDepth, glyphs: GlyphSet) {
    // Contour lines, not shades, tell the bands apart in braille without colours.
    guard colors != .monochrome || glyphs != .braille else { return }
    let appearance = Appearance(colors: colors, glyphs: glyphs)
    let ramp = HeatRamp(bands: appearance.suggestedBands, appearance: appearance)
    let looks = ramp.textures.isEmpty ? ramp.map.colors.map { Cell(background: $0) } : ramp.textures
    #expect(zip(looks, looks.dropFirst()).allSatisfy { $0 != $1 })
    #expect(looks.count == appearance.suggestedBands)
  }

  @Test func mapsPassThroughTheirPublishedColours() {
    // From the tables of matplotlib 3: first, middle and last.
    #expect(ColorMap.viridis.rgb(at: 0) == RGB(68, 1, 84))
    #expect(ColorMap.viridis.rgb(at: 0.5) == RGB(33, 144, 140))
    #expect(ColorMap.viridis.rgb(at: 1) == RGB(253, 231, 37))
    #expect(ColorMap.magma.rgb(at: 0) == RGB(0, 0, 4))
    #expect(ColorMap.cividis.rgb(at: 1) == RGB(254, 232, 56))
    #expect(ColorMap.turbo.rgb(at: 0) == RGB(48, 18, 59))
    #expect(ColorMap.grey.rgb(at: 0.5) == RGB(128, 128, 128))
  }

  @Test func aPixelOnAnEdgeMixesTheBandsByTheirShares() {
    let colors = BandColors(mixing: [RGB(0, 0, 0), RGB(100, 200, 40), RGB(200, 0, 0)])
    #expect(colors.average(around: 0.5, reach: 0.25) == .rgb(0, 0, 0))
    #expect(colors.average(around: 1, reach: 0.25) == .rgb(50, 100, 20))
    #expect(colors.average(around: 1.125, reach: 0.25) == .rgb(75, 150, 30))
    #expect(colors.average(around: 1.5, reach: 1.5) == .rgb(100, 67, 13))
    #expect(colors.average(around: 3, reach: 0) == .rgb(200, 0, 0))
  }

  @Test func paletteColoursMapOntoThemselves() {
    for index in UInt8(16)...255 {
      let color = Color.indexed(index)
      guard case .rgb(let red, let green, let blue)? = color.rgbValue?.color else { continue }
      let reduced = Color.rgb(red, green, blue).reduced(to: .indexed256)
      #expect(reduced.rgbValue == color.rgbValue)
    }
  }
}
