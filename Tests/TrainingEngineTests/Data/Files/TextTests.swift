import Testing
import TrainingEngine

@Suite("UTF-8")
struct UTF8ValidationTests {
  @Test("is well-formed up to the first byte that the standard library refuses")
  func agreesWithStandardLibrary() {
    let leads: [UInt8] = [
      0x41, 0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5,
    ]
    let followers: [UInt8] = [0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xFF]
    for lead in leads {
      for second in followers {
        for third in followers {
          for fourth in followers {
            let bytes = [lead, second, third, fourth]
            let fault = UTF8Validation.firstFault(in: bytes)
            #expect((fault == nil) == (String(validating: bytes, as: UTF8.self) != nil))
            if let fault {
              #expect(String(validating: bytes[..<fault], as: UTF8.self) != nil)
            }
          }
        }
      }
    }
  }

  @Test("that is cut off is faulty where its last character begins")
  func truncated() {
    let bytes = Array("λ∇😀".utf8)
    let starts = [0, 0, 2, 2, 2, 5, 5, 5, 5]
    for (length, start) in starts.enumerated().dropFirst() {
      let isWhole = [2, 5].contains(length)
      #expect(UTF8Validation.firstFault(in: Array(bytes[..<length])) == (isWhole ? nil : start))
    }
    #expect(UTF8Validation.firstFault(in: bytes) == nil)
  }
}

@Suite("Positions in text")
struct TextPositionTests {
  @Test(
    "count lines and characters from 1",
    arguments: [
      ("ab", 0, 1, 1), ("ab", 2, 1, 3), ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1),
      ("a\r\nb", 2, 1, 3), ("a\rb", 2, 2, 1), ("\n\n\n", 3, 4, 1), ("λ∇x", 5, 1, 3),
      ("e\u{301}x", 3, 1, 2), ("\u{FEFF}ab", 3, 1, 1), ("\u{FEFF}ab", 4, 1, 2), ("", 0, 1, 1),
    ])
  func lineAndColumn(text: String, offset: Int, line: Int, column: Int) {
    #expect(
      TextPosition(of: offset, in: Array(text.utf8)) == TextPosition(line: line, column: column))
  }
}
