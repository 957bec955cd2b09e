import Testing

@testable import TrainingEngine

struct HistogramTests {
  @Test func anIntervalHoldsItsLowerEdgeAndTheLastBoth() {
    let histogram = Histogram(of: [0, 0.5, 1, 1.5, 2, 3, 4], bins: 4, range: 0...4)
    #expect(histogram.edges == [0, 1, 2, 3, 4])
    #expect(histogram.counts == [2, 2, 1, 2])
  }

  @Test func whatIsOutsideIsCountedApart() {
    let histogram = Histogram(
      of: [-.infinity, -1.1, -1, 0, 1, 1.1, .infinity, .nan, .nan, .nan], bins: 2, range: -1...1)
    #expect(histogram.counts == [1, 2])
    #expect(histogram.below == 2)
    #expect(histogram.above == 2)
    #expect(histogram.notANumber == 3)
  }

  @Test func withoutARangeItReachesFromTheSmallestToTheLargestFiniteNumber() {
    #expect(Histogram(of: [3, -1, .infinity, .nan], bins: 3).range == -1...3)
    #expect(Histogram(of: [3, 3], bins: 3).range == 2.5...3.5)
    #expect(Histogram(of: [3, 3], bins: 3).counts == [0, 2, 0])
    #expect(Histogram(of: [], bins: 3).range == -0.5...0.5)
    #expect(Histogram(of: [1e300], bins: 3).counts.reduce(0, +) == 1)
  }

  /// The definition itself, number by number, at edges that cannot be represented exactly.
  @Test(arguments: [1, 3, 7, 10, 49])
  func everyNumberLiesBetweenTheEdgesOfItsInterval(bins: Int) {
    var stream = RandomStream(seed: 3, stream: UInt64(bins))
    for range in [0.1...0.7, -3.3...1e9, -1.7e308...1.7e308, 0x1p-1030...0x3p-1030] {
      let edges = Histogram(of: [], bins: bins, range: range).edges
      #expect(edges.count == bins + 1)
      let inner = (0..<200).map { _ in
        let share = stream.uniform()
        return min(
          max(
            range.lowerBound * (1 - share) + range.upperBound * share,
            range.lowerBound), range.upperBound)
      }
      for number in inner + edges {
        let counts = Histogram(of: [number], bins: bins, range: range).counts
        let bin = counts.firstIndex(of: 1)!
        let isLast = bin == bins - 1
        #expect(
          edges[bin] <= number && (number < edges[bin + 1] || isLast), "\(number) of \(range)")
      }
    }
  }
}
