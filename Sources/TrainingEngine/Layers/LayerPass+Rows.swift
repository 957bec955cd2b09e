// Kernels that treat each row by itself, or each number, in blocks where somebody is asked. Once nobody
// waits any more, the rest stays undone.
extension LayerPass {
  /// See `Kernels.rowSums`.
  func rowSums(_ m: Span<Scalar>, rows: Int, columns: Int, into sums: inout [Scalar]) {
    for block in blocks(ofRows: rows, columns: columns) {
      Kernels.rowSums(
        m.extracting(block.of(columns)), rows: block.count, columns: columns, into: &sums,
        at: block.lowerBound)
    }
  }

  /// See `Kernels.rowProductSums`.
  func rowProductSums(
    _ a: Span<Scalar>, _ b: Span<Scalar>, rows: Int, columns: Int, into sums: inout [Scalar]
  ) {
    for block in blocks(ofRows: rows, columns: columns) {
      Kernels.rowProductSums(
        a.extracting(block.of(columns)), b.extracting(block.of(columns)), rows: block.count,
        columns: columns, into: &sums, at: block.lowerBound)
    }
  }

  /// See `Kernels.rowSquaredDeviationSums`.
  func rowSquaredDeviationSums(
    _ m: Span<Scalar>, means: Span<Scalar>, rows: Int, columns: Int, into sums: inout [Scalar]
  ) {
    for block in blocks(ofRows: rows, columns: columns) {
      Kernels.rowSquaredDeviationSums(
        m.extracting(block.of(columns)), means: means.extracting(block), rows: block.count,
        columns: columns, into: &sums, at: block.lowerBound)
    }
  }

  /// See `Kernels.normalizeRows`.
  func normalizeRows(
    _ m: Span<Scalar>, rows: Int, columns: Int, means: Span<Scalar>,
    inverseDeviations: Span<Scalar>, into out: inout [Scalar]
  ) {
    for block in blocks(ofRows: rows, columns: columns) {
      Kernels.normalizeRows(
        m.extracting(block.of(columns)), rows: block.count, columns: columns,
        means: means.extracting(block), inverseDeviations: inverseDeviations.extracting(block),
        into: &out, at: block.lowerBound * columns)
    }
  }

  /// See `Kernels.rowNormalizationInputGradient`.
  func rowNormalizationInputGradient(
    _ g: Span<Scalar>, normalized: Span<Scalar>, rows: Int, columns: Int,
    inverseDeviations: Span<Scalar>, gradientSums: Span<Scalar>, productSums: Span<Scalar>,
    into dx: inout [Scalar]
  ) {
    for block in blocks(ofRows: rows, columns: columns) {
      Kernels.rowNormalizationInputGradient(
        g.extracting(block.of(columns)), normalized: normalized.extracting(block.of(columns)),
        rows: block.count, columns: columns,
        inverseDeviations: inverseDeviations.extracting(block),
        gradientSums: gradientSums.extracting(block), productSums: productSums.extracting(block),
        into: &dx, at: block.lowerBound * columns)
    }
  }

  /// See `Kernels.transposeEach`.
  func transposeEach(
    _ matrices: Span<Scalar>, count: Int, rows: Int, columns: Int, into out: inout [Scalar]
  ) {
    let size = rows * columns
    for block in blocks(ofRows: count, columns: size) {
      Kernels.transposeEach(
        matrices.extracting(block.of(size)), count: block.count, rows: rows, columns: columns,
        into: &out, at: block.lowerBound * size)
    }
  }

  /// See `Kernels.apply`.
  func apply(_ f: ElementwiseFunction, _ x: Span<Scalar>, into y: inout [Scalar]) {
    for block in blocks(ofRows: x.count, columns: 1) {
      Kernels.apply(f, x.extracting(block), into: &y, at: block.lowerBound)
    }
  }

  /// See `Kernels.inputGradient`.
  func inputGradient(
    of f: ElementwiseFunction, input x: Span<Scalar>, output y: Span<Scalar>,
    outputGradient: Span<Scalar>, into dx: inout [Scalar]
  ) {
    for block in blocks(ofRows: y.count, columns: 1) {
      Kernels.inputGradient(
        of: f, input: x.extracting(block), output: y.extracting(block),
        outputGradient: outputGradient.extracting(block), into: &dx, at: block.lowerBound)
    }
  }

  /// See `Kernels.scale`, of the first of some numbers.
  func scale(_ x: inout [Scalar], first count: Int, by factor: Double) {
    for block in blocks(ofRows: count, columns: 1) {
      Kernels.scale(&x, at: block.lowerBound, first: block.count, by: factor)
    }
  }

  /// See `Kernels.scaled`.
  func scaled(_ x: Span<Scalar>, by factor: Double, into y: inout [Scalar]) {
    for block in blocks(ofRows: x.count, columns: 1) {
      Kernels.scaled(x.extracting(block), by: factor, into: &y, at: block.lowerBound)
    }
  }

  /// See `Kernels.add`.
  func add(_ x: Span<Scalar>, times factor: Double, to y: inout [Scalar]) {
    for block in blocks(ofRows: x.count, columns: 1) {
      Kernels.add(x.extracting(block), times: factor, to: &y, at: block.lowerBound)
    }
  }
}
