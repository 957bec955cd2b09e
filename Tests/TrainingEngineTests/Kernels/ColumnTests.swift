import Testing

@testable import TrainingEngine

extension KernelTests {
  struct Columns {
    /// Rows and columns: narrow matrices are folded, wide ones go in pieces.
    private static let shapes = [
      (1, 1), (5, 1), (256, 1), (178, 2), (3, 3), (65, 7), (64, 10), (20, 31), (9, 32), (33, 33),
      (4, 63), (4, 64), (6, 65), (7, 130), (2, 519), (0, 4),
    ]

    @Test func sumsAreTakenOverRowsInAscendingOrder() {
      for (rows, columns) in Self.shapes {
        let m = KernelTests.numbers(rows * columns)
        let start = KernelTests.numbers(columns, seed: 5)
        let expected = (0..<columns).map { j in
          (0..<rows).reduce(start[j]) { $0 + m[$1 * columns + j] }
        }
        KernelTests.expectBits([9] + expected, "\(rows) x \(columns)") {
          var sums = [9] + start
          Kernels.columnSums(
            m.span, rows: rows, columns: columns, into: &sums, at: 1, accumulating: true)
          return sums
        }
        let fromZero = (0..<columns).map { j in (0..<rows).reduce(0) { $0 + m[$1 * columns + j] } }
        KernelTests.expectBits(fromZero, "\(rows) x \(columns)") {
          var sums = start
          Kernels.columnSums(m.span, rows: rows, columns: columns, into: &sums)
          return sums
        }
      }
    }

    @Test func sumsOfProductsAreFused() {
      for (rows, columns) in Self.shapes {
        let a = KernelTests.numbers(rows * columns, seed: 1)
        let b = KernelTests.numbers(rows * columns, seed: 2)
        let start = KernelTests.numbers(columns, seed: 5)
        let expected = (0..<columns).map { j in
          (0..<rows).reduce(start[j]) { $0.addingProduct(a[$1 * columns + j], b[$1 * columns + j]) }
        }
        KernelTests.expectBits([9] + expected, "\(rows) x \(columns)") {
          var sums = [9] + start
          Kernels.columnProductSums(
            a.span, b.span, rows: rows, columns: columns, into: &sums, at: 1, accumulating: true)
          return sums
        }
      }
    }

    @Test func squaredDeviationsAreSummedAroundTheMeans() {
      for (rows, columns) in Self.shapes {
        let m = KernelTests.numbers(rows * columns)
        let means = KernelTests.numbers(columns, seed: 6)
        let expected = (0..<columns).map { j in
          (0..<rows).reduce(0.0) {
            let deviation = m[$1 * columns + j] - means[j]
            return $0.addingProduct(deviation, deviation)
          }
        }
        KernelTests.expectBits(expected, "\(rows) x \(columns)") {
          var sums = [Double](repeating: 3, count: columns)
          Kernels.columnSquaredDeviationSums(
            m.span, means: means.span, rows: rows, columns: columns, into: &sums)
          return sums
        }
      }
    }

    @Test func eachColumnIsNormalizedScaledAndShiftedByItsOwnConstants() {
      for (rows, columns) in Self.shapes {
        let m = KernelTests.numbers(rows * columns)
        let (first, second) = (
          KernelTests.numbers(columns, seed: 2), KernelTests.numbers(columns, seed: 3)
        )
        let columnOf = { (k: Int) in k % columns }
        KernelTests.expectBits(
          m.indices.map { (m[$0] - first[columnOf($0)]) * second[columnOf($0)] }
        ) {
          var out = [Double](repeating: 0, count: m.count)
          Kernels.normalizeColumns(
            m.span, rows: rows, columns: columns, means: first.span,
            inverseDeviations: second.span, into: &out)
          return out
        }
        KernelTests.expectBits(
          m.indices.map { second[columnOf($0)].addingProduct(m[$0], first[columnOf($0)]) }
        ) {
          var out = [Double](repeating: 0, count: m.count)
          Kernels.scaleAndShiftColumns(
            m.span, rows: rows, columns: columns, scale: first.span, shift: second.span, into: &out)
          return out
        }
        KernelTests.expectBits(m.indices.map { m[$0] + first[columnOf($0)] }) {
          var out = m
          Kernels.addRow(first.span, toEachOf: rows, of: &out)
          return out
        }
      }
    }

    /// The gradient against central differences of Σ g x̂ as a function of the input.
    @Test func theInputGradientOfANormalizationIsItsDerivative() {
      let (rows, columns) = (5, 3)
      let x = KernelTests.numbers(rows * columns, seed: 1)
      let g = KernelTests.numbers(rows * columns, seed: 2)
      let dx = normalizationGradient(at: x, g, rows: rows, columns: columns)
      for k in x.indices {
        let step = 1e-6
        let values = [step, -step].map { move in
          var moved = x
          moved[k] += move
          let normalized = normalization(of: moved, rows: rows, columns: columns).normalized
          return Kernels.dot(g.span, normalized.span)
        }
        // Central differences: error about step² and rounding 1e-16 / step.
        #expect(abs(dx[k] - (values[0] - values[1]) / (2 * step)) < 1e-8)
      }
    }

    @Test func theInputGradientOfANormalizationHasTheSameBitsEverywhere() {
      for (rows, columns) in Self.shapes where rows > 1 {
        let x = KernelTests.numbers(rows * columns, seed: 1)
        let g = KernelTests.numbers(rows * columns, seed: 2)
        KernelTests.expectBits(normalizationGradient(at: x, g, rows: rows, columns: columns)) {
          normalizationGradient(at: x, g, rows: rows, columns: columns)
        }
      }
    }

    private func normalization(
      of x: [Double], rows: Int, columns: Int
    ) -> (normalized: [Double], inverseDeviations: [Double]) {
      var means = [Double](repeating: 0, count: columns)
      var inverses = means
      var normalized = x
      Kernels.columnSums(x.span, rows: rows, columns: columns, into: &means)
      Kernels.scale(&means, by: 1 / Double(rows))
      Kernels.columnSquaredDeviationSums(
        x.span, means: means.span, rows: rows, columns: columns, into: &inverses)
      inverses = inverses.map { 1 / ($0 / Double(rows)).squareRoot() }
      Kernels.normalizeColumns(
        x.span, rows: rows, columns: columns, means: means.span, inverseDeviations: inverses.span,
        into: &normalized)
      return (normalized, inverses)
    }

    private func normalizationGradient(
      at x: [Double], _ g: [Double], rows: Int, columns: Int
    ) -> [Double] {
      let (normalized, inverses) = normalization(of: x, rows: rows, columns: columns)
      var gradientSums = [Double](repeating: 0, count: columns)
      var productSums = gradientSums
      Kernels.columnSums(g.span, rows: rows, columns: columns, into: &gradientSums)
      Kernels.columnProductSums(
        g.span, normalized.span, rows: rows, columns: columns, into: &productSums)
      var dx = [Double](repeating: 0, count: x.count)
      Kernels.normalizationInputGradient(
        g.span, normalized: normalized.span, rows: rows, ofBatchOf: rows, columns: columns,
        inverseDeviations: inverses.span, gradientSums: gradientSums.span,
        productSums: productSums.span, into: &dx)
      return dx
    }
  }
}
