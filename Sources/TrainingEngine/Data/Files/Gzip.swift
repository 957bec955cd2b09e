/// The gzip file format (RFC 1952).
public enum Gzip {
  /// Whether bytes begin as a gzip file does.
  public static func isGzip(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
  }

  /// What a gzip file holds: its members' contents one after another, with length and checksum
  /// verified.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - limit: The most bytes that it may hold, so that a small file cannot fill the memory.
  public static func decompress(
    _ bytes: [UInt8], limit: Int = 1 << 30
  ) throws(GzipError) -> [UInt8] {
    guard isGzip(bytes) else { throw .notGzip }
    var content: [UInt8] = []
    // Deflate packs at most 1032 bytes into one, so a wrong length cannot fill the memory.
    content.reserveCapacity(min(Int(bytes.lastLength), 1032 * bytes.count, limit))
    var place = 0
    repeat {
      guard isGzip(Array(bytes[place..<min(place + 2, bytes.count)])) else {
        throw .damaged(offset: place, reason: "something follows the compressed data")
      }
      let compressed = try skippingHeader(of: bytes, at: place)
      var inflater = Inflater(bytes, from: compressed, output: content, limit: limit)
      let start = content.count
      content = []
      try inflater.run()
      content = inflater.output
      place = try checkTrailer(of: bytes, at: inflater.position, content: content[start...])
    } while place < bytes.count
    return content
  }

  /// Offset of the compressed data behind the header at an offset.
  private static func skippingHeader(of bytes: [UInt8], at start: Int) throws(GzipError) -> Int {
    guard start + 10 <= bytes.count else { throw .truncated(length: bytes.count) }
    guard bytes[start + 2] == 8 else {
      throw .damaged(offset: start + 2, reason: "the compression is not deflate")
    }
    let flags = bytes[start + 3]
    guard flags & 0xE0 == 0 else {
      throw .damaged(offset: start + 3, reason: "the header has unknown flags")
    }
    var place = start + 10
    if flags & 0x04 != 0 {
      guard place + 2 <= bytes.count else { throw .truncated(length: bytes.count) }
      place += 2 + Int(bytes[place]) + Int(bytes[place + 1]) << 8
    }
    // The file's name and a comment, each ended by a zero.
    for flag: UInt8 in [0x08, 0x10] where flags & flag != 0 {
      guard place < bytes.count, let end = bytes[place...].firstIndex(of: 0) else {
        throw .truncated(length: bytes.count)
      }
      place = end + 1
    }
    if flags & 0x02 != 0 { place += 2 }
    guard place < bytes.count else { throw .truncated(length: bytes.count) }
    return place
  }

  /// Compares checksum and length with those behind the data; gives the offset behind them.
  private static func checkTrailer(
    of bytes: [UInt8], at start: Int, content: ArraySlice<UInt8>
  ) throws(GzipError) -> Int {
    guard start + 8 <= bytes.count else { throw .truncated(length: bytes.count) }
    guard bytes.littleEndianWord(at: start) == CyclicRedundancyCheck.checksum(of: content) else {
      throw .damaged(offset: start, reason: "the checksum does not match the content")
    }
    guard bytes.littleEndianWord(at: start + 4) == UInt32(truncatingIfNeeded: content.count) else {
      throw .damaged(offset: start + 4, reason: "the length does not match the content")
    }
    return start + 8
  }
}

extension [UInt8] {
  /// What the last member of a gzip file says about its length: the content's own where there is one.
  fileprivate var lastLength: UInt32 { count < 4 ? 0 : littleEndianWord(at: count - 4) }

  fileprivate func littleEndianWord(at offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(self[offset + $1]) << (8 * $1) }
  }
}

/// Why a gzip file cannot be read.
public enum GzipError: Error, Equatable, Sendable, CustomStringConvertible {
  /// It does not begin as a gzip file does.
  case notGzip
  /// It ends in the middle.
  case truncated(length: Int)
  /// What stands at an offset cannot be.
  case damaged(offset: Int, reason: String)
  /// It holds more bytes than are allowed.
  case tooLarge(limit: Int)

  /// What is wrong and how to mend it.
  public var description: String {
    switch self {
    case .notGzip:
      "it is not a gzip file"
    case .truncated(let length):
      "the gzip file ends too early, after \(length) bytes; fetch it again"
    case .damaged(let offset, let reason):
      "the gzip file is damaged at byte \(offset): \(reason); fetch it again"
    case .tooLarge(let limit):
      "the gzip file holds more than \(limit >> 20) MB"
    }
  }
}
