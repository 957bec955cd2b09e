import CKernels

extension Kernels {
  /// Computes base + a x + b y, element by element, into `out` from `offset` on.
  ///
  /// - Parameter rectified: Whether what is negative becomes zero.
  static func combine<Scalar: NetworkScalar>(
    _ base: Span<Scalar>, _ x: Span<Scalar>, times a: Scalar, _ y: Span<Scalar>, times b: Scalar,
    rectified: Bool = false, into out: inout [Scalar], at offset: Int = 0
  ) {
    let count = base.count
    precondition(x.count == count && y.count == count, "What is combined differs in number.")
    precondition(offset >= 0 && out.count - offset >= count, "There is no room for the output.")
    let (baseAddress, xAddress, yAddress) = (base.address, x.address, y.address)
    out.withUnsafeMutableBufferPointer {
      guard let out = $0.baseAddress else { return }
      table(of: Scalar.self).combine(
        baseAddress, xAddress, yAddress, count, Double(a), Double(b), rectified, out + offset)
    }
  }

  /// Computes scale (base - mean) + xScale x + yScale y + shift, column by column.
  ///
  /// - Parameters:
  ///   - x: In the shape of the base, or empty where there are no slopes.
  ///   - y: As many as of x.
  ///   - rectified: Whether what is negative becomes zero.
  ///   - out: Receives the numbers from `offset` on.
  static func combineColumns<Scalar: NetworkScalar>(
    _ base: Span<Scalar>, _ x: Span<Scalar>, _ y: Span<Scalar>, rows: Int, columns: Int,
    by combination: borrowing ColumnCombination<Scalar>, rectified: Bool,
    into out: inout [Scalar], at offset: Int = 0
  ) {
    let count = rows * columns
    precondition(base.count >= count, "The matrix is smaller than its shape.")
    precondition(x.count == y.count, "There are slopes in both coordinates or in none.")
    precondition(x.isEmpty || x.count >= count, "The slopes are smaller than the matrix.")
    precondition(combination.means.count >= columns, "A column has no mean.")
    precondition(
      offset >= 0 && out.count - offset >= count, "The output is smaller than its shape.")
    let baseAddress = base.address
    let (xAddress, yAddress) = (x.isEmpty ? nil : x.address, y.isEmpty ? nil : y.address)
    let (means, scales, shifts) = (combination.means, combination.scales, combination.shifts)
    let (xScales, yScales) = (combination.xScales, combination.yScales)
    let (meansSpan, scalesSpan, shiftsSpan) = (means.span, scales.span, shifts.span)
    let (xScalesSpan, yScalesSpan) = (xScales.span, yScales.span)
    var columnsOf = KernelColumnCombination(
      means: meansSpan.address, scales: scalesSpan.address, xScales: xScalesSpan.address,
      yScales: yScalesSpan.address, shifts: shiftsSpan.address)
    out.withUnsafeMutableBufferPointer {
      guard let out = $0.baseAddress else { return }
      table(of: Scalar.self).combineColumns(
        baseAddress, xAddress, yAddress, rows, columns, &columnsOf, rectified, out + offset)
    }
  }

  /// Computes scale (base - mean) + shift, column by column.
  static func combineColumns<Scalar: NetworkScalar>(
    _ base: Span<Scalar>, rows: Int, columns: Int,
    by combination: borrowing ColumnCombination<Scalar>, rectified: Bool,
    into out: inout [Scalar], at offset: Int = 0
  ) {
    let none: [Scalar] = []
    combineColumns(
      base, none.span, none.span, rows: rows, columns: columns, by: combination,
      rectified: rectified, into: &out, at: offset)
  }

  /// For each column the triangular factor of its three columns in x, y and base.
  ///
  /// - Parameter centered: Whether each column is taken less its mean.
  /// - Returns: The means of base, x and y, and the factors, column after column.
  static func columnFactors<Scalar: NetworkScalar>(
    _ base: Span<Scalar>, _ x: Span<Scalar>, _ y: Span<Scalar>, rows: Int, columns: Int,
    centered: Bool
  ) -> (means: [Double], factors: [PlaneSquares]) {
    let count = rows * columns
    precondition(
      base.count >= count && x.count >= count && y.count >= count,
      "A matrix is smaller than its shape.")
    var means = Array(repeating: 0.0, count: 3 * columns)
    var factors = Array(repeating: 0.0, count: 6 * columns)
    let (baseAddress, xAddress, yAddress) = (base.address, x.address, y.address)
    means.withUnsafeMutableBufferPointer { means in
      factors.withUnsafeMutableBufferPointer {
        table(of: Scalar.self).columnFactors(
          baseAddress, xAddress, yAddress, rows, columns, centered, means.baseAddress,
          $0.baseAddress)
      }
    }
    return (
      means,
      (0..<columns).map { column in
        let f = factors[6 * column..<6 * column + 6].map { $0 }
        return PlaneSquares(xx: f[0], xy: f[1], x: f[2], yy: f[3], y: f[4], rest: f[5])
      }
    )
  }
}

/// What becomes of each column of a matrix, and of two further ones where there are slopes:
/// scale (base - mean) + xScale x + yScale y + shift.
struct ColumnCombination<Scalar: NetworkScalar>: Sendable {
  var means: [Scalar]
  var scales: [Scalar]
  var xScales: [Scalar]
  var yScales: [Scalar]
  var shifts: [Scalar]

  init(columns: Int) {
    means = Array(repeating: 0, count: columns)
    scales = means
    xScales = means
    yScales = means
    shifts = means
  }
}
