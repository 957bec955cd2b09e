import Testing

@testable import TrainingEngine

/// Means, variances and correlations in closed form.
struct SummaryStatisticsTests {
  /// Of 0, 1, …, n - 1 the mean is (n - 1)/2 and the variance (n² - 1)/12.
  @Test(arguments: [1, 2, 5, 1000])
  func ofSuccessiveNumbers(count: Int) {
    let summary = SummaryStatistics(of: (0..<count).map(Double.init))
    let n = Double(count)
    #expect(summary.count == count)
    #expect(summary.mean == (n - 1) / 2)
    expectClose(summary.variance, (n * n - 1) / 12, "variance")
    #expect(summary.standardDeviation == summary.variance.squareRoot())
    #expect(summary.minimum == 0)
    #expect(summary.maximum == n - 1)
  }

  @Test func anOffsetOfAMillionLeavesTheVariance() {
    let summary = SummaryStatistics(of: (0..<1000).map { 1e6 + Double($0) })
    expectClose(summary.variance, (1e6 - 1) / 12, "variance")
  }

  @Test func whatIsNotANumberStays() {
    let summary = SummaryStatistics(of: [1, .nan, 3])
    #expect(summary.mean.isNaN && summary.variance.isNaN)
    #expect(summary.minimum == 1 && summary.maximum == 3)
    let none = SummaryStatistics(of: [])
    #expect(none.count == 0 && none.mean.isNaN && none.variance.isNaN)
  }

  @Test func unitsOnALineAreCorrelatedWholly() {
    let x = [1.0, 2, 4, 8]
    #expect(abs(UnitPair(x: x, y: x.map { 3 - 2 * $0 }).correlation! + 1) < 1e-15)
    #expect(UnitPair(x: x, y: x).covariance == SummaryStatistics(of: x).variance)
    #expect(UnitPair(x: [-1, 1, -1, 1], y: [1, 1, -1, -1]).correlation == 0)
    #expect(UnitPair(x: x, y: [5, 5, 5, 5]).correlation == nil)
  }

  /// Two channels of three places each: over the places and the samples.
  @Test func aChannelIsSummedUpOverItsPlacesAndTheSamples() {
    let layer = LayerActivations(
      name: "convolution",
      values: Matrix(rows: 2, columns: 6, elements: [1, 2, 3, 10, 20, 30, 4, 5, 6, 40, 50, 60]))
    let channels = layer.channelSummaries(channels: 2)
    #expect(channels.map(\.mean) == [3.5, 35])
    #expect(
      channels == [
        SummaryStatistics(of: [1, 2, 3, 4, 5, 6]),
        SummaryStatistics(of: [10, 20, 30, 40, 50, 60]),
      ])
    #expect(layer.channelSummaries(channels: 6) == layer.unitSummaries)
    #expect(layer.channelSummaries(channels: 1) == [layer.summary])
  }
}
