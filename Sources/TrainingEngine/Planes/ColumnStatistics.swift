/// The mean of each column of some rows, and the sum of its squared deviations from that.
struct ColumnStatistics<Scalar: NetworkScalar>: Sendable {
  let rows: Int
  private let means: [Scalar]
  private let squares: [Scalar]

  init(of matrix: Span<Scalar>, rows: Int, columns: Int) {
    var means = Array(repeating: Scalar(0), count: columns)
    var squares = means
    Kernels.columnSums(matrix, rows: rows, columns: columns, into: &means)
    Kernels.scale(&means, first: columns, by: 1 / Double(rows))
    Kernels.columnSquaredDeviationSums(
      matrix, means: means.span, rows: rows, columns: columns, into: &squares)
    self.rows = rows
    self.means = means
    self.squares = squares
  }

  /// Those of all rows together, from those of the parts: a part's deviations count from its own mean,
  /// and its mean deviates from that of all (Chan, Golub and LeVeque 1983, equation 2.1).
  ///
  /// - Returns: The means and the variances, which divide by the number of rows.
  static func meansAndVariances(of parts: [Self]) -> (means: [Scalar], variances: [Scalar]) {
    let count = Double(parts.reduce(0) { $0 + $1.rows })
    let columns = parts.first?.means.count ?? 0
    var (means, variances): ([Scalar], [Scalar]) = ([], [])
    for column in 0..<columns {
      let sum = parts.reduce(0.0) { $0 + Double($1.rows) * Double($1.means[column]) }
      let mean = sum / count
      let squares = parts.reduce(0.0) { squares, part in
        let deviation = Double(part.means[column]) - mean
        return squares + (Double(part.squares[column]) + Double(part.rows) * deviation * deviation)
      }
      means.append(Scalar(mean))
      variances.append(Scalar(squares / count))
    }
    return (means, variances)
  }
}
