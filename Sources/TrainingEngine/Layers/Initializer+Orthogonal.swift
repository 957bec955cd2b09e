extension Initializer {
  /// A random matrix whose rows, or columns where those are fewer, are orthogonal and of length 1, row
  /// by row.
  ///
  /// Normal numbers, drawn row by row, of which the rows (or columns) are made orthonormal one after
  /// the other by Gram and Schmidt: the Q of a QR decomposition whose R has a positive diagonal, which
  /// makes every such matrix equally likely (Mezzadri 2007). Each row is orthogonalized twice, which is
  /// enough for machine precision (Giraud, Langou and Rozložník 2005).
  static func orthonormal(
    rows: Int, columns: Int, drawnFrom stream: inout RandomStream
  ) -> [Double] {
    let drawn = stream.normal(rows * columns)
    guard rows > columns else {
      return orthonormalized(drawn, rows: rows, columns: columns)
    }
    let transposed = orthonormalized(
      transpose(drawn, rows: rows, columns: columns), rows: columns, columns: rows)
    return transpose(transposed, rows: columns, columns: rows)
  }

  /// The rows, each without its parts along those before, and of length 1.
  private static func orthonormalized(
    _ matrix: [Double], rows: Int, columns: Int
  ) -> [Double] {
    var result = matrix
    for row in 0..<rows {
      let place = row * columns..<(row + 1) * columns
      var vector = Array(matrix[place])
      for _ in 0..<2 where row > 0 {
        var parts = Array(repeating: 0.0, count: row)
        Kernels.multiply(
          rows: 1, columns: row, inner: columns, vector.span, .plain, result.span, .transposed,
          into: &parts)
        Kernels.scale(&parts, by: -1)
        Kernels.multiply(
          rows: 1, columns: columns, inner: row, parts.span, .plain, result.span, .plain,
          into: &vector, accumulating: true)
      }
      let length = Kernels.dot(vector.span, vector.span).squareRoot()
      result.replaceSubrange(place, with: vector.map { $0 / length })
    }
    return result
  }

  private static func transpose(_ matrix: [Double], rows: Int, columns: Int) -> [Double] {
    (0..<columns).flatMap { column in (0..<rows).map { matrix[$0 * columns + column] } }
  }
}
