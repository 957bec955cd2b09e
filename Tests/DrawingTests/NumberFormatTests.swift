import Drawing
import Foundation
import Testing

@Suite struct NumberFormatTests {
  @Test(arguments: [
    (0.431, 3, "4.31e-1"), (0.0195, 3, "1.95e-2"), (1, 3, "1.00e0"), (-12345.6, 3, "-1.23e4"),
    (9.996, 3, "1.00e1"), (0.0009999, 2, "1.0e-3"), (0, 3, "0.00"),
    (.leastNonzeroMagnitude, 1, "5e-324"),
    (1.7976931348623157e308, 4, "1.798e308"), (.infinity, 3, "inf"), (-.infinity, 3, "-inf"),
    (.nan, 3, "nan"),
  ])
  func scientificKeepsEveryDigitAskedFor(value: Double, digits: Int, text: String) {
    #expect(NumberFormat.scientific(value, digits: digits) == text)
  }

  @Test(arguments: [
    (0.0195, 3, "0.0195"), (97.31, 3, "97.3"), (1.079, 3, "1.08"), (1, 3, "1.00"),
    (0.9996, 3, "1.00"), (99.96, 3, "100"), (99999, 3, "1.00e5"), (99949, 3, "99900"),
    (5.1e6, 2, "5.1e6"), (0.001, 1, "0.001"), (0.0009994, 3, "9.99e-4"),
    (0.0009996, 3, "0.00100"), (-0.5, 2, "-0.50"), (0, 3, "0.00"), (1234.5, 3, "1230"),
    (.nan, 3, "nan"),
  ])
  func significantIsPlainWhereThatIsShort(value: Double, digits: Int, text: String) {
    #expect(NumberFormat.significant(value, digits: digits) == text)
  }

  @Test(arguments: [
    (0.5, "0.5"), (2, "2"), (5.1e6, "5.1e6"), (9e-4, "9e-4"), (0.98, "0.98"), (1000, "1000"),
    (100_000, "1e5"), (0, "0"), (-0.0, "0"), (999.9, "1000"), (1.2345, "1.23"),
  ])
  func compactLeavesOutZerosAtTheEnd(value: Double, text: String) {
    #expect(NumberFormat.compact(value) == text)
  }

  @Test(arguments: [
    (0.5, 2, "0.50"), (-12.25, 2, "-12.25"), (0.125, 2, "0.13"), (0.006, 2, "0.01"),
    (0.004, 2, "0.00"), (-0.004, 2, "0.00"), (9.999, 2, "10.00"), (0.5, 0, "1"),
    (1e6, 1, "1000000.0"),
  ])
  func fixedKeepsItsDecimals(value: Double, decimals: Int, text: String) {
    #expect(NumberFormat.fixed(value, decimals: decimals) == text)
  }
}

/// Against the C library, by way of Foundation.
@Suite struct NumberFormatReferenceTests {
  @Test func scientificAgreesWithTheCLibrary() {
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state)
      guard value.isFinite, value.isNormal else { continue }
      for digits in 1...6 {
        let parts = String(format: "%.\(digits - 1)e", value).split(separator: "e")
        let expected = "\(parts[0])e\(Int(parts[1]) ?? 0)"
        #expect(NumberFormat.scientific(value, digits: digits) == expected)
      }
    }
  }
}
