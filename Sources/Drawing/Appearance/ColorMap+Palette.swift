extension ColorMap {
  /// The map in entries of the 256-colour palette, lowest first.
  ///
  /// The nearest entries of a map's own colours would be few: viridis falls together into fourteen,
  /// some of them grey. These were picked to rise evenly in lightness (OKLab, Ottosson 2020), with
  /// neighbours that can be told apart, along the hues of the map.
  var paletteEntries: [UInt8] {
    switch self {
    case .viridis: [53, 54, 24, 30, 36, 71, 77, 113, 149, 184, 220]
    case .cividis: [17, 18, 60, 243, 102, 247, 144, 179, 185, 221, 228]
    case .magma: [17, 54, 90, 126, 162, 168, 203, 209, 215, 222, 230]
    case .turbo: [54, 61, 69, 39, 44, 43, 78, 112, 148, 184, 214, 208, 202, 160, 124]
    case .grey: [235, 237, 239, 241, 243, 245, 247, 249, 251, 253, 255]
    }
  }

  /// The map in the first eight of the named colours, lowest first; shades lie between two.
  var namedEntries: [UInt8] {
    switch self {
    case .viridis: [0, 4, 6, 2, 3]
    case .cividis: [0, 4, 7, 3]
    case .magma: [0, 5, 1, 3, 7]
    case .turbo: [4, 6, 2, 3, 1]
    case .grey: [0, 7]
    }
  }
}
