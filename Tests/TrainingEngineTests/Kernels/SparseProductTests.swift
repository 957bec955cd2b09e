import Testing

@testable import TrainingEngine

extension KernelTests {
  struct SparseProducts {
    /// Rows, columns, inner: below, at and beyond the sizes of panels and blocks.
    private static let shapes = [
      (1, 1, 1), (3, 5, 7), (2, 128, 48), (130, 70, 49), (127, 65, 96), (5, 200, 100),
      (300, 131, 20), (1, 64, 47), (9, 0, 3), (0, 4, 4), (4, 9, 0),
    ]

    /// A matrix as a ReLU leaves it: about so much of it is not zero, some rows and columns not at all,
    /// and some all over.
    private static func rectified<Number: NetworkScalar & KernelNumber>(
      _ rows: Int, _ columns: Int, share: Double, as: Number.Type
    ) -> [Number] {
      let numbers = KernelTests.numbers(rows * columns, seed: 1, as: Number.self)
      let chances = KernelTests.numbers(rows * columns, seed: 2).map { ($0 + 2) / 4 }
      return numbers.indices.map { index in
        let (row, column) = index.quotientAndRemainder(dividingBy: columns)
        if row % 7 == 3 || column % 11 == 5 { return 0 }
        return row % 7 == 4 || chances[index] < share ? numbers[index] : 0
      }
    }

    /// In which order row `row` of A meets the rows of B: of every 48, first those that the other row of
    /// its pair meets, too.
    private static func order<Number: NetworkScalar>(
      of row: Int, in a: [Number], rows: Int, inner: Int
    ) -> [Int] {
      let partner = row ^ 1
      func meets(_ row: Int, _ step: Int) -> Bool { row < rows && a[row * inner + step] != 0 }
      return stride(from: 0, to: inner, by: 48).flatMap { start in
        let own = (start..<min(start + 48, inner)).filter { meets(row, $0) }
        return own.filter { meets(partner, $0) } + own.filter { !meets(partner, $0) }
      }
    }

    @Test(arguments: [0, 0.1, 0.5, 1], [false, true])
    func stepsOfBothRowsOfAPairComeFirst(share: Double, accumulating: Bool) {
      check(Float.self)
      check(Double.self)
      func check<Number: NetworkScalar & KernelNumber>(_: Number.Type) {
        for (rows, columns, inner) in Self.shapes {
          let a = Self.rectified(rows, inner, share: share, as: Number.self)
          let b = KernelTests.numbers(inner * columns, seed: 3, as: Number.self)
          let before = KernelTests.numbers(rows * columns + 2, seed: 4, as: Number.self)
          var expected = before
          for row in 0..<rows {
            let order = Self.order(of: row, in: a, rows: rows, inner: inner)
            for column in 0..<columns {
              let place = 1 + row * columns + column
              expected[place] = order.reduce(accumulating ? before[place] : 0) { sum, step in
                sum.addingProduct(a[row * inner + step], b[step * columns + column])
              }
            }
          }
          KernelTests.expectBits(expected, "\(rows) x \(inner) * \(inner) x \(columns)") {
            var c = before
            Kernels.multiplySparse(
              rows: rows, columns: columns, inner: inner, a.span, b.span, into: &c, at: 1,
              accumulating: accumulating)
            return c
          }
        }
      }
    }

    /// Of a network that has diverged nothing is left out.
    @Test func whatIsNotANumberReachesItsRow() {
      var a = Array(repeating: 0.0, count: 3 * 50)
      a[50 + 20] = .nan
      a[100 + 30] = .infinity
      let b = Array(repeating: 2.0, count: 50 * 70)
      for (instructionSet, c) in KernelTests.onEachInstructionSet({
        var c = Array(repeating: 0.0, count: 3 * 70)
        Kernels.multiplySparse(rows: 3, columns: 70, inner: 50, a.span, b.span, into: &c)
        return c
      }) {
        #expect(c[..<70].allSatisfy { $0 == 0 }, "\(instructionSet)")
        #expect(c[70..<140].allSatisfy { $0.isNaN }, "\(instructionSet)")
        #expect(c[140...].allSatisfy { $0 == .infinity }, "\(instructionSet)")
      }
    }
  }
}
