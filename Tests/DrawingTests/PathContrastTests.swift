import Testing

@testable import Drawing

/// The path has to stand out on every background: a contrast ratio above 3, WCAG's bound for
/// graphics, measured here with formulas of our own.
@Suite struct PathContrastTests {
  /// Contrast ratio of WCAG 2.2, written down from the definition.
  static func contrast(_ a: Color, _ b: Color) -> Double {
    func luminance(_ color: Color) -> Double {
      guard let rgb = color.rgbValue else { return .nan }
      func light(_ value: UInt8) -> Double {
        let share = Double(value) / 255
        return share <= 0.03928 ? share / 12.92 : power((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * light(rgb.red) + 0.7152 * light(rgb.green) + 0.0722 * light(rgb.blue)
    }
    let (bright, dark) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
    return (bright + 0.05) / (dark + 0.05)
  }

  static let colored: [ColorDepth] = [.truecolor, .indexed256, .indexed16]

  @Test(arguments: colored, ColorMap.allCases)
  func everyStepOfThePathStandsOutOnEveryBand(colors: ColorDepth, map: ColorMap) {
    for theme in Theme.allCases {
      let appearance = Appearance(colors: colors, colorMap: map, theme: theme)
      for bands in [2, 10, 16, 33] {
        let ramp = HeatRamp(bands: bands, appearance: appearance)
        for ground in ramp.ground.colors {
          for ink in ramp.pathInks { #expect(Self.contrast(ink, ground) > 3) }
        }
      }
    }
  }

  @Test(arguments: [ColorDepth.truecolor, .indexed256], ColorMap.allCases)
  func theCurrentPointStandsOutInTheColourOfEverySide(colors: ColorDepth, map: ColorMap) {
    for theme in Theme.allCases {
      let appearance = Appearance(colors: colors, colorMap: map, theme: theme)
      let ramp = HeatRamp(bands: 12, appearance: appearance)
      for ground in ramp.markerGround.colors {
        for side in 0..<4 {
          #expect(Self.contrast(appearance.palette.side(side), ground) > 2.8)
        }
      }
    }
  }

  /// A label lies on the line between two bands. Halfway between both inks lies a grey of the palette with a
  /// ratio of 2.8 to each.
  @Test(arguments: [ColorDepth.truecolor, .indexed256], ColorMap.allCases)
  func labelsCanBeReadOnBothSidesOfTheirLine(colors: ColorDepth, map: ColorMap) {
    for theme in Theme.allCases {
      let appearance = Appearance(colors: colors, colorMap: map, theme: theme)
      for bands in [10, 16, 33] {
        let ramp = HeatRamp(bands: bands, appearance: appearance)
        for edge in 1..<bands {
          for value in [Float(edge) - 0.1, Float(edge) + 0.1] {
            let ground = ramp.map.average(around: value, reach: 0.5)
            #expect(Self.contrast(ramp.labelInk(on: ground), ground) > 2.7, "\(theme), \(value)")
          }
        }
      }
    }
  }

  @Test(arguments: colored)
  func thePathStandsOutInThePictureItself(colors: ColorDepth) {
    let appearance = Appearance(colors: colors)
    let rect = Rect(columns: 70, rows: 30)
    var scene = TwinScene(appearance: appearance)
    scene.step = 120
    var screen = Screen(size: rect.size)
    var picture = scene.pane(TwinScene.ravine, side: 0, in: rect)
    (picture.contours, picture.overlays) = ([], [])
    picture.draw(in: rect, of: &screen, appearance: appearance)
    let braille = screen.cells.filter { (0x2801...0x28FF).contains($0.glyph.value) }
    #expect(braille.count > 50)
    #expect(braille.allSatisfy { Self.contrast($0.foreground, $0.background) > 3 })
  }

  @Test(arguments: [ColorDepth.truecolor, .indexed256], Theme.allCases)
  func textCanBeReadOnTheBackground(colors: ColorDepth, theme: Theme) {
    let palette = Appearance(colors: colors, theme: theme).palette
    let inks =
      [palette.text, palette.dimText, palette.accent, palette.warning] + palette.sides
    for ink in inks { #expect(Self.contrast(ink, palette.background) > 4.5) }
  }
}
