/// The 32-bit cyclic redundancy check of gzip: polynomial 0xEDB88320, bits reflected (RFC 1952, 8).
enum CyclicRedundancyCheck {
  /// Takes eight bytes at a time, each by a table of its own ("slicing by 8", Kounavis and Berry 2008,
  /// "Novel table lookup-based algorithms for high-performance CRC generation").
  static func checksum(of bytes: ArraySlice<UInt8>) -> UInt32 {
    let tables = tables
    var remainder = UInt32.max
    var place = bytes.startIndex
    while place + 8 <= bytes.endIndex {
      var next: UInt32 = 0
      for offset in 0..<8 {
        let mixed = offset < 4 ? UInt8(truncatingIfNeeded: remainder >> UInt32(8 * offset)) : 0
        next ^= tables[(7 - offset) << 8 | Int(bytes[place + offset] ^ mixed)]
      }
      remainder = next
      place += 8
    }
    for byte in bytes[place...] {
      remainder = tables[Int(UInt8(truncatingIfNeeded: remainder) ^ byte)] ^ (remainder >> 8)
    }
    return ~remainder
  }

  /// At 256 k + b the remainder of byte b with k zeros behind it, for k from 0 to 7.
  private static let tables: [UInt32] = {
    var tables: [UInt32] = (0..<256).map { byte -> UInt32 in
      (0..<8).reduce(UInt32(byte)) { remainder, _ in
        remainder & 1 == 1 ? 0xEDB8_8320 ^ (remainder >> 1) : remainder >> 1
      }
    }
    for place in 256..<8 * 256 {
      let shorter = tables[place - 256]
      tables.append(tables[Int(shorter & 0xFF)] ^ (shorter >> 8))
    }
    return tables
  }()
}
