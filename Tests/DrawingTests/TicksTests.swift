import Drawing
import Testing

@Suite struct TicksTests {
  @Test(arguments: [(-4.0, 4.0, 5), (0, 1, 6), (0.13, 0.17, 4), (-1e6, 3e6, 7), (99.5, 100.5, 3)])
  func linearTicksAreRoundAndFew(low: Double, high: Double, count: Int) {
    let ticks = Ticks.linear(low...high, atMost: count)
    #expect(!ticks.values.isEmpty && ticks.values.count <= count)
    #expect(ticks.values.allSatisfy { $0 >= low - 1e-9 && $0 <= high + 1e-9 })
    let steps = Set(zip(ticks.values, ticks.values.dropFirst()).map { ($1 - $0) / high })
    let labels = ticks.values.map { ticks.label($0) }
    #expect(Set(labels).count == labels.count)
    for (label, value) in zip(labels, ticks.values) {
      #expect(abs((Double(label) ?? .nan) - value) <= 1e-9 * max(abs(low), abs(high)))
    }
    if let first = steps.first { #expect(steps.allSatisfy { abs($0 - first) < 1e-9 }) }
  }

  @Test func labelsOfOneAxisHaveTheSameDecimals() {
    let ticks = Ticks.linear(-1...1, atMost: 5)
    #expect(ticks.values.map { ticks.label($0) } == ["-1.0", "-0.5", "0.0", "0.5", "1.0"])
    let whole = Ticks.linear(0...200, atMost: 5)
    #expect(whole.values.map { whole.label($0) } == ["0", "50", "100", "150", "200"])
  }

  @Test func labelsStillDifferDeepInAZoom() {
    let ticks = Ticks.linear(1.03105...1.03125, atMost: 5)
    let labels = ticks.values.map { ticks.label($0) }
    #expect(labels == ["1.03105", "1.0311", "1.03115", "1.0312", "1.03125"])
  }

  @Test func logarithmicTicksArePowersOfTen() {
    #expect(
      Ticks.logarithmic(1e-3...1e3, atMost: 7).values.map {
        Ticks.logarithmic(1e-3...1e3, atMost: 7).label($0)
      }
        == ["0.001", "0.01", "0.1", "1", "10", "100", "1000"])
    #expect(Ticks.logarithmic(1e-12...1e12, atMost: 5).values.count <= 5)
    #expect(Ticks.logarithmic(0.3...30, atMost: 6).values.count >= 3)
  }

  @Test func aNarrowLogarithmicRangeStillHasTicks() {
    let ticks = Ticks.logarithmic(0.52...0.58, atMost: 4)
    #expect(ticks.values.count >= 2)
  }

  @Test(arguments: [0.0...0.0, -5.0...0.0, 0.0...Double.infinity])
  func nothingSensibleGivesNoLogarithmicTicks(range: ClosedRange<Double>) {
    #expect(Ticks.logarithmic(range, atMost: 4).values.isEmpty)
    #expect(Ticks.linear(range.lowerBound...range.lowerBound, atMost: 4).values.isEmpty)
  }

  @Test func labelsSideBySideDoNotTouch() {
    for columns in 4...200 {
      for range in [-4.0...4.0, 0.0...123.0, -0.031...0.012, 0.0...1e5] {
        let ticks = Ticks.linear(range, fitting: columns)
        let widths = ticks.values.map { ticks.label($0).count }
        guard ticks.values.count > 1 else { continue }
        let spacing =
          Double(columns) * (ticks.values[1] - ticks.values[0])
          / (range.upperBound - range.lowerBound)
        #expect(Double(widths.max() ?? 0) < spacing)
      }
    }
  }
}
