/// A 24-bit sRGB colour, for arithmetic on colours.
struct RGB: Hashable, Sendable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// From 0xRRGGBB.
  init(hex: UInt32) {
    self.init(
      UInt8(truncatingIfNeeded: hex >> 16), UInt8(truncatingIfNeeded: hex >> 8),
      UInt8(truncatingIfNeeded: hex))
  }

  static let black = RGB(0, 0, 0)
  static let white = RGB(255, 255, 255)

  var color: Color { .rgb(red, green, blue) }

  /// This colour with a share of another, mixed channel by channel in sRGB.
  func mixed(with other: RGB, share: Double) -> RGB {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + (Double(b) - Double(a)) * min(max(share, 0), 1)).rounded())
    }
    return RGB(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }

  /// The colour half-way between two.
  func average(with other: RGB) -> RGB {
    RGB(
      UInt8((UInt16(red) + UInt16(other.red)) / 2),
      UInt8((UInt16(green) + UInt16(other.green)) / 2),
      UInt8((UInt16(blue) + UInt16(other.blue)) / 2))
  }

  /// Relative luminance, 0 for black to 1 for white (WCAG 2.2, "relative luminance").
  var luminance: Double {
    0.2126 * RGB.linear[Int(red)] + 0.7152 * RGB.linear[Int(green)]
      + 0.0722 * RGB.linear[Int(blue)]
  }

  /// Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
  func contrast(with other: RGB) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// Light intensity of each sRGB channel value (IEC 61966-2-1).
  private static let linear: [Double] = (0...255).map { value in
    let s = Double(value) / 255
    return s <= 0.04045 ? s / 12.92 : power((s + 0.055) / 1.055, 2.4)
  }
}
