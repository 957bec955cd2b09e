// Kernels over the rows of a matrix, in blocks where somebody is asked, to the same bits: no row knows of
// another, and sums go on where they were left. Once nobody waits any more, the rest stays undone.
extension LayerPass {
  /// See `Kernels.addRow`.
  func addRow(_ row: Span<Scalar>, toEachOf rows: Int, of matrix: inout [Scalar]) {
    for block in blocks(ofRows: rows, columns: row.count) {
      Kernels.addRow(
        row, toEachOf: block.count, of: &matrix, at: block.lowerBound * row.count)
    }
  }

  /// See `Kernels.columnSums`.
  func columnSums(
    _ m: Span<Scalar>, rows: Int, columns: Int, into sums: inout [Scalar], at offset: Int = 0
  ) {
    for block in blocks(ofRows: rows, columns: columns) {
      Kernels.columnSums(
        m.extracting(block.of(columns)), rows: block.count, columns: columns, into: &sums,
        at: offset, accumulating: block.lowerBound > 0)
    }
  }

  /// See `Kernels.columnProductSums`.
  func columnProductSums(
    _ a: Span<Scalar>, _ b: Span<Scalar>, rows: Int, columns: Int, into sums: inout [Scalar],
    at offset: Int = 0, accumulating: Bool = false
  ) {
    for block in blocks(ofRows: rows, columns: columns) {
      Kernels.columnProductSums(
        a.extracting(block.of(columns)), b.extracting(block.of(columns)), rows: block.count,
        columns: columns, into: &sums, at: offset,
        accumulating: accumulating || block.lowerBound > 0)
    }
  }

  /// See `Kernels.columnSquaredDeviationSums`.
  func columnSquaredDeviationSums(
    _ m: Span<Scalar>, means: Span<Scalar>, rows: Int, columns: Int, into sums: inout [Scalar]
  ) {
    for block in blocks(ofRows: rows, columns: columns) {
      Kernels.columnSquaredDeviationSums(
        m.extracting(block.of(columns)), means: means, rows: block.count, columns: columns,
        into: &sums, accumulating: block.lowerBound > 0)
    }
  }

  /// See `Kernels.scaleColumns`.
  func scaleColumns(
    _ m: Span<Scalar>, rows: Int, columns: Int, scale: Span<Scalar>, into out: inout [Scalar]
  ) {
    for block in blocks(ofRows: rows, columns: columns) {
      Kernels.scaleColumns(
        m.extracting(block.of(columns)), rows: block.count, columns: columns, scale: scale,
        into: &out, at: block.lowerBound * columns)
    }
  }

  /// See `Kernels.normalizeColumns`.
  func normalizeColumns(
    _ m: Span<Scalar>, rows: Int, columns: Int, means: Span<Scalar>,
    inverseDeviations: Span<Scalar>, into out: inout [Scalar]
  ) {
    for block in blocks(ofRows: rows, columns: columns) {
      Kernels.normalizeColumns(
        m.extracting(block.of(columns)), rows: block.count, columns: columns, means: means,
        inverseDeviations: inverseDeviations, into: &out, at: block.lowerBound * columns)
    }
  }

  /// See `Kernels.scaleAndShiftColumns`.
  func scaleAndShiftColumns(
    _ m: Span<Scalar>, rows: Int, columns: Int, scale: Span<Scalar>, shift: Span<Scalar>,
    into out: inout [Scalar]
  ) {
    for block in blocks(ofRows: rows, columns: columns) {
      Kernels.scaleAndShiftColumns(
        m.extracting(block.of(columns)), rows: block.count, columns: columns, scale: scale,
        shift: shift, into: &out, at: block.lowerBound * columns)
    }
  }

  /// See `Kernels.normalizationInputGradient`, of a whole batch.
  func normalizationInputGradient(
    _ g: Span<Scalar>, normalized: Span<Scalar>, rows: Int, columns: Int,
    inverseDeviations: Span<Scalar>, gradientSums: Span<Scalar>, productSums: Span<Scalar>,
    into dx: inout [Scalar]
  ) {
    for block in blocks(ofRows: rows, columns: columns) {
      Kernels.normalizationInputGradient(
        g.extracting(block.of(columns)), normalized: normalized.extracting(block.of(columns)),
        rows: block.count, ofBatchOf: rows, columns: columns, inverseDeviations: inverseDeviations,
        gradientSums: gradientSums, productSums: productSums, into: &dx,
        at: block.lowerBound * columns)
    }
  }
}
