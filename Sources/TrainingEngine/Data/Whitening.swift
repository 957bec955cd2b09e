/// A shift and a linear map of rows, after which their columns are uncorrelated and of variance 1.
///
/// With C = Vᵀ Λ V the covariance (over n), x becomes W (x - μ) with W = Λ^(-½) V or Vᵀ Λ^(-½) V
/// (Kessy, Lewin and Strimmer 2018, "Optimal whitening and decorrelation", table 1). Directions in
/// which the rows do not vary, beyond rounding, become 0; all become NaN where the covariance is beyond
/// all numbers.
public struct Whitening: FeatureTransform, Equatable {
  /// μ, one number a column.
  public let means: [Double]
  /// W: one row for each column of the result.
  public let weights: Matrix

  /// Along the principal components, the one of largest variance first.
  public static func principalComponents(of matrix: Matrix) -> Whitening {
    let (means, components) = scaledComponents(of: matrix)
    return Whitening(
      means: means,
      weights: combining(components.map(\.inverseDeviation), components.map(\.direction)))
  }

  /// Turned back from the principal components, so that each column stays as close to what it was as
  /// it can ("zero-phase component analysis").
  public static func zeroPhase(of matrix: Matrix) -> Whitening {
    let (means, components) = scaledComponents(of: matrix)
    var weights = Matrix(
      rows: means.count, columns: means.count,
      elements: Array(repeating: 0, count: means.count * means.count))
    for component in components {
      for row in means.indices {
        let factor = component.direction[row] * component.inverseDeviation
        for column in means.indices {
          weights[row, column].addProduct(factor, component.direction[column])
        }
      }
    }
    return Whitening(means: means, weights: weights)
  }

  /// W (x - μ) for each row x of a matrix with as many columns as there are means; traps for another.
  public func applied(to matrix: Matrix) -> Matrix {
    precondition(matrix.columns == means.count, "The matrix has other columns.")
    var result = matrix
    var centred = means
    for row in 0..<matrix.rows {
      for column in means.indices { centred[column] = matrix[row, column] - means[column] }
      for column in means.indices {
        var sum = 0.0
        for index in means.indices { sum.addProduct(weights[column, index], centred[index]) }
        result[row, column] = sum
      }
    }
    return result
  }

  private static func scaledComponents(
    of matrix: Matrix
  ) -> (means: [Double], components: [(direction: [Double], inverseDeviation: Double)]) {
    let means = matrix.columnMeans()
    let covariance = matrix.covariance(around: means)
    let decomposition = SymmetricEigendecomposition(covariance)
    let smallest =
      Double.ulpOfOne * Double(max(matrix.rows, matrix.columns)) * (decomposition.values.first ?? 0)
    let isFinite = covariance.firstNotFinite == nil
    func inverseDeviation(of variance: Double) -> Double {
      guard isFinite else { return .nan }
      return variance > smallest ? 1 / variance.squareRoot() : 0
    }
    let components = decomposition.values.enumerated().map { row, variance in
      (
        (0..<matrix.columns).map { decomposition.vectors[row, $0] }, inverseDeviation(of: variance)
      )
    }
    return (means, components)
  }

  private static func combining(_ factors: [Double], _ rows: [[Double]]) -> Matrix {
    Matrix(
      rows: rows.count, columns: rows.count,
      elements: zip(factors, rows).flatMap { factor, row in row.map { factor * $0 } })
  }
}

extension Matrix {
  /// The covariance of the columns, over n, summed from the first row down.
  func covariance(around means: [Double]) -> Matrix {
    var sums = Matrix(
      rows: columns, columns: columns, elements: Array(repeating: 0, count: columns * columns))
    var centred = means
    for row in 0..<rows {
      for column in 0..<columns { centred[column] = self[row, column] - means[column] }
      for first in 0..<columns {
        for second in first..<columns {
          sums[first, second].addProduct(centred[first], centred[second])
        }
      }
    }
    for first in 0..<columns {
      for second in first..<columns {
        sums[first, second] /= Double(rows)
        sums[second, first] = sums[first, second]
      }
    }
    return sums
  }
}
