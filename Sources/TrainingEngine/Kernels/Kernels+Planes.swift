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

  /// Computes scale (m - mean) + shift, column by column, into `out`.
  ///
  /// - Parameter rectified: Whether what is negative becomes zero.
  static func combineColumns<Scalar: NetworkScalar>(
    _ m: Span<Scalar>, rows: Int, columns: Int, by combination: borrowing ColumnCombination<Scalar>,
    rectified: Bool, into out: inout [Scalar]
  ) {
    precondition(m.count >= rows * columns, "The matrix is smaller than its shape.")
    precondition(combination.means.count >= columns, "A column has no mean.")
    precondition(out.count >= rows * columns, "The output is smaller than its shape.")
    let address = m.address
    let (means, scales) = (combination.means.span, combination.scales.span)
    let shifts = combination.shifts.span
    var columnsOf = KernelColumnCombination(
      means: means.address, scales: scales.address, shifts: shifts.address)
    out.withUnsafeMutableBufferPointer {
      table(of: Scalar.self).combineColumns(
        address, rows, columns, &columnsOf, rectified, $0.baseAddress)
    }
  }

  /// Computes scale (base + a x + b y) + shift, column by column, at the point (a, b), into `out`. Means
  /// do not count.
  ///
  /// - Parameter rectified: Whether what is negative becomes zero.
  static func combineAffineColumns<Scalar: NetworkScalar>(
    _ base: Span<Scalar>, _ x: Span<Scalar>, _ y: Span<Scalar>, rows: Int, columns: Int,
    rectified: Bool, at point: PlanePoint<Scalar>,
    by combination: borrowing ColumnCombination<Scalar>, into out: inout [Scalar]
  ) {
    checkAffine(base, x, y, count: rows * columns)
    precondition(combination.scales.count >= columns, "A column has no scale.")
    precondition(out.count >= rows * columns, "The output is smaller than its shape.")
    let (baseAddress, xAddress, yAddress) = (base.address, x.address, y.address)
    let (scales, shifts) = (combination.scales.span, combination.shifts.span)
    let (scaleAddress, shiftAddress) = (scales.address, shifts.address)
    out.withUnsafeMutableBufferPointer {
      var at = KernelAffinePoint(
        a: Double(point.x), b: Double(point.y), scales: scaleAddress, shifts: shiftAddress,
        out: $0.baseAddress)
      table(of: Scalar.self).combineAffineColumns(
        baseAddress, xAddress, yAddress, rows, columns, &at, false, rectified)
    }
  }

  /// The same at two points, which share what is read; the same bits as at each of them alone.
  static func combineAffineColumns<Scalar: NetworkScalar>(
    _ base: Span<Scalar>, _ x: Span<Scalar>, _ y: Span<Scalar>, rows: Int, columns: Int,
    rectified: Bool, at points: (PlanePoint<Scalar>, PlanePoint<Scalar>),
    by first: borrowing ColumnCombination<Scalar>, _ second: borrowing ColumnCombination<Scalar>,
    into firstOut: inout [Scalar], _ secondOut: inout [Scalar]
  ) {
    checkAffine(base, x, y, count: rows * columns)
    precondition(
      first.scales.count >= columns && second.scales.count >= columns, "A column has no scale.")
    precondition(
      firstOut.count >= rows * columns && secondOut.count >= rows * columns,
      "The output is smaller than its shape.")
    let (baseAddress, xAddress, yAddress) = (base.address, x.address, y.address)
    let (scales, shifts) = (first.scales.span, first.shifts.span)
    let (otherScales, otherShifts) = (second.scales.span, second.shifts.span)
    let addresses = (
      scales.address, shifts.address, otherScales.address, otherShifts.address
    )
    firstOut.withUnsafeMutableBufferPointer { firstOut in
      secondOut.withUnsafeMutableBufferPointer { secondOut in
        let at = [
          KernelAffinePoint(
            a: Double(points.0.x), b: Double(points.0.y), scales: addresses.0,
            shifts: addresses.1, out: firstOut.baseAddress),
          KernelAffinePoint(
            a: Double(points.1.x), b: Double(points.1.y), scales: addresses.2,
            shifts: addresses.3, out: secondOut.baseAddress),
        ]
        table(of: Scalar.self).combineAffineColumns(
          baseAddress, xAddress, yAddress, rows, columns, at, true, rectified)
      }
    }
  }

  private static func checkAffine<Scalar: NetworkScalar>(
    _ base: Span<Scalar>, _ x: Span<Scalar>, _ y: Span<Scalar>, count: Int
  ) {
    precondition(
      base.count >= count && x.count >= count && y.count >= count,
      "A matrix is smaller than its shape.")
  }

  /// For each column the triangular factor of its three columns in x, y and base.
  ///
  /// - Parameters:
  ///   - chosen: Which of the `columns`; all when nil.
  ///   - centered: Whether each column is taken less its mean.
  /// - Returns: The means of base, x and y, and the factors, column after column.
  static func columnFactors<Scalar: NetworkScalar>(
    _ base: Span<Scalar>, _ x: Span<Scalar>, _ y: Span<Scalar>, rows: Int, columns: Int,
    chosen: Range<Int>? = nil, centered: Bool
  ) -> (means: [Double], factors: [PlaneSquares]) {
    let count = rows * columns
    precondition(
      base.count >= count && x.count >= count && y.count >= count,
      "A matrix is smaller than its shape.")
    let chosen = chosen ?? 0..<columns
    precondition(
      chosen.lowerBound >= 0 && chosen.upperBound <= columns, "There are no such columns.")
    var means = Array(repeating: 0.0, count: 3 * chosen.count)
    var factors = Array(repeating: 0.0, count: 6 * chosen.count)
    let (baseAddress, xAddress, yAddress) = (base.address, x.address, y.address)
    means.withUnsafeMutableBufferPointer { means in
      factors.withUnsafeMutableBufferPointer {
        table(of: Scalar.self).columnFactors(
          baseAddress, xAddress, yAddress, rows, columns, chosen.lowerBound, chosen.upperBound,
          centered, means.baseAddress, $0.baseAddress)
      }
    }
    return (
      means,
      (0..<chosen.count).map { column in
        let f = factors[6 * column..<6 * column + 6].map { $0 }
        return PlaneSquares(xx: f[0], xy: f[1], x: f[2], yy: f[3], y: f[4], rest: f[5])
      }
    )
  }
}

/// What becomes of each column of a matrix: scale (element - mean) + shift.
struct ColumnCombination<Scalar: NetworkScalar>: Sendable {
  var means: [Scalar]
  var scales: [Scalar]
  var shifts: [Scalar]

  /// Every column stays as it is.
  init(columns: Int) {
    means = Array(repeating: 0, count: columns)
    scales = Array(repeating: 1, count: columns)
    shifts = means
  }
}
