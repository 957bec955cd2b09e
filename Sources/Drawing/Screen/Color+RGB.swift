extension Color {
  /// The sRGB value of a palette entry as xterm defines it; `nil` for the terminal's own colour.
  ///
  /// The sixteen named colours differ from terminal to terminal; these are xterm's.
  var rgbValue: RGB? {
    switch self {
    case .standard: nil
    case .rgb(let red, let green, let blue): RGB(red, green, blue)
    case .indexed(let index): RGB.palette[Int(index)]
    }
  }

  /// Contrast ratio of two colours, 1 to 21 (WCAG 2.2); `nil` where a terminal's own is among them.
  public func contrast(with other: Color) -> Double? {
    guard let a = rgbValue, let b = other.rgbValue else { return nil }
    return a.contrast(with: b)
  }
}

extension RGB {
  /// xterm's 256 colours: 16 named ones, a cube of 6 x 6 x 6, and 24 greys.
  static let palette: [RGB] = {
    let named: [UInt32] = [
      0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
      0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
    let cube = (0..<216).map {
      RGB(cubeLevels[$0 / 36], cubeLevels[$0 / 6 % 6], cubeLevels[$0 % 6])
    }
    let greys = (0..<24).map { grey -> RGB in
      let value = UInt8(8 + 10 * grey)
      return RGB(value, value, value)
    }
    return named.map(RGB.init(hex:)) + cube + greys
  }()

  private static let cubeLevels: [UInt8] = [0, 95, 135, 175, 215, 255]

  /// The nearest entry of the cube or the greys. The named colours are left out: they belong to the
  /// user's theme.
  var nearestOf256: UInt8 {
    func level(_ value: UInt8) -> Int { value < 48 ? 0 : value < 115 ? 1 : (Int(value) - 35) / 40 }
    let cube = 16 + 36 * level(red) + 6 * level(green) + level(blue)
    let mean = (Int(red) + Int(green) + Int(blue)) / 3
    let grey = 232 + min(max((mean - 3) / 10, 0), 23)
    return UInt8(distance(to: RGB.palette[grey]) < distance(to: RGB.palette[cube]) ? grey : cube)
  }

  /// The nearest of the sixteen named colours.
  var nearestOf16: UInt8 {
    UInt8((0..<16).min { distance(to: RGB.palette[$0]) < distance(to: RGB.palette[$1]) } ?? 0)
  }

  /// Squared distance with the channels weighted by how much the eye makes of them.
  private func distance(to other: RGB) -> Int {
    let (r, g, b) = (
      Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue)
    )
    return 3 * r * r + 6 * g * g + b * b
  }
}
