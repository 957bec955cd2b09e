extension Kernels {
  /// Adds a row to each row of a matrix of `rows` rows that begins at `offset`, as a bias is added to a
  /// batch.
  static func addRow<Scalar: NetworkScalar>(
    _ row: Span<Scalar>, toEachOf rows: Int, of matrix: inout [Scalar], at offset: Int = 0
  ) {
    precondition(
      offset >= 0 && matrix.count - offset >= rows * row.count,
      "The matrix is smaller than its shape.")
    let (address, columns) = (row.address, row.count)
    matrix.withUnsafeMutableBufferPointer {
      guard let matrix = $0.baseAddress else { return }
      table(of: Scalar.self).addRow(address, rows, columns, matrix + offset)
    }
  }

  /// The sum of each column, rows ascending, into `columns` elements from `offset` on.
  ///
  /// When accumulating, each sum starts at what is there.
  static func columnSums<Scalar: NetworkScalar>(
    _ m: Span<Scalar>, rows: Int, columns: Int, into sums: inout [Scalar], at offset: Int = 0,
    accumulating: Bool = false
  ) {
    precondition(m.count >= rows * columns, "The matrix is smaller than its shape.")
    precondition(offset >= 0 && sums.count - offset >= columns, "There is no room for the sums.")
    let address = m.address
    sums.withUnsafeMutableBufferPointer {
      guard let sums = $0.baseAddress else { return }
      table(of: Scalar.self).columnSums(address, rows, columns, sums + offset, accumulating)
    }
  }

  /// The sum over rows of the products of corresponding elements, for each column.
  ///
  /// When accumulating, each sum starts at what is there.
  static func columnProductSums<Scalar: NetworkScalar>(
    _ a: Span<Scalar>, _ b: Span<Scalar>, rows: Int, columns: Int, into sums: inout [Scalar],
    at offset: Int = 0, accumulating: Bool = false
  ) {
    precondition(
      a.count >= rows * columns && b.count >= rows * columns,
      "A matrix is smaller than its shape.")
    precondition(offset >= 0 && sums.count - offset >= columns, "There is no room for the sums.")
    let (aAddress, bAddress) = (a.address, b.address)
    sums.withUnsafeMutableBufferPointer {
      guard let sums = $0.baseAddress else { return }
      table(of: Scalar.self).columnProductSums(
        aAddress, bAddress, rows, columns, sums + offset, accumulating)
    }
  }

  /// The sum of squared distances from the column's mean, for each column.
  ///
  /// When accumulating, each sum starts at what is there.
  static func columnSquaredDeviationSums<Scalar: NetworkScalar>(
    _ m: Span<Scalar>, means: Span<Scalar>, rows: Int, columns: Int, into sums: inout [Scalar],
    accumulating: Bool = false
  ) {
    precondition(m.count >= rows * columns, "The matrix is smaller than its shape.")
    precondition(means.count >= columns, "A column has no mean.")
    precondition(sums.count >= columns, "There is no room for the sums.")
    let (address, meansAddress) = (m.address, means.address)
    sums.withUnsafeMutableBufferPointer {
      table(of: Scalar.self).columnSquaredDeviationSums(
        address, meansAddress, rows, columns, $0.baseAddress, accumulating)
    }
  }

  /// Computes m * scale, column by column, into `out` from `offset` on.
  static func scaleColumns<Scalar: NetworkScalar>(
    _ m: Span<Scalar>, rows: Int, columns: Int, scale: Span<Scalar>, into out: inout [Scalar],
    at offset: Int = 0
  ) {
    precondition(m.count >= rows * columns, "The matrix is smaller than its shape.")
    precondition(scale.count >= columns, "A column has no scale.")
    precondition(
      offset >= 0 && out.count - offset >= rows * columns, "The output is smaller than its shape.")
    let (address, scaleAddress) = (m.address, scale.address)
    out.withUnsafeMutableBufferPointer {
      guard let out = $0.baseAddress else { return }
      table(of: Scalar.self).scaleColumns(address, rows, columns, scaleAddress, out + offset)
    }
  }

  /// Computes (m - mean) * inverseDeviation, column by column, into `out` from `offset` on.
  static func normalizeColumns<Scalar: NetworkScalar>(
    _ m: Span<Scalar>, rows: Int, columns: Int, means: Span<Scalar>,
    inverseDeviations: Span<Scalar>, into out: inout [Scalar], at offset: Int = 0
  ) {
    precondition(m.count >= rows * columns, "The matrix is smaller than its shape.")
    precondition(
      means.count >= columns && inverseDeviations.count >= columns,
      "A column has no mean or no deviation.")
    precondition(
      offset >= 0 && out.count - offset >= rows * columns, "The output is smaller than its shape.")
    let address = m.address
    let (meansAddress, inverseAddress) = (means.address, inverseDeviations.address)
    out.withUnsafeMutableBufferPointer {
      guard let out = $0.baseAddress else { return }
      table(of: Scalar.self).normalizeColumns(
        address, rows, columns, meansAddress, inverseAddress, out + offset)
    }
  }

  /// Computes fma(m, scale, shift), column by column, into `out` from `offset` on.
  static func scaleAndShiftColumns<Scalar: NetworkScalar>(
    _ m: Span<Scalar>, rows: Int, columns: Int, scale: Span<Scalar>, shift: Span<Scalar>,
    into out: inout [Scalar], at offset: Int = 0
  ) {
    precondition(m.count >= rows * columns, "The matrix is smaller than its shape.")
    precondition(
      scale.count >= columns && shift.count >= columns, "A column has no scale or no shift.")
    precondition(
      offset >= 0 && out.count - offset >= rows * columns, "The output is smaller than its shape.")
    let (address, scaleAddress, shiftAddress) = (m.address, scale.address, shift.address)
    out.withUnsafeMutableBufferPointer {
      guard let out = $0.baseAddress else { return }
      table(of: Scalar.self).scaleAndShiftColumns(
        address, rows, columns, scaleAddress, shiftAddress, out + offset)
    }
  }

  /// The gradient of a loss by the input of a batch normalization.
  ///
  /// With x̂ the normalized input, n the rows of the batch, σ the deviation and g the gradient by x̂:
  /// dx = (n g - Σg - x̂ Σ(g x̂)) / (n σ), sums over the batch (Ioffe and Szegedy, 2015, section 3).
  ///
  /// - Parameters:
  ///   - g: The gradient by x̂, that is, already multiplied by the scale.
  ///   - normalized: x̂.
  ///   - rows: How many rows of the batch are given.
  ///   - batch: How many rows it has.
  ///   - inverseDeviations: 1/σ for each column.
  ///   - gradientSums: Σg for each column.
  ///   - productSums: Σ(g x̂) for each column.
  ///   - offset: Where in `dx` the first row goes.
  static func normalizationInputGradient<Scalar: NetworkScalar>(
    _ g: Span<Scalar>, normalized: Span<Scalar>, rows: Int, ofBatchOf batch: Int, columns: Int,
    inverseDeviations: Span<Scalar>, gradientSums: Span<Scalar>, productSums: Span<Scalar>,
    into dx: inout [Scalar], at offset: Int = 0
  ) {
    precondition(
      g.count >= rows * columns && normalized.count >= rows * columns,
      "A matrix is smaller than its shape.")
    precondition(
      inverseDeviations.count >= columns && gradientSums.count >= columns
        && productSums.count >= columns, "A column lacks its sums or its deviation.")
    precondition(
      offset >= 0 && dx.count - offset >= rows * columns, "The output is smaller than its shape.")
    let (gAddress, normalizedAddress) = (g.address, normalized.address)
    let inverseAddress = inverseDeviations.address
    let (sumsAddress, productsAddress) = (gradientSums.address, productSums.address)
    dx.withUnsafeMutableBufferPointer {
      guard let dx = $0.baseAddress else { return }
      table(of: Scalar.self).normalizationInputGradient(
        gAddress, normalizedAddress, rows, batch, columns, inverseAddress, sumsAddress,
        productsAddress, dx + offset)
    }
  }
}
