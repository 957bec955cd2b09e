/// A change of the features that leaves the targets as they are, as by other light or another camera:
/// x becomes factor · x + offset + noise · ε, with ε normal.
///
/// Brightness is an offset, contrast a factor, inversion of pixels from 0 to 1 the factor -1 and the
/// offset 1. The name is that of Shimodaira (2000, "Improving predictive inference under covariate
/// shift").
public struct CovariateShift: Equatable, Sendable {
  /// One number a feature, or a single one for all.
  public var factors: [Double]
  /// One number a feature, or a single one for all.
  public var offsets: [Double]
  /// Standard deviation of what is added to each feature.
  public var noise: Double

  /// Nothing changes but for what is given.
  public init(factors: [Double] = [1], offsets: [Double] = [0], noise: Double = 0) {
    self.factors = factors
    self.offsets = offsets
    self.noise = noise
  }

  /// The rows of a matrix, changed. The noise is drawn row by row from stream 3. Traps when factors or
  /// offsets are neither one nor one a column.
  public func applied(to matrix: Matrix, seed: UInt64) -> Matrix {
    precondition(
      [factors, offsets].allSatisfy { [1, matrix.columns].contains($0.count) },
      "A shift has one number a feature, or one for all.")
    var stream = RandomStream(seed: seed, stream: 3)
    let errors = noise == 0 ? [] : stream.normal(matrix.elements.count)
    var shifted = matrix
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns {
        let factor = factors[factors.count == 1 ? 0 : column]
        let offset = offsets[offsets.count == 1 ? 0 : column]
        shifted[row, column] = factor * matrix[row, column] + offset
        if noise != 0 { shifted[row, column] += noise * errors[row * matrix.columns + column] }
      }
    }
    return shifted
  }
}
