/// A matrix that is affine in two coordinates, rest + x·X + y·Y, and its value at one point.
///
/// Only the columns that X or Y touch are computed anew when the point moves.
struct AffineMatrix: Sendable {
  /// The matrix at the point last moved to.
  private(set) var value: Matrix
  /// Which columns change.
  private let columns: [Int]
  /// The changing columns of the three matrices, one after the other, each as long as there are rows.
  private let rest: [Double]
  private let x: [Double]
  private let y: [Double]

  /// Three matrices of equal shape.
  init(rest: Matrix, x: Matrix, y: Matrix) {
    let rows = 0..<rest.rows
    let columns = (0..<rest.columns).filter { column in
      rows.contains { x[$0, column] != 0 || y[$0, column] != 0 }
    }
    func changing(_ matrix: Matrix) -> [Double] {
      columns.flatMap { column in rows.map { matrix[$0, column] } }
    }
    value = rest
    self.columns = columns
    self.rest = changing(rest)
    self.x = changing(x)
    self.y = changing(y)
  }

  mutating func move(to x: Double, _ y: Double) {
    let (rows, width) = (value.rows, value.columns)
    for (position, column) in columns.enumerated() {
      for row in 0..<rows {
        let index = position * rows + row
        value.elements[row * width + column] = rest[index] + (x * self.x[index] + y * self.y[index])
      }
    }
  }

  /// The matrix with its derivatives along the two coordinates.
  var expanded: SecondOrderMatrix {
    var expansion = SecondOrderMatrix(rows: value.rows, columns: value.columns, degree: .linear)
    expansion.coefficients.replaceSubrange(expansion.range(of: .value), with: value.elements)
    let (a, b) = (expansion.range(of: .a).lowerBound, expansion.range(of: .b).lowerBound)
    for (position, column) in columns.enumerated() {
      for row in 0..<value.rows {
        let (place, index) = (row * value.columns + column, position * value.rows + row)
        expansion.coefficients[a + place] = x[index]
        expansion.coefficients[b + place] = y[index]
      }
    }
    return expansion
  }
}

extension LayerComputation {
  /// What leaves the layer for some input, under parameters and statistics of a whole network.
  func outputs(for input: Matrix, state: NetworkState, statistics: Statistics) -> Matrix {
    var tape = LayerTape(output: Array(repeating: 0, count: input.rows * outputs))
    forward(
      input.elements.span, rows: input.rows, state: state, statistics: statistics, tape: &tape)
    return Matrix(rows: input.rows, columns: outputs, elements: tape.output)
  }
}
