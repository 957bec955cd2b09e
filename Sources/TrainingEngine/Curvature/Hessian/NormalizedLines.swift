/// The lines of a matrix that a normalization works on, each with its own statistics.
struct NormalizedLines {
  let rows: Int
  let columns: Int
  let axis: Axis
  let statistics: LineStatistics

  /// What a line is.
  enum Axis {
    /// All values of a feature.
    case columns
    /// The values of a sample, or of one of its groups.
    case rows
  }

  /// Which statistics follow the numbers of a line.
  enum LineStatistics {
    case meanAndDeviation
    /// The root mean square, without a mean to subtract.
    case deviation
    /// None of them: they are given.
    case fixed
  }

  var count: Int { axis == .columns ? columns : rows }
  /// Numbers in a line.
  var length: Int { axis == .columns ? rows : columns }

  /// The sum of each line, as far as the mean follows it; nought where it does not.
  func findSums(_ matrix: Span<Double>, into sums: inout [Double]) {
    guard statistics == .meanAndDeviation else { return }
    switch axis {
    case .columns: Kernels.columnSums(matrix, rows: rows, columns: columns, into: &sums)
    case .rows: Kernels.rowSums(matrix, rows: rows, columns: columns, into: &sums)
    }
  }

  /// The sum of the products along each line, as far as the deviation follows it.
  func findProductSums(
    _ a: Span<Double>, _ b: Span<Double>, into sums: inout [Double], accumulating: Bool = false
  ) {
    guard statistics != .fixed else { return }
    switch axis {
    case .columns:
      Kernels.columnProductSums(
        a, b, rows: rows, columns: columns, into: &sums, accumulating: accumulating)
    case .rows:
      let before = accumulating ? sums : []
      Kernels.rowProductSums(a, b, rows: rows, columns: columns, into: &sums)
      for (line, sum) in before.enumerated() { sums[line] += sum }
    }
  }

  /// s (v - Σv/n - x̂ Σ(v x̂)/n) from a matrix v and its sums.
  func applyDerivative(
    to matrix: Span<Double>, normalized: Span<Double>, inverseDeviations: Span<Double>,
    sums: Span<Double>, productSums: Span<Double>, into result: inout [Double]
  ) {
    switch axis {
    case .columns:
      Kernels.normalizationInputGradient(
        matrix, normalized: normalized, rows: rows, columns: columns,
        inverseDeviations: inverseDeviations, gradientSums: sums, productSums: productSums,
        into: &result)
    case .rows:
      Kernels.rowNormalizationInputGradient(
        matrix, normalized: normalized, rows: rows, columns: columns,
        inverseDeviations: inverseDeviations, gradientSums: sums, productSums: productSums,
        into: &result)
    }
  }

  func forEachElement(_ body: (_ index: Int, _ line: Int) -> Void) {
    for row in 0..<rows {
      for column in 0..<columns {
        body(row * columns + column, axis == .columns ? column : row)
      }
    }
  }
}
