import Testing

@testable import TrainingEngine

struct SymmetricEigendecompositionTests {
  private func random(_ size: Int, seed: UInt64) -> Matrix {
    var stream = RandomStream(seed: seed, stream: 0)
    var matrix = Matrix(rows: size, columns: size, elements: stream.normal(size * size))
    for row in 0..<size {
      for column in 0..<row { matrix[row, column] = matrix[column, row] }
    }
    return matrix
  }

  @Test(arguments: [1, 2, 3, 8, 33])
  func vectorsAreOrthonormalAndTurnTheMatrixIntoItsValues(size: Int) {
    let matrix = random(size, seed: UInt64(size))
    let decomposition = SymmetricEigendecomposition(matrix)
    let (values, vectors) = (decomposition.values, decomposition.vectors)
    #expect(values == values.sorted(by: >))
    let norm = values.reduce(0) { max($0, abs($1)) }
    for first in 0..<size {
      let row = (0..<size).map { vectors[first, $0] }
      #expect(row.max { abs($0) < abs($1) }! > 0)
      for second in 0..<size {
        let product = (0..<size).reduce(0) { $0 + vectors[first, $1] * vectors[second, $1] }
        expectClose(product, first == second ? 1 : 0, scale: 1, "product of two vectors")
        let image = (0..<size).reduce(0) { $0 + matrix[second, $1] * vectors[first, $1] }
        expectClose(image, values[first] * vectors[first, second], scale: norm, "image of a vector")
      }
    }
  }

  /// The eigenvalues of the second difference are 2 - 2 cos(kπ/(n + 1)).
  @Test func valuesOfTheSecondDifferenceAreThoseOfTheFormula() {
    let size = 20
    var matrix = Matrix(
      rows: size, columns: size, elements: Array(repeating: 0, count: size * size))
    for row in 0..<size {
      matrix[row, row] = 2
      if row > 0 {
        matrix[row, row - 1] = -1
        matrix[row - 1, row] = -1
      }
    }
    let expected = (1...size).reversed().map {
      2 - 2 * ElementaryFunctions.cosTurns(Double($0) / Double(2 * (size + 1)))
    }
    expectClose(SymmetricEigendecomposition(matrix).values, expected, to: 1e-14, "eigenvalues")
  }

  /// D A D with A = [[1, ½], [½, 1]] and D = diag(1, 10⁻⁹): the product of the eigenvalues is ¾ · 10⁻¹⁸
  /// and their sum 1 + 10⁻¹⁸, so the smaller is ¾ · 10⁻¹⁸ to all digits.
  @Test func smallValuesAreAsPreciseAsLargeOnes() {
    let matrix = Matrix(rows: 2, columns: 2, elements: [1, 0.5e-9, 0.5e-9, 1e-18])
    let values = SymmetricEigendecomposition(matrix).values
    expectClose(values[0], 1, to: 1e-15, "larger eigenvalue")
    expectClose(values[1], 0.75e-18, to: 1e-14, "smaller eigenvalue")
  }

  /// The same with all correlations ½ and D = diag(1, 10⁻⁶, 10⁻¹²): up to 10⁻¹² of each, the eigenvalues
  /// are the pivots of Gaussian elimination, 1, ¾ · 10⁻¹² and ⅔ · 10⁻²⁴.
  @Test func valuesOfEverySizeAreFoundFarBelowTheLargest() {
    let matrix = Matrix(
      rows: 3, columns: 3,
      elements: [1, 0.5e-6, 0.5e-12, 0.5e-6, 1e-12, 0.5e-18, 0.5e-12, 0.5e-18, 1e-24])
    let values = SymmetricEigendecomposition(matrix).values
    for (value, expected) in zip(values, [1, 0.75e-12, 2e-24 / 3]) {
      expectClose(value, expected, to: 1e-11, "eigenvalue")
    }
  }

  @Test func whoeverDoesNotWaitAnyMoreIsAskedForEachRow() throws {
    let matrix = Matrix(rows: 3, columns: 3, elements: [1, 0.5, 0.25, 0.5, 2, 0.5, 0.25, 0.5, 3])
    var asked = 0
    let whole = SymmetricEigendecomposition(matrix) {
      asked += 1
      return false
    }
    #expect(whole?.vectors == SymmetricEigendecomposition(matrix).vectors)
    #expect(asked > 3 && asked.isMultiple(of: 3))
    for limit in 0..<asked {
      var left = limit
      let cut = SymmetricEigendecomposition(matrix) {
        left -= 1
        return left < 0
      }
      #expect(cut == nil && left == -1)
    }
  }

  @Test func whatIsDiagonalOrNotFiniteComesToAnEnd() {
    let diagonal = Matrix(rows: 3, columns: 3, elements: [1, 0, 0, 0, 5, 0, 0, 0, -2])
    let decomposition = SymmetricEigendecomposition(diagonal)
    #expect(decomposition.values == [5, 1, -2])
    #expect(decomposition.vectors.elements == [0, 1, 0, 1, 0, 0, 0, 0, 1])
    let lost = Matrix(rows: 2, columns: 2, elements: [.nan, .infinity, .infinity, 1])
    #expect(SymmetricEigendecomposition(lost).values.count == 2)
    #expect(
      SymmetricEigendecomposition(Matrix(rows: 0, columns: 0, elements: [])).values.isEmpty)
  }
}
