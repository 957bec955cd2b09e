/// A matrix of `SecondOrder` numbers, one matrix after the other for each of their coefficients, so
/// that products are products of plain matrices, and only as many as are not zero throughout.
struct SecondOrderMatrix {
  let rows: Int
  let columns: Int
  let degree: Degree
  /// The values, then the coefficients a, b, aa, ab and bb as far as the degree goes.
  var coefficients: [Double]

  /// Of which degree the numbers are as polynomials in the two directions, at most.
  enum Degree: Int, Comparable {
    case constant = 0
    case linear = 1
    case quadratic = 2

    /// Coefficients of a number, its value among them.
    var coefficients: Int { [1, 3, 6][rawValue] }

    /// The degree of a product with numbers of another degree, as far as it counts.
    func times(_ other: Degree) -> Degree {
      Degree(rawValue: min(rawValue + other.rawValue, Degree.quadratic.rawValue))!
    }

    static func < (left: Degree, right: Degree) -> Bool { left.rawValue < right.rawValue }
  }

  /// Where a coefficient stands.
  enum Coefficient: Int {
    case value, a, b, aa, ab, bb
  }

  /// Numbers whose coefficients are given, as many as the degree has.
  init(rows: Int, columns: Int, degree: Degree, coefficients: [Double]) {
    precondition(
      coefficients.count == degree.coefficients * rows * columns,
      "Every number has the coefficients of its degree.")
    self.rows = rows
    self.columns = columns
    self.degree = degree
    self.coefficients = coefficients
  }

  /// Zeros that can take numbers of a degree.
  init(rows: Int, columns: Int, degree: Degree) {
    self.rows = rows
    self.columns = columns
    self.degree = degree
    coefficients = Array(repeating: 0, count: degree.coefficients * rows * columns)
  }

  /// Zeros that can take numbers of a degree, unless nobody waits for them any more: many megabytes take
  /// milliseconds.
  ///
  /// - Parameter isCancelled: Once it says yes there are fewer zeros, and the matrix is of no use.
  init(rows: Int, columns: Int, degree: Degree, isCancelled: () -> Bool) {
    self.rows = rows
    self.columns = columns
    self.degree = degree
    coefficients = Array(
      zeros: degree.coefficients * rows * columns, isCancelled: isCancelled)
  }

  /// Numbers that do not change along the directions, row by row.
  init(constant numbers: [Double], rows: Int) {
    self.rows = rows
    columns = rows > 0 ? numbers.count / rows : 0
    degree = .constant
    coefficients = numbers
  }

  /// The same numbers, row by row, in another shape.
  func reshaped(rows: Int, columns: Int) -> SecondOrderMatrix {
    precondition(rows * columns == count, "Another shape has as many numbers.")
    return SecondOrderMatrix(
      rows: rows, columns: columns, degree: degree, coefficients: coefficients)
  }

  /// Numbers in the matrix.
  var count: Int { rows * columns }

  /// Where the matrix of a coefficient lies among the coefficients.
  func range(of coefficient: Coefficient) -> Range<Int> {
    coefficient.rawValue * count..<(coefficient.rawValue + 1) * count
  }

  /// The sum of two matrices of one shape.
  static func + (left: SecondOrderMatrix, right: SecondOrderMatrix) -> SecondOrderMatrix {
    let (longer, shorter) = left.degree < right.degree ? (right, left) : (left, right)
    var sum = longer
    Kernels.add(shorter.coefficients.span, times: 1, to: &sum.coefficients)
    return sum
  }

  subscript(index: Int) -> SecondOrder {
    get {
      var number = SecondOrder(coefficients[index])
      guard degree > .constant else { return number }
      number.a = coefficients[count + index]
      number.b = coefficients[2 * count + index]
      guard degree > .linear else { return number }
      number.aa = coefficients[3 * count + index]
      number.ab = coefficients[4 * count + index]
      number.bb = coefficients[5 * count + index]
      return number
    }
    set {
      coefficients[index] = newValue.value
      guard degree > .constant else { return }
      coefficients[count + index] = newValue.a
      coefficients[2 * count + index] = newValue.b
      guard degree > .linear else { return }
      coefficients[3 * count + index] = newValue.aa
      coefficients[4 * count + index] = newValue.ab
      coefficients[5 * count + index] = newValue.bb
    }
  }

  subscript(row: Int, column: Int) -> SecondOrder {
    get { self[row * columns + column] }
    set { self[row * columns + column] = newValue }
  }
}
