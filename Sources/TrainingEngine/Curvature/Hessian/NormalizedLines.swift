/// The lines of a matrix that a normalization works on, each with its own statistics.
struct NormalizedLines {
  let rows: Int
  let columns: Int
  let axis: Axis
  let statistics: LineStatistics

  /// What a line is.
  enum Axis: Equatable {
    /// All values of a feature.
    case columns
    /// The values of a sample, or of one of its groups.
    case rows
    /// The values of one of some groups of channels, which lie scattered over the pixels of a sample.
    case groups(count: Int, pixels: Int)
  }

  /// Which statistics follow the numbers of a line.
  enum LineStatistics {
    case meanAndDeviation
    /// The root mean square, without a mean to subtract.
    case deviation
    /// None of them: they are given.
    case fixed
  }

  var count: Int { axis == .columns ? columns : rows }
  /// Numbers in a line.
  var length: Int { axis == .columns ? rows : columns }

  /// The sum of each line, as far as the mean follows it; nought where it does not.
  func findSums(_ matrix: Span<Double>, in pass: LayerPass<Double>, into sums: inout [Double]) {
    guard statistics == .meanAndDeviation else { return }
    switch axis {
    case .columns: pass.columnSums(matrix, rows: rows, columns: columns, into: &sums)
    case .rows: pass.rowSums(matrix, rows: rows, columns: columns, into: &sums)
    case .groups(let groups, let pixels):
      let gathered = gathered(matrix, groups: groups, pixels: pixels, in: pass)
      guard pass.isWanted else { return }
      pass.rowSums(gathered.span, rows: rows, columns: columns, into: &sums)
    }
  }

  /// The sum of the products along each line, as far as the deviation follows it.
  func findProductSums(
    _ a: Span<Double>, _ b: Span<Double>, in pass: LayerPass<Double>, into sums: inout [Double],
    accumulating: Bool = false
  ) {
    guard statistics != .fixed else { return }
    switch axis {
    case .columns:
      pass.columnProductSums(
        a, b, rows: rows, columns: columns, into: &sums, accumulating: accumulating)
    case .rows:
      findRowProductSums(a, b, in: pass, into: &sums, accumulating: accumulating)
    case .groups(let groups, let pixels):
      let (a, b) = (
        gathered(a, groups: groups, pixels: pixels, in: pass),
        gathered(b, groups: groups, pixels: pixels, in: pass)
      )
      guard pass.isWanted else { return }
      findRowProductSums(a.span, b.span, in: pass, into: &sums, accumulating: accumulating)
    }
  }

  private func findRowProductSums(
    _ a: Span<Double>, _ b: Span<Double>, in pass: LayerPass<Double>, into sums: inout [Double],
    accumulating: Bool
  ) {
    guard accumulating else {
      return pass.rowProductSums(a, b, rows: rows, columns: columns, into: &sums)
    }
    var more = pass.zeros(rows)
    guard pass.isWanted else { return }
    pass.rowProductSums(a, b, rows: rows, columns: columns, into: &more)
    pass.add(more.span, times: 1, to: &sums)
  }

  /// s (v - Σv/n - x̂ Σ(v x̂)/n) from a matrix v and its sums.
  func applyDerivative(
    to matrix: Span<Double>, normalized: Span<Double>, in pass: LayerPass<Double>,
    inverseDeviations: Span<Double>, sums: Span<Double>, productSums: Span<Double>,
    into result: inout [Double]
  ) {
    switch axis {
    case .columns:
      pass.normalizationInputGradient(
        matrix, normalized: normalized, rows: rows, columns: columns,
        inverseDeviations: inverseDeviations, gradientSums: sums, productSums: productSums,
        into: &result)
    case .rows:
      pass.rowNormalizationInputGradient(
        matrix, normalized: normalized, rows: rows, columns: columns,
        inverseDeviations: inverseDeviations, gradientSums: sums, productSums: productSums,
        into: &result)
    case .groups(let groups, let pixels):
      let matrix = gathered(matrix, groups: groups, pixels: pixels, in: pass)
      let normalized = gathered(normalized, groups: groups, pixels: pixels, in: pass)
      guard pass.isWanted else { return }
      var derivative = pass.zeros(matrix.count)
      guard pass.isWanted else { return }
      pass.rowNormalizationInputGradient(
        matrix.span, normalized: normalized.span, rows: rows, columns: columns,
        inverseDeviations: inverseDeviations, gradientSums: sums, productSums: productSums,
        into: &derivative)
      pass.transposeEach(
        derivative.span, count: rows / groups, rows: columns * groups / pixels, columns: pixels,
        into: &result)
    }
  }

  /// The matrix with the numbers of a group side by side; of no use once nobody waits for it any more.
  private func gathered(
    _ matrix: Span<Double>, groups: Int, pixels: Int, in pass: LayerPass<Double>
  ) -> [Double] {
    var gathered = pass.zeros(rows * columns)
    guard pass.isWanted else { return [] }
    pass.transposeEach(
      matrix, count: rows / groups, rows: pixels, columns: columns * groups / pixels,
      into: &gathered)
    return gathered
  }

  /// Goes through all numbers, as long as somebody waits for what that gives.
  func forEachElement(
    in pass: LayerPass<Double>, _ body: (_ index: Int, _ line: Int) -> Void
  ) {
    let numbers = rows * columns / pass.rows
    for samples in pass.blocks(ofRows: pass.rows, columns: numbers) {
      forEachElement(of: samples.of(numbers), body)
    }
  }

  private func forEachElement(
    of range: Range<Int>, _ body: (_ index: Int, _ line: Int) -> Void
  ) {
    if case .groups(let groups, let pixels) = axis {
      let channels = columns * groups / pixels
      for index in range {
        let sample = index / (channels * pixels)
        body(index, sample * groups + index % channels * groups / channels)
      }
      return
    }
    for row in range.lowerBound / columns..<range.upperBound / columns {
      for column in 0..<columns {
        body(row * columns + column, axis == .columns ? column : row)
      }
    }
  }
}
