import Testing
import TrainingEngine

@Suite("Decimal numbers")
struct DecimalNumberTests {
  private func value(_ text: String) -> Double? {
    DecimalNumber.value(of: Array(text.utf8)[...])
  }

  @Test(
    "are read to the nearest double, as the standard library reads them",
    arguments: [
      "0", "-0", "1", "+7", "007", "12.5", "-12.5e3", "0.1", "1e22", "1e23", "1e-22", "1e-23",
      "9007199254740993", "9007199254740992", "123456789012345678901234567890", "5e-324", "2e-324",
      "1.7976931348623157e308", "0.000001", "3.4028234663852886e38", "1E+05", "4.35", "0.3",
      "89255e-22", "6.02214076e23", "18446744073709551616", "1e-999999999999", "0e999999999999",
    ])
  func nearest(text: String) throws {
    let value = try #require(self.value(text))
    #expect(value.bitPattern == Double(text)?.bitPattern)
  }

  @Test("may leave out digits on one side of the point")
  func loosePoint() {
    #expect(value(".5") == 0.5)
    #expect(value("7.") == 7)
    #expect(value("7.e1") == 70)
  }

  @Test(
    "are nothing else",
    arguments: [
      "", " ", "1 ", " 1", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "1,5", "inf", "nan", "0x1p3",
      "1e400", "-1e309", "1e5.5", "１",
    ])
  func refused(text: String) {
    #expect(value(text) == nil)
  }

  @Test("of random digits agree with the standard library")
  func random() {
    var stream = SystemIndependentNoise(state: 7)
    for _ in 0..<2_000 {
      let digits = String(stream.next() >> (stream.next() % 60))
      let point = Int(stream.next() % UInt64(digits.count + 1))
      let exponent = Int(stream.next() % 60) - 30
      let text = "\(digits.prefix(point)).\(digits.dropFirst(point))0e\(exponent)"
      let reference = Double(text.hasPrefix(".") ? "0" + text : text)
      #expect(value(text) == reference, "\(text)")
    }
  }
}

/// A small generator (Marsaglia's xorshift), so that the test draws the same numbers everywhere.
private struct SystemIndependentNoise {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
