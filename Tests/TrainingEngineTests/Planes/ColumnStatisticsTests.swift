import Testing

@testable import TrainingEngine

struct ColumnStatisticsTests {
  /// Columns far from zero: sums of squares less the square of the mean would keep three digits of
  /// their variance in single precision.
  @Test func partsOfTheRowsGiveTheStatisticsOfAll() {
    let (rows, columns) = (230, 5)
    var stream = RandomStream(seed: 3, stream: 0)
    let matrix = Float.rounding(
      stream.normal(rows * columns).enumerated().map { 100 * Double($0 % columns) + $1 })
    let parts = [0..<100, 100..<101, 101..<230].map { part in
      ColumnStatistics(
        of: matrix.span.extracting(part.lowerBound * columns..<part.upperBound * columns),
        rows: part.count, columns: columns)
    }
    let (means, variances) = ColumnStatistics.meansAndVariances(of: parts)
    for column in 0..<columns {
      let values = (0..<rows).map { Double(matrix[$0 * columns + column]) }
      let mean = values.reduce(0, +) / Double(rows)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rows)
      expectClose(Double(means[column]), mean, to: 1e-6, scale: 1, "mean of \(column)")
      expectClose(Double(variances[column]), variance, to: 1e-5, scale: 0, "variance of \(column)")
    }
  }
}
