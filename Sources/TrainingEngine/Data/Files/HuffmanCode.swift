/// A canonical Huffman code of deflate (RFC 1951, 3.2.2), as a table from the next bits to a symbol.
struct HuffmanCode {
  /// Width of the table's index: the longest code.
  let width: Int
  /// For each value of the next `width` bits, symbol << 4 | length of its code; 0 where no code is.
  private let entries: [UInt16]

  /// The code in which symbol s has `lengths[s]` bits, 0 for a symbol that does not occur.
  ///
  /// Nil when no such code exists: more codes than bits can tell apart, or fewer than they could,
  /// except for a single code of one bit, which deflate allows.
  init?(lengths: ArraySlice<UInt8>) {
    var counts = Array(repeating: 0, count: 16)
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    guard let longest = counts.lastIndex(where: { $0 > 0 }) else { return nil }
    width = longest

    // The first code of each length, and how many codes of the longest would still fit.
    var firstCodes = Array(repeating: 0, count: 16)
    var unused = 1
    for length in 1...longest {
      firstCodes[length] = (firstCodes[length - 1] + counts[length - 1]) << 1
      unused = (unused << 1) - counts[length]
      guard unused >= 0 else { return nil }
    }
    let isSingleCode = longest == 1 && counts[1] == 1
    guard unused == 0 || isSingleCode else { return nil }

    var entries = Array(repeating: UInt16(0), count: 1 << longest)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let code = firstCodes[Int(length)]
      firstCodes[Int(length)] += 1
      // Codes are packed from their top bit on, so the table is indexed by the reversed code.
      let reversed = Int(UInt16(code).bitReversed >> (16 - Int(length)))
      for index in stride(from: reversed, to: entries.count, by: 1 << Int(length)) {
        entries[index] = UInt16(symbol << 4) | UInt16(length)
      }
    }
    self.entries = entries
  }

  /// The symbol at the low end of some bits and the length of its code; length 0 when there is none.
  func symbol(in bits: UInt64) -> (symbol: Int, length: Int) {
    let entry = entries[Int(truncatingIfNeeded: bits) & (entries.count - 1)]
    return (Int(entry >> 4), Int(entry & 15))
  }
}

extension UInt16 {
  fileprivate var bitReversed: UInt16 {
    var value = self
    value = (value & 0x5555) << 1 | (value >> 1) & 0x5555
    value = (value & 0x3333) << 2 | (value >> 2) & 0x3333
    value = (value & 0x0F0F) << 4 | (value >> 4) & 0x0F0F
    return value.byteSwapped
  }
}
