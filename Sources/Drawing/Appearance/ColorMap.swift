/// A sequence of colours for increasing values.
public enum ColorMap: String, CaseIterable, Sendable {
  /// Dark blue to yellow, evenly brighter and safe for colour-blind eyes (van der Walt, Smith
  /// 2015).
  case viridis
  /// As viridis, made to look the same with and without red-green blindness (Nuñez et al. 2018).
  case cividis
  /// Black to cream by way of purple (van der Walt, Smith 2015).
  case magma
  /// The rainbow, smoothed; shows most bands, not safe for colour-blind eyes (Mikhailov 2019).
  case turbo
  /// Black to white; even in sRGB, so any eye and any printer keeps the order.
  case grey

  /// Whether low losses take the end of the map: on a light theme the bright end belongs to the
  /// valley. A rainbow has no bright end, and red stays high.
  func isReversed(on theme: Theme) -> Bool { theme == .light && self != .turbo }

  /// The colour at a fraction of the map, 0 for the lowest value to 1 for the highest.
  func rgb(at fraction: Double) -> RGB {
    let samples = samples
    let position = min(max(fraction, 0), 1) * Double(samples.count - 1)
    let lower = min(Int(position), samples.count - 2)
    return RGB(hex: samples[lower]).mixed(
      with: RGB(hex: samples[lower + 1]), share: position - Double(lower))
  }

  /// The published maps at evenly spaced fractions; straight lines between them stay within 11 of
  /// 255 of the full tables, and within 6 for all but cividis.
  private var samples: [UInt32] {
    switch self {
    case .viridis: Self.viridisSamples
    case .cividis: Self.cividisSamples
    case .magma: Self.magmaSamples
    case .turbo: Self.turboSamples
    case .grey: [0x000000, 0xFFFFFF]
    }
  }

  private static let viridisSamples: [UInt32] = [
    0x440154, 0x48186A, 0x472D7B, 0x424086, 0x3B528B, 0x33638D, 0x2C728E, 0x26818E, 0x21908C,
    0x1F9F88, 0x28AE80, 0x3EBC74, 0x5DC963, 0x82D34C, 0xABDC32, 0xD5E21A, 0xFDE725,
  ]
  private static let cividisSamples: [UInt32] = [
    0x00224E, 0x002E6A, 0x1A386F, 0x32436D, 0x434E6C, 0x52596D, 0x61656F, 0x6F7073, 0x7C7B78,
    0x8B8778, 0x9B9376, 0xABA072, 0xBBAD6C, 0xCCBA64, 0xDDC958, 0xEFD748, 0xFEE838,
  ]
  private static let magmaSamples: [UInt32] = [
    0x000004, 0x0A0822, 0x1D1146, 0x36106A, 0x50127C, 0x691C81, 0x822681, 0x9C2E7F, 0xB63779,
    0xCF4170, 0xE65163, 0xF5695C, 0xFB8761, 0xFEA571, 0xFEC387, 0xFDE0A2, 0xFCFDBF,
  ]
  private static let turboSamples: [UInt32] = [
    0x30123B, 0x392A73, 0x4040A1, 0x4456C7, 0x466BE3, 0x467FF6, 0x4293FF, 0x37A7FA, 0x29BBEC,
    0x1DCDD8, 0x18DCC3, 0x1EE8B0, 0x31F299, 0x4CF97E, 0x6BFD64, 0x8AFF4D, 0xA3FD3C, 0xB8F735,
    0xCCED34, 0xDEE037, 0xEDD03A, 0xF8C03A, 0xFDAE35, 0xFE982C, 0xFB8022, 0xF56817, 0xEC520F,
    0xE04009, 0xD23105, 0xC02302, 0xAC1701, 0x950D01, 0x7A0403,
  ]
}
