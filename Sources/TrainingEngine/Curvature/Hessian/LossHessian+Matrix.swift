/// Why a Hessian is not written out.
public enum HessianError: Error, Equatable, Sendable {
  /// More parameters than `LossHessian.matrixLimit`.
  case tooManyParameters(found: Int, limit: Int)

  /// What is wrong, as a sentence.
  public var message: String {
    switch self {
    case .tooManyParameters(let found, let limit):
      "The network has \(found) parameters; its Hessian is written out for at most \(limit)."
    }
  }
}

extension LossHessian {
  /// The most parameters for which the Hessian is written out, as 8 megabytes.
  public static var matrixLimit: Int { 1024 }

  /// All of the Hessian, from a product a column.
  ///
  /// Rounding leaves columns and rows a little different, so each element is the mean of the two.
  ///
  /// - Parameter isCancelled: Asked at least every few milliseconds. Once it says yes it always does.
  /// - Returns: Symmetric; nil when cancelled.
  /// - Throws: `HessianError.tooManyParameters` above `matrixLimit`.
  public mutating func matrix(
    isCancelled: () -> Bool = { false }
  ) throws(HessianError) -> Matrix? {
    guard order <= Self.matrixLimit else {
      throw .tooManyParameters(found: order, limit: Self.matrixLimit)
    }
    var elements: [Double] = []
    elements.reserveCapacity(order * order)
    var axis = Array(repeating: 0.0, count: order)
    for column in 0..<order {
      axis[column] = 1
      guard let product = validatedProduct(with: axis, isCancelled: isCancelled) else { return nil }
      axis[column] = 0
      elements += product
    }
    var matrix = Matrix(rows: order, columns: order, elements: elements)
    for row in 0..<order {
      for column in 0..<row {
        let mean = (matrix[row, column] + matrix[column, row]) / 2
        matrix[row, column] = mean
        matrix[column, row] = mean
      }
    }
    return matrix
  }
}
