extension Kernels {
  /// The sum of each row, columns ascending, from place `offset` on.
  static func rowSums<Scalar: NetworkScalar>(
    _ m: Span<Scalar>, rows: Int, columns: Int, into sums: inout [Scalar], at offset: Int = 0
  ) {
    precondition(m.count >= rows * columns, "The matrix is smaller than its shape.")
    precondition(offset >= 0 && sums.count - offset >= rows, "There is no room for the sums.")
    let address = m.address
    sums.withUnsafeMutableBufferPointer {
      guard let sums = $0.baseAddress else { return }
      table(of: Scalar.self).rowSums(address, rows, columns, sums + offset)
    }
  }

  /// The sum over columns of the products of corresponding elements, for each row, from place `offset` on.
  static func rowProductSums<Scalar: NetworkScalar>(
    _ a: Span<Scalar>, _ b: Span<Scalar>, rows: Int, columns: Int, into sums: inout [Scalar],
    at offset: Int = 0
  ) {
    precondition(
      a.count >= rows * columns && b.count >= rows * columns,
      "A matrix is smaller than its shape.")
    precondition(offset >= 0 && sums.count - offset >= rows, "There is no room for the sums.")
    let (aAddress, bAddress) = (a.address, b.address)
    sums.withUnsafeMutableBufferPointer {
      guard let sums = $0.baseAddress else { return }
      table(of: Scalar.self).rowProductSums(aAddress, bAddress, rows, columns, sums + offset)
    }
  }

  /// The sum of squared distances from the row's mean, for each row, from place `offset` on.
  static func rowSquaredDeviationSums<Scalar: NetworkScalar>(
    _ m: Span<Scalar>, means: Span<Scalar>, rows: Int, columns: Int, into sums: inout [Scalar],
    at offset: Int = 0
  ) {
    precondition(m.count >= rows * columns, "The matrix is smaller than its shape.")
    precondition(means.count >= rows, "A row has no mean.")
    precondition(offset >= 0 && sums.count - offset >= rows, "There is no room for the sums.")
    let (address, meansAddress) = (m.address, means.address)
    sums.withUnsafeMutableBufferPointer {
      guard let sums = $0.baseAddress else { return }
      table(of: Scalar.self).rowSquaredDeviationSums(
        address, meansAddress, rows, columns, sums + offset)
    }
  }

  /// Computes (m - mean) * inverseDeviation, row by row, into `out` from `offset` on.
  static func normalizeRows<Scalar: NetworkScalar>(
    _ m: Span<Scalar>, rows: Int, columns: Int, means: Span<Scalar>,
    inverseDeviations: Span<Scalar>, into out: inout [Scalar], at offset: Int = 0
  ) {
    precondition(m.count >= rows * columns, "The matrix is smaller than its shape.")
    precondition(
      means.count >= rows && inverseDeviations.count >= rows,
      "A row has no mean or no deviation.")
    precondition(
      offset >= 0 && out.count - offset >= rows * columns, "The output is smaller than its shape.")
    let address = m.address
    let (meansAddress, inverseAddress) = (means.address, inverseDeviations.address)
    out.withUnsafeMutableBufferPointer {
      guard let out = $0.baseAddress else { return }
      table(of: Scalar.self).normalizeRows(
        address, rows, columns, meansAddress, inverseAddress, out + offset)
    }
  }

  /// The gradient of a loss by the input of a normalization of each row.
  ///
  /// With x̂ the normalized input, n the number of columns, σ the deviation and g the gradient by x̂:
  /// dx = (n g - Σg - x̂ Σ(g x̂)) / (n σ), sums over the columns (Ba, Kiros and Hinton, 2016).
  ///
  /// - Parameters:
  ///   - g: The gradient by x̂, that is, already multiplied by the scale.
  ///   - normalized: x̂.
  ///   - inverseDeviations: 1/σ for each row.
  ///   - gradientSums: Σg for each row.
  ///   - productSums: Σ(g x̂) for each row.
  ///   - offset: Where in `dx` the first row goes.
  static func rowNormalizationInputGradient<Scalar: NetworkScalar>(
    _ g: Span<Scalar>, normalized: Span<Scalar>, rows: Int, columns: Int,
    inverseDeviations: Span<Scalar>, gradientSums: Span<Scalar>, productSums: Span<Scalar>,
    into dx: inout [Scalar], at offset: Int = 0
  ) {
    precondition(
      g.count >= rows * columns && normalized.count >= rows * columns,
      "A matrix is smaller than its shape.")
    precondition(
      inverseDeviations.count >= rows && gradientSums.count >= rows && productSums.count >= rows,
      "A row lacks its sums or its deviation.")
    precondition(
      offset >= 0 && dx.count - offset >= rows * columns, "The output is smaller than its shape.")
    let (gAddress, normalizedAddress) = (g.address, normalized.address)
    let inverseAddress = inverseDeviations.address
    let (sumsAddress, productsAddress) = (gradientSums.address, productSums.address)
    dx.withUnsafeMutableBufferPointer {
      guard let dx = $0.baseAddress else { return }
      table(of: Scalar.self).rowNormalizationInputGradient(
        gAddress, normalizedAddress, rows, columns, inverseAddress, sumsAddress, productsAddress,
        dx + offset)
    }
  }
}
