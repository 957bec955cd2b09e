import Foundation
import Testing
import TrainingEngine

@testable import Experiments

/// Files as a slip of the hand or a broken disk leaves them.
@Suite("Damaged scenarios")
struct MutationTests {
  /// Reads a text; it must either be sound or have faults that lie inside it.
  private func read(_ text: [UInt8]) throws {
    do {
      _ = try ScenarioReader.read(text: text, shownAs: "damaged.json", readingData: false)
    } catch {
      #expect(!error.faults.isEmpty)
      let end =
        UTF8Validation.firstFault(in: text).map { TextPosition(of: $0, in: text) }
        ?? TextPosition(of: text.count, in: text)
      for fault in error.faults {
        #expect(!fault.message.isEmpty)
        let position = try #require(fault.position)
        #expect(position <= end)
      }
    }
  }

  private static let texts = ["everything", "linear-regression"].map { name in
    let file = TestFiles.fixtures.appendingPathComponent("\(name).json")
    guard let data = try? Data(contentsOf: file) else {
      preconditionFailure("The fixture \(name) is missing.")
    }
    return [UInt8](data)
  }

  @Test("with one byte changed, put in or left out are read or explained", arguments: texts)
  func singleBytes(text: [UInt8]) throws {
    var stream = RandomStream(seed: 2, stream: 0)
    func next(below count: Int) -> Int { Int(stream.next() % UInt64(count)) }
    // Half of the bytes are those that mean something in JSON.
    let signs = Array("{}[]\",:\\-+.0123456789eEtfnu/* \n".utf8)
    for _ in 0..<1500 {
      var damaged = text
      let place = next(below: text.count)
      let byte = next(below: 2) == 0 ? UInt8(next(below: 256)) : signs[next(below: signs.count)]
      switch next(below: 3) {
      case 0: damaged[place] = byte
      case 1: damaged.insert(byte, at: place)
      default: damaged.remove(at: place)
      }
      try read(damaged)
    }
  }

  @Test("cut off anywhere are explained", arguments: texts)
  func truncations(text: [UInt8]) throws {
    // The last line end may be missing.
    for length in stride(from: 0, to: text.count - 2, by: 3) {
      let damaged = Array(text[..<length])
      #expect(throws: ScenarioError.self) {
        try ScenarioReader.read(text: damaged, shownAs: "damaged.json", readingData: false)
      }
      try read(damaged)
    }
  }

  @Test("with pieces of it repeated, moved or joined are read or explained", arguments: texts)
  func pieces(text: [UInt8]) throws {
    var stream = RandomStream(seed: 3, stream: 0)
    func next(below count: Int) -> Int { Int(stream.next() % UInt64(count)) }
    for _ in 0..<300 {
      let start = next(below: text.count)
      let piece = text[start..<min(text.count, start + 1 + next(below: 60))]
      var damaged = text
      damaged.insert(contentsOf: piece, at: next(below: text.count))
      if next(below: 2) == 0 { damaged.removeSubrange(piece.startIndex..<piece.endIndex) }
      try read(damaged)
    }
  }
}
