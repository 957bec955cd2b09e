/// A shift and a scale of each column: (x - shift) · scale.
///
/// Made from the training samples and applied to all, so that nothing of the test set leaks.
public struct ColumnTransform: FeatureTransform, Equatable {
  /// What is subtracted, one number a column.
  public let shifts: [Double]
  /// What is multiplied by then, one number a column.
  public let scales: [Double]

  /// One number a column each.
  public init(shifts: [Double], scales: [Double]) {
    self.shifts = shifts
    self.scales = scales
  }

  /// Subtracts each column's mean.
  public static func centering(_ matrix: Matrix) -> ColumnTransform {
    ColumnTransform(
      shifts: matrix.columnMeans(), scales: Array(repeating: 1, count: matrix.columns))
  }

  /// Subtracts each column's mean and divides by its standard deviation (over n); a column that does
  /// not vary is only centred, and one whose variance is beyond all numbers becomes NaN.
  public static func standardizing(_ matrix: Matrix) -> ColumnTransform {
    let means = matrix.columnMeans()
    var squares = Array(repeating: 0.0, count: matrix.columns)
    Kernels.columnSquaredDeviationSums(
      matrix.elements.span, means: means.span, rows: matrix.rows, columns: matrix.columns,
      into: &squares)
    return ColumnTransform(
      shifts: means,
      scales: squares.map { sum in
        guard sum.isFinite else { return .nan }
        return sum > 0 ? 1 / (sum / Double(matrix.rows)).squareRoot() : 1
      })
  }

  /// Subtracts one mean and divides by one standard deviation, over all columns: for pixels.
  public static func standardizingTogether(_ matrix: Matrix) -> ColumnTransform {
    let flat = Matrix(rows: matrix.elements.count, columns: 1, elements: matrix.elements)
    let whole = standardizing(flat)
    return ColumnTransform(
      shifts: Array(repeating: whole.shifts[0], count: matrix.columns),
      scales: Array(repeating: whole.scales[0], count: matrix.columns))
  }

  /// The rows of a matrix with as many columns, each column shifted and scaled.
  public func applied(to matrix: Matrix) -> Matrix {
    var result = matrix
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns {
        result[row, column] = (matrix[row, column] - shifts[column]) * scales[column]
      }
    }
    return result
  }
}

extension Matrix {
  /// The mean of each column, summed from the first row down.
  public func columnMeans() -> [Double] {
    var means = Array(repeating: 0.0, count: columns)
    Kernels.columnSums(elements.span, rows: rows, columns: columns, into: &means)
    return means.map { $0 / Double(rows) }
  }
}
