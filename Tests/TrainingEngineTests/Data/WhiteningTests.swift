import Testing

@testable import TrainingEngine

struct WhiteningTests {
  /// Correlated features of very different size.
  private let tilted = DataSet.linearRegression(
    samples: 256, scales: [1, 1000, 0.01], means: [7, -300, 0], correlation: 0.99,
    coefficients: [1, 1, 1], noise: 0.5, seed: 1
  ).features

  private static let kinds: [@Sendable (Matrix) -> Whitening] = [
    { .principalComponents(of: $0) }, { .zeroPhase(of: $0) },
  ]

  private func covariance(of matrix: Matrix) -> [Double] {
    let means = matrix.columnMeans()
    expectClose(means, means.map { _ in 0 }, to: 1e-10, scale: 1, "means")
    return (0..<matrix.columns).flatMap { first in
      (0..<matrix.columns).map { second in
        (0..<matrix.rows).reduce(0) {
          $0 + (matrix[$1, first] - means[first]) * (matrix[$1, second] - means[second])
        } / Double(matrix.rows)
      }
    }
  }

  @Test(arguments: kinds)
  func covarianceOfTheResultIsTheIdentity(whitening: @Sendable (Matrix) -> Whitening) {
    let white = whitening(tilted).applied(to: tilted)
    expectClose(
      covariance(of: white), [1, 0, 0, 0, 1, 0, 0, 0, 1], to: 1e-10, scale: 1, "covariance")
  }

  @Test(arguments: kinds)
  func whatIsLearntFromTheTrainingSamplesAppliesToOthers(
    whitening: @Sendable (Matrix) -> Whitening
  ) {
    let learnt = whitening(tilted)
    let white = learnt.applied(to: tilted)
    #expect(learnt.applied(to: tilted.selecting(rows: [5])) == white.selecting(rows: [5]))
  }

  /// Of all maps that whiten, the one that is symmetric and positive is unique.
  @Test func zeroPhaseIsTheSymmetricMap() {
    let weights = Whitening.zeroPhase(of: tilted).weights
    for row in 0..<3 {
      for column in 0..<3 {
        expectClose(weights[row, column], weights[column, row], to: 1e-11, "symmetry")
      }
    }
    #expect(SymmetricEigendecomposition(weights).values.allSatisfy { $0 > 0 })
  }

  /// For two standardized features with correlation ρ the components are (1, 1)/√2 and (1, -1)/√2 with
  /// variances 1 + ρ and 1 - ρ.
  @Test func principalComponentsComeInOrderOfTheirVariance() {
    let standard = ColumnTransform.standardizing(tilted).applied(to: tilted)
    let pair = Matrix(
      rows: 256, columns: 2, elements: (0..<256).flatMap { [standard[$0, 0], standard[$0, 1]] })
    let correlation = (0..<256).reduce(0) { $0 + pair[$1, 0] * pair[$1, 1] } / 256
    let weights = Whitening.principalComponents(of: pair).weights.elements
    let (first, second) = (
      1 / (2 * (1 + correlation)).squareRoot(), 1 / (2 * (1 - correlation)).squareRoot()
    )
    expectClose(weights.map(abs), [first, first, second, second], to: 1e-11, "weights")
    #expect(weights[0] > 0 && weights[1] > 0 && weights[2] * weights[3] < 0)
  }

  @Test(arguments: kinds)
  func directionsWithoutVariationVanish(whitening: @Sendable (Matrix) -> Whitening) {
    // The second column is twice the first, the third does not vary.
    let flat = Matrix(rows: 4, columns: 3, elements: [1, 2, 5, 2, 4, 5, 3, 6, 5, 6, 12, 5])
    let white = whitening(flat).applied(to: flat)
    let isFinite = white.elements.allSatisfy { $0.isFinite }
    #expect(isFinite)
    let trace = covariance(of: white).enumerated().reduce(0) { sum, element in
      element.offset % 4 == 0 ? sum + element.element : sum
    }
    expectClose(trace, 1, to: 1e-12, "variance over all directions")
    #expect(
      whitening(Matrix(rows: 2, columns: 1, elements: [3, 3])).applied(to: flat.firstColumn)
        .elements == [0, 0, 0, 0])
  }
}

extension Matrix {
  fileprivate var firstColumn: Matrix {
    Matrix(rows: rows, columns: 1, elements: (0..<rows).map { self[$0, 0] })
  }
}
