/// The decompressor of deflate (RFC 1951).
struct Inflater {
  /// What has been decompressed.
  private(set) var output: [UInt8]
  private let bytes: [UInt8]
  /// Offset of the next byte that is not yet among `bits`.
  private var next: Int
  /// Bits that are read but not used, the oldest lowest; above `bitCount` they are 0.
  private var bits: UInt64 = 0
  private var bitCount = 0
  private let limit: Int
  /// Where this stream's output begins: matches cannot reach behind it.
  private let base: Int

  /// Reads a stream that begins at an offset, and appends to `output`.
  init(_ bytes: [UInt8], from offset: Int, output: [UInt8], limit: Int) {
    self.bytes = bytes
    self.output = output
    self.limit = limit
    next = offset
    base = output.count
  }

  /// Offset of the byte in which the next bit lies.
  var position: Int { next - bitCount / 8 }

  /// Decompresses block after block, to the last.
  mutating func run() throws(GzipError) {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try copyStored()
      case 1: try expand(literals: Self.fixedLiterals, distances: Self.fixedDistances)
      case 2:
        let (literals, distances) = try readCodes()
        try expand(literals: literals, distances: distances)
      default: throw damage("a block has no known kind")
      }
    }
    // The rest of the last byte is padding.
    drop(bitCount % 8)
  }

  private func damage(_ reason: String) -> GzipError {
    .damaged(offset: position, reason: reason)
  }

  // MARK: Bits

  /// Reads ahead, to 48 bits or the end of the file.
  private mutating func fill() {
    while bitCount <= 48, next < bytes.count {
      bits |= UInt64(bytes[next]) << UInt64(bitCount)
      bitCount += 8
      next += 1
    }
  }

  private mutating func drop(_ count: Int) {
    bits >>= UInt64(count)
    bitCount -= count
  }

  private mutating func take(_ count: Int) throws(GzipError) -> Int {
    if bitCount < count {
      fill()
      guard bitCount >= count else { throw .truncated(length: bytes.count) }
    }
    let value = Int(truncatingIfNeeded: bits & (1 << UInt64(count) - 1))
    drop(count)
    return value
  }

  private mutating func takeSymbol(_ code: HuffmanCode) throws(GzipError) -> Int {
    if bitCount < 15 { fill() }
    let (symbol, length) = code.symbol(in: bits)
    guard length <= bitCount else { throw .truncated(length: bytes.count) }
    guard length > 0 else { throw damage("there is no such code") }
    drop(length)
    return symbol
  }

  // MARK: Blocks

  private mutating func copyStored() throws(GzipError) {
    drop(bitCount % 8)
    let length = try take(16)
    let complement = try take(16)
    guard length == ~complement & 0xFFFF else { throw damage("a stored block has no clear length") }
    let start = position
    guard start + length <= bytes.count else { throw .truncated(length: bytes.count) }
    guard output.count + length <= limit else { throw .tooLarge(limit: limit) }
    output += bytes[start..<start + length]
    (bits, bitCount, next) = (0, 0, start + length)
  }

  private mutating func expand(
    literals: HuffmanCode, distances: HuffmanCode?
  ) throws(GzipError) {
    while true {
      let symbol = try takeSymbol(literals)
      if symbol < 256 {
        guard output.count < limit else { throw .tooLarge(limit: limit) }
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      guard symbol < 286 else { throw damage("there is no such length") }
      let (length, lengthBits) = Self.lengths[symbol - 257]
      let fullLength = length + (try take(lengthBits))
      guard let distances else { throw damage("a distance is used but none is defined") }
      let distanceSymbol = try takeSymbol(distances)
      guard distanceSymbol < 30 else { throw damage("there is no such distance") }
      let (distance, distanceBits) = Self.distances[distanceSymbol]
      try repeatOutput(length: fullLength, distance: distance + (try take(distanceBits)))
    }
  }

  /// Appends what stands `distance` bytes before the end, once more; it may overlap itself.
  private mutating func repeatOutput(length: Int, distance: Int) throws(GzipError) {
    let start = output.count - distance
    guard start >= base else { throw damage("a repetition begins before the data") }
    guard output.count + length <= limit else { throw .tooLarge(limit: limit) }
    for place in start..<start + length { output.append(output[place]) }
  }

  /// The two codes that stand before a block's data, themselves compressed (RFC 1951, 3.2.7).
  private mutating func readCodes() throws(GzipError) -> (
    literals: HuffmanCode, distances: HuffmanCode?
  ) {
    let literalCount = try take(5) + 257
    let distanceCount = try take(5) + 1
    let metaCount = try take(4) + 4
    guard literalCount <= 286, distanceCount <= 30 else { throw damage("there are too many codes") }
    var metaLengths = Array(repeating: UInt8(0), count: 19)
    for place in Self.metaOrder.prefix(metaCount) { metaLengths[place] = UInt8(try take(3)) }
    guard let meta = HuffmanCode(lengths: metaLengths[...]) else {
      throw damage("the code of the code lengths is not one")
    }

    var lengths: [UInt8] = []
    let total = literalCount + distanceCount
    while lengths.count < total {
      let symbol = try takeSymbol(meta)
      let (value, count): (UInt8, Int)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw damage("a first code length repeats none") }
        (value, count) = (last, try take(2) + 3)
      case 17: (value, count) = (0, try take(3) + 3)
      case 18: (value, count) = (0, try take(7) + 11)
      default: (value, count) = (UInt8(symbol), 1)
      }
      lengths += repeatElement(value, count: count)
    }
    guard lengths.count == total, lengths[256] > 0,
      let literals = HuffmanCode(lengths: lengths[..<literalCount])
    else { throw damage("the code of the literals is not one") }
    let distanceLengths = lengths[literalCount...]
    if distanceLengths.allSatisfy({ $0 == 0 }) { return (literals, nil) }
    guard let distances = HuffmanCode(lengths: distanceLengths) else {
      throw damage("the code of the distances is not one")
    }
    return (literals, distances)
  }
}

// MARK: - Tables of RFC 1951, 3.2.5 to 3.2.7

extension Inflater {
  /// Smallest length and number of extra bits of the symbols from 257 on.
  private static let lengths: [(Int, Int)] = {
    var table: [(Int, Int)] = []
    var length = 3
    for symbol in 0..<28 {
      let extra = max(0, symbol / 4 - 1)
      table.append((length, extra))
      length += 1 << extra
    }
    return table + [(258, 0)]
  }()

  /// Smallest distance and number of extra bits of each distance symbol.
  private static let distances: [(Int, Int)] = {
    var table: [(Int, Int)] = []
    var distance = 1
    for symbol in 0..<30 {
      let extra = max(0, symbol / 2 - 1)
      table.append((distance, extra))
      distance += 1 << extra
    }
    return table
  }()

  /// The order in which the lengths of the code length codes stand.
  private static let metaOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  private static let fixedLiterals = fixedCode(
    [(144, 8), (112, 9), (24, 7), (8, 8)])
  private static let fixedDistances = fixedCode([(32, 5)])

  private static func fixedCode(_ runs: [(count: Int, length: UInt8)]) -> HuffmanCode {
    let lengths = runs.flatMap { Array(repeating: $0.length, count: $0.count) }
    guard let code = HuffmanCode(lengths: lengths[...]) else {
      preconditionFailure("The fixed codes of deflate are complete.")
    }
    return code
  }
}
