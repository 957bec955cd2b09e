/// A matrix that is affine in two coordinates, rest + x·X + y·Y, and its value at one point.
///
/// Only the columns that X or Y touch are computed anew when the point moves.
struct AffineMatrix<Scalar: NetworkScalar>: Sendable {
  /// The matrix at the point last moved to, row by row.
  private(set) var value: [Scalar]
  let rows: Int
  private let width: Int
  /// Which columns change.
  private let columns: [Int]
  /// The changing columns of the three matrices, one after the other, each as long as there are rows.
  private let rest: [Scalar]
  private let x: [Scalar]
  private let y: [Scalar]

  /// Three matrices of equal shape, row by row.
  init(rows: Int, columns width: Int, rest: [Scalar], x: [Scalar], y: [Scalar]) {
    let columns = (0..<width).filter { column in
      (0..<rows).contains { x[$0 * width + column] != 0 || y[$0 * width + column] != 0 }
    }
    func changing(_ matrix: [Scalar]) -> [Scalar] {
      columns.flatMap { column in (0..<rows).map { matrix[$0 * width + column] } }
    }
    value = rest
    self.rows = rows
    self.width = width
    self.columns = columns
    self.rest = changing(rest)
    self.x = changing(x)
    self.y = changing(y)
  }

  mutating func move(to x: Scalar, _ y: Scalar) {
    for (position, column) in columns.enumerated() {
      for row in 0..<rows {
        let index = position * rows + row
        value[row * width + column] = rest[index] + (x * self.x[index] + y * self.y[index])
      }
    }
  }
}

extension AffineMatrix<Double> {
  /// The matrix with its derivatives along the two coordinates.
  var expanded: SecondOrderMatrix {
    var expansion = SecondOrderMatrix(rows: rows, columns: width, degree: .linear)
    expansion.coefficients.replaceSubrange(expansion.range(of: .value), with: value)
    let (a, b) = (expansion.range(of: .a).lowerBound, expansion.range(of: .b).lowerBound)
    for (position, column) in columns.enumerated() {
      for row in 0..<rows {
        let (place, index) = (row * width + column, position * rows + row)
        expansion.coefficients[a + place] = x[index]
        expansion.coefficients[b + place] = y[index]
      }
    }
    return expansion
  }
}
