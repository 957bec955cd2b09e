/// The eigenvalues and eigenvectors of a symmetric matrix.
///
/// By Jacobi's method, in cyclic order: each pair of rows and columns is turned so that the element
/// where they meet becomes 0, until all such elements are (Golub and Van Loan, Matrix Computations,
/// 8.5). Slower than other methods from a few hundred rows on, but short, and precise for eigenvalues
/// of very different size: a rotation is left out only where the element is below a unit in the last
/// place of √(aₚₚ a_qq) (Demmel and Veselić 1992, "Jacobi's method is more accurate than QR").
public struct SymmetricEigendecomposition: Sendable {
  /// From the largest to the smallest.
  public let values: [Double]
  /// Row i is the eigenvector of `values[i]`: of length 1, its largest component positive.
  public let vectors: Matrix

  /// - Parameter matrix: Square, or else it traps, and symmetric; only the upper triangle is looked at.
  public init(_ matrix: Matrix) {
    self.init(matrix, isCancelled: { false })!
  }

  /// The same, unless nobody waits for it any more: a hundred rows take dozens of milliseconds.
  ///
  /// - Parameter isCancelled: Asked for each row of each round.
  /// - Returns: Nil when cancelled.
  public init?(_ matrix: Matrix, isCancelled: () -> Bool) {
    precondition(matrix.rows == matrix.columns, "Only a square matrix has eigenvectors.")
    let size = matrix.rows
    var rotation = JacobiRotation(matrix)
    for _ in 0..<Self.mostSweeps {
      var isDone = true
      for p in 0..<size {
        guard !isCancelled() else { return nil }
        for q in p + 1..<max(size, p + 1) where rotation.turn(p, q) { isDone = false }
      }
      if isDone { break }
    }
    let order = (0..<size).sorted {
      (rotation.matrix[$1, $1], $0) < (rotation.matrix[$0, $0], $1)
    }
    values = order.map { rotation.matrix[$0, $0] }
    var vectors = rotation.vectors.selecting(rows: order)
    for row in 0..<size {
      let components = (0..<size).map { vectors[row, $0] }
      let largest = components.max { abs($0) < abs($1) } ?? 0
      if largest < 0 { for column in 0..<size { vectors[row, column].negate() } }
    }
    self.vectors = vectors
  }

  /// Ten are plenty for matrices of some hundred rows; numbers that are not finite would go on.
  private static let mostSweeps = 50
}

/// A symmetric matrix on its way to diagonal form, with the rotations so far.
private struct JacobiRotation {
  /// Only the diagonal and what is above it count.
  private(set) var matrix: Matrix
  /// The product of all rotations, one basis vector a row.
  private(set) var vectors: Matrix

  init(_ matrix: Matrix) {
    self.matrix = matrix
    vectors = Matrix(
      rows: matrix.rows, columns: matrix.rows,
      elements: Array(repeating: 0, count: matrix.rows * matrix.rows))
    for index in 0..<matrix.rows { vectors[index, index] = 1 }
  }

  /// Turns rows and columns p < q so that the element where they meet vanishes.
  ///
  /// - Returns: Whether there was anything to turn.
  mutating func turn(_ p: Int, _ q: Int) -> Bool {
    let (first, second, element) = (matrix[p, p], matrix[q, q], matrix[p, q])
    let bound = Double.ulpOfOne * abs(first).squareRoot() * abs(second).squareRoot()
    guard abs(element) > bound else { return false }
    // The smaller of both angles that do it: t² + 2 t cot 2φ = 1 for t = tan φ.
    let cotangent = (second - first) / (2 * element)
    let sign = cotangent < 0 ? -1.0 : 1
    let tangent = sign / (abs(cotangent) + (cotangent * cotangent + 1).squareRoot())
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    let sine = tangent * cosine

    matrix[p, p] = first - tangent * element
    matrix[q, q] = second + tangent * element
    matrix[p, q] = 0
    for index in 0..<matrix.rows where index != p && index != q {
      let (atP, atQ) = (place(index, p), place(index, q))
      let (x, y) = (matrix.elements[atP], matrix.elements[atQ])
      matrix.elements[atP] = cosine * x - sine * y
      matrix.elements[atQ] = sine * x + cosine * y
    }
    for column in 0..<vectors.columns {
      let (x, y) = (vectors[p, column], vectors[q, column])
      vectors[p, column] = cosine * x - sine * y
      vectors[q, column] = sine * x + cosine * y
    }
    return true
  }

  /// Where the element of a row and a column is kept, above the diagonal.
  private func place(_ row: Int, _ column: Int) -> Int {
    min(row, column) * matrix.columns + max(row, column)
  }
}
