import Testing

@testable import TrainingEngine

extension KernelTests {
  struct Rows {
    /// Rows and columns: rows are summed eight at a time, the rest one by one.
    private static let shapes = [
      (1, 1), (1, 5), (5, 3), (7, 64), (8, 1), (9, 17), (16, 31), (23, 8), (0, 4), (4, 0),
    ]

    private func sums(
      _ rows: Int, _ columns: Int, _ add: (Double, Int, Int) -> Double
    ) -> [Double] {
      (0..<rows).map { i in (0..<columns).reduce(0.0) { add($0, i, i * columns + $1) } }
    }

    @Test func sumsAreTakenOverColumnsInAscendingOrder() {
      for (rows, columns) in Self.shapes {
        let a = KernelTests.numbers(rows * columns, seed: 1)
        let b = KernelTests.numbers(rows * columns, seed: 2)
        let means = KernelTests.numbers(rows, seed: 3)
        let room = [Double](repeating: 9, count: rows)
        KernelTests.expectBits(sums(rows, columns) { $0 + a[$2] }, "\(rows) x \(columns)") {
          var sums = room
          Kernels.rowSums(a.span, rows: rows, columns: columns, into: &sums)
          return sums
        }
        KernelTests.expectBits(
          sums(rows, columns) { $0.addingProduct(a[$2], b[$2]) }, "\(rows) x \(columns)"
        ) {
          var sums = room
          Kernels.rowProductSums(a.span, b.span, rows: rows, columns: columns, into: &sums)
          return sums
        }
        KernelTests.expectBits(
          sums(rows, columns) { $0.addingProduct(a[$2] - means[$1], a[$2] - means[$1]) },
          "\(rows) x \(columns)"
        ) {
          var sums = room
          Kernels.rowSquaredDeviationSums(
            a.span, means: means.span, rows: rows, columns: columns, into: &sums)
          return sums
        }
      }
    }

    @Test func eachRowIsNormalizedByItsOwnConstants() {
      for (rows, columns) in Self.shapes where columns > 0 {
        let m = KernelTests.numbers(rows * columns)
        let (means, inverses) = (
          KernelTests.numbers(rows, seed: 2), KernelTests.numbers(rows, seed: 3)
        )
        KernelTests.expectBits(
          m.indices.map { (m[$0] - means[$0 / columns]) * inverses[$0 / columns] }
        ) {
          var out = [Double](repeating: 0, count: m.count)
          Kernels.normalizeRows(
            m.span, rows: rows, columns: columns, means: means.span,
            inverseDeviations: inverses.span, into: &out)
          return out
        }
        let scale = KernelTests.numbers(columns, seed: 4)
        KernelTests.expectBits(m.indices.map { m[$0] * scale[$0 % columns] }) {
          var out = [Double](repeating: 0, count: m.count)
          Kernels.scaleColumns(m.span, rows: rows, columns: columns, scale: scale.span, into: &out)
          return out
        }
      }
    }

    @Test func theInputGradientOfANormalizationFollowsItsFormula() {
      for (rows, columns) in Self.shapes where columns > 0 {
        let g = KernelTests.numbers(rows * columns, seed: 1)
        let normalized = KernelTests.numbers(rows * columns, seed: 2)
        let inverses = KernelTests.numbers(rows, seed: 3)
        let gradientSums = KernelTests.numbers(rows, seed: 4)
        let productSums = KernelTests.numbers(rows, seed: 5)
        let n = Double(columns)
        KernelTests.expectBits(
          g.indices.map { k in
            let row = k / columns
            return inverses[row] / n
              * (-gradientSums[row]).addingProduct(n, g[k])
              .addingProduct(-normalized[k], productSums[row])
          }, "\(rows) x \(columns)"
        ) {
          var dx = [Double](repeating: 0, count: g.count)
          Kernels.rowNormalizationInputGradient(
            g.span, normalized: normalized.span, rows: rows, columns: columns,
            inverseDeviations: inverses.span, gradientSums: gradientSums.span,
            productSums: productSums.span, into: &dx)
          return dx
        }
      }
    }
  }
}
