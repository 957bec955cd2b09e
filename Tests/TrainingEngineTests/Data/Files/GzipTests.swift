import Testing
import TrainingEngine

@Suite("Gzip")
struct GzipTests {
  private static let sentence = Array(
    "Ravines are bowls that nobody normalized. Ravines are deep.".utf8)

  /// The same letters as the program that wrote the fixtures: noise with echoes from 1000 before.
  private static func rhymed(_ count: Int) -> [UInt8] {
    var state: UInt32 = 1
    var letters: [UInt8] = []
    for index in 0..<count {
      state = state &* 1_103_515_245 &+ 12_345
      if state >> 28 < 9 {
        letters.append(97 + UInt8((state >> 16) % 5))
      } else {
        letters.append(index >= 1000 ? letters[index - 1000] : 10)
      }
    }
    return letters
  }

  private static let squares = (0..<300).map { UInt8($0 * $0 * 7 % 253) }

  @Test(
    "decompresses what zlib compressed, in every kind of block",
    arguments: [
      (GzipFixtures.stored, sentence),
      (GzipFixtures.fixed, sentence),
      (GzipFixtures.everyHeaderField, sentence),
      (GzipFixtures.nothing, []),
      (GzipFixtures.dynamic, rhymed(600)),
      (GzipFixtures.literalsOnly, rhymed(300)),
      (GzipFixtures.farRepetition, squares + Array(repeating: 0, count: 32_000) + squares),
      (GzipFixtures.oneByte, Array(repeating: UInt8(ascii: "a"), count: 70_000)),
      (GzipFixtures.twoMembers, Array("first second".utf8)),
    ])
  func decompresses(file: [UInt8], content: [UInt8]) throws {
    #expect(try Gzip.decompress(file) == content)
  }

  @Test(
    "refuses every file that is cut off", arguments: [GzipFixtures.stored, GzipFixtures.dynamic])
  func refusesTruncation(file: [UInt8]) {
    for length in 2..<file.count {
      #expect(throws: GzipError.truncated(length: length)) {
        try Gzip.decompress(Array(file[..<length]))
      }
    }
  }

  @Test("never gives wrong content, whichever bit is turned over")
  func survivesDamage() throws {
    let file = GzipFixtures.dynamic
    let content = try Gzip.decompress(file)
    for index in file.indices {
      for bit in 0..<8 {
        var damaged = file
        damaged[index] ^= 1 << bit
        // Time and system in the header may change without harm.
        if let read = try? Gzip.decompress(damaged, limit: 1 << 20) { #expect(read == content) }
      }
    }
  }

  @Test("says where the checksum and the length fail")
  func checksumAndLength() {
    var file = GzipFixtures.fixed
    file[file.count - 8] ^= 1
    #expect(
      throws: GzipError.damaged(
        offset: file.count - 8, reason: "the checksum does not match the content")
    ) { try Gzip.decompress(file) }
    file[file.count - 8] ^= 1
    file[file.count - 1] ^= 1
    #expect(
      throws: GzipError.damaged(
        offset: file.count - 4, reason: "the length does not match the content")
    ) { try Gzip.decompress(file) }
  }

  @Test("stops at the limit, before the memory is full")
  func limit() throws {
    #expect(try Gzip.decompress(GzipFixtures.oneByte, limit: 70_000).count == 70_000)
    for file in [GzipFixtures.oneByte, GzipFixtures.stored, GzipFixtures.literalsOnly] {
      #expect(throws: GzipError.tooLarge(limit: 58)) { try Gzip.decompress(file, limit: 58) }
    }
  }

  @Test("knows what is no gzip file, and what follows one")
  func foreign() {
    #expect(throws: GzipError.notGzip) { try Gzip.decompress([]) }
    #expect(throws: GzipError.notGzip) { try Gzip.decompress([0, 0, 8, 3]) }
    #expect(
      throws: GzipError.damaged(
        offset: GzipFixtures.fixed.count, reason: "something follows the compressed data")
    ) { try Gzip.decompress(GzipFixtures.fixed + [0]) }
  }
}
