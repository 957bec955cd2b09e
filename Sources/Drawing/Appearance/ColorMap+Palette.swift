extension ColorMap {
  /// The map in entries of the 256-colour palette, lowest first.
  ///
  /// The nearest entries of a map's own colours would be few, and some of them grey. These were
  /// picked along the hues of the map to rise in lightness, with neighbours that can be told apart.
  var paletteEntries: [UInt8] {
    switch self {
    case .viridis: [53, 54, 55, 25, 24, 30, 36, 72, 71, 77, 113, 149, 148, 184]
    case .cividis: [17, 18, 239, 60, 242, 244, 246, 248, 144, 179, 185, 186, 221, 222]
    case .magma: [234, 17, 53, 54, 90, 125, 126, 162, 168, 203, 209, 215, 216, 222]
    case .turbo: [54, 61, 69, 39, 44, 43, 78, 112, 148, 184, 214, 208, 202, 160, 124]
    case .grey: [234, 236, 237, 239, 240, 242, 243, 245, 246, 248, 249, 251, 253, 255]
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
