/// The check that bytes are well-formed UTF-8 (Unicode 15, table 3-7).
public enum UTF8Validation {
  /// Offset of the first byte that begins no well-formed character; nil when all are well-formed.
  public static func firstFault(in bytes: [UInt8]) -> Int? {
    var place = 0
    while place < bytes.count {
      let lead = bytes[place]
      if lead < 0x80 {
        place += 1
        continue
      }
      // How many bytes follow, and what the second may be: the bounds keep out overlong forms,
      // surrogates and whatever lies beyond U+10FFFF.
      let (following, second): (Int, ClosedRange<UInt8>)
      switch lead {
      case 0xC2...0xDF: (following, second) = (1, 0x80...0xBF)
      case 0xE0: (following, second) = (2, 0xA0...0xBF)
      case 0xED: (following, second) = (2, 0x80...0x9F)
      case 0xE1...0xEF: (following, second) = (2, 0x80...0xBF)
      case 0xF0: (following, second) = (3, 0x90...0xBF)
      case 0xF1...0xF3: (following, second) = (3, 0x80...0xBF)
      case 0xF4: (following, second) = (3, 0x80...0x8F)
      default: return place
      }
      guard place + following < bytes.count, second ~= bytes[place + 1] else { return place }
      for next in (place + 2)..<(place + 1 + max(1, following))
      where bytes[next] & 0xC0 != 0x80 {
        return place
      }
      place += 1 + following
    }
    return nil
  }
}
