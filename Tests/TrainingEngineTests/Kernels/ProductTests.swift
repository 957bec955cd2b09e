import Dispatch
import Synchronization
import Testing

@testable import TrainingEngine

extension KernelTests {
  struct Products {
    /// Rows, columns, inner: below, at and beyond the sizes of tiles, panels and blocks.
    private static let shapes = [
      (1, 1, 1), (3, 5, 7), (64, 33, 65), (256, 1, 2), (1, 256, 2), (1, 2, 256), (2, 1, 3),
      (7, 12, 200), (13, 24, 385), (149, 25, 193), (100, 49, 17), (200, 73, 9), (31, 8, 4),
      (6, 8, 3), (8, 24, 192), (9, 23, 1), (2, 2, 2), (19, 1, 21), (1, 67, 5), (288, 3, 10),
    ]

    @Test(arguments: [false, true])
    func aProductIsAChainOfFusedMultiplyAddsForEachElement(accumulating: Bool) {
      for (rows, columns, inner) in Self.shapes {
        let a = KernelTests.numbers(rows * inner, seed: 1)
        let b = KernelTests.numbers(inner * columns, seed: 2)
        let before = KernelTests.numbers(rows * columns, seed: 3)
        let expected = chains(rows, columns, inner, a, b, onto: accumulating ? before : nil)
        for aOrder in [Kernels.Order.plain, .transposed] {
          for bOrder in [Kernels.Order.plain, .transposed] {
            let storedA = aOrder == .plain ? a : transposed(a, rows, inner)
            let storedB = bOrder == .plain ? b : transposed(b, inner, columns)
            let comment = "\(rows) x \(inner) \(aOrder) * \(inner) x \(columns) \(bOrder)"
            for threads in 1...3 {
              KernelTests.expectBits(expected, "\(comment), \(threads) threads") {
                var c = before
                Kernels.multiply(
                  rows: rows, columns: columns, inner: inner, storedA.span, aOrder, storedB.span,
                  bOrder, into: &c, accumulating: accumulating, threads: threads)
                return c
              }
            }
          }
        }
      }
    }

    @Test func productsThatAreSharedOutAtTheSameTimeDoNotMixUp() {
      let (rows, columns, inner) = (64, 200, 50)
      let factors = (1...4).map {
        (
          KernelTests.numbers(rows * inner, seed: $0),
          KernelTests.numbers(inner * columns, seed: 10 + $0)
        )
      }
      let expected = factors.map { chains(rows, columns, inner, $0, $1, onto: nil) }
      let wrong = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: 4) { caller in
        let (a, b) = factors[caller]
        for _ in 0..<100 {
          var c = [Double](repeating: 0, count: rows * columns)
          Kernels.multiply(
            rows: rows, columns: columns, inner: inner, a.span, .plain, b.span, .plain, into: &c,
            threads: 2)
          if c != expected[caller] { wrong.wrappingAdd(1, ordering: .relaxed) }
        }
      }
      #expect(wrong.load(ordering: .relaxed) == 0)
    }

    @Test func aProductTouchesOnlyItsPlaceInTheOutput() {
      let (a, b) = (KernelTests.numbers(5 * 4, seed: 1), KernelTests.numbers(4 * 3, seed: 2))
      let expected = [9, 9] + chains(5, 3, 4, a, b, onto: nil) + [9, 9, 9]
      KernelTests.expectBits(expected) {
        var c = [Double](repeating: 9, count: 20)
        Kernels.multiply(
          rows: 5, columns: 3, inner: 4, a.span, .plain, b.span, .plain, into: &c, at: 2)
        return c
      }
    }

    @Test func aProductOverNothingIsZeroOrWhatWasThere() {
      let nothing: [Double] = []
      KernelTests.expectBits([0, 0, 0, 0, 0, 0]) {
        var c = [Double](repeating: 5, count: 6)
        Kernels.multiply(
          rows: 2, columns: 3, inner: 0, nothing.span, .plain, nothing.span, .plain, into: &c)
        return c
      }
      KernelTests.expectBits([5, 5, 5, 5, 5, 5]) {
        var c = [Double](repeating: 5, count: 6)
        Kernels.multiply(
          rows: 2, columns: 3, inner: 0, nothing.span, .plain, nothing.span, .plain, into: &c,
          accumulating: true)
        return c
      }
    }

    @Test func infinitiesAndNaNsReachTheirOwnRowAndColumnOnly() {
      let (rows, columns, inner) = (11, 10, 9)
      var a = KernelTests.numbers(rows * inner, seed: 1)
      var b = KernelTests.numbers(inner * columns, seed: 2)
      a[4 * inner + 2] = .nan
      a[10 * inner + 8] = .infinity
      b[3 * columns + 9] = -.infinity
      let expected = chains(rows, columns, inner, a, b, onto: nil)
      #expect(expected.count { $0.isFinite } == 9 * 9)
      KernelTests.expectBits(expected) {
        var c = [Double](repeating: 0, count: rows * columns)
        Kernels.multiply(
          rows: rows, columns: columns, inner: inner, a.span, .plain, b.span, .plain, into: &c)
        return c
      }
    }

    @Test func aDotProductIsOneChain() {
      for count in [0, 1, 2, 7, 8, 9, 100] {
        let (a, b) = (KernelTests.numbers(count, seed: 1), KernelTests.numbers(count, seed: 2))
        KernelTests.expectBits([chains(1, 1, count, a, b, onto: nil)[0]]) {
          [Kernels.dot(a.span, b.span)]
        }
      }
    }

    /// The definition, with the standard library's fused multiply-add.
    private func chains(
      _ rows: Int, _ columns: Int, _ inner: Int, _ a: [Double], _ b: [Double], onto c: [Double]?
    ) -> [Double] {
      (0..<rows * columns).map { element in
        let (i, j) = element.quotientAndRemainder(dividingBy: columns)
        return (0..<inner).reduce(c?[element] ?? 0) { sum, p in
          sum.addingProduct(a[i * inner + p], b[p * columns + j])
        }
      }
    }

    private func transposed(_ m: [Double], _ rows: Int, _ columns: Int) -> [Double] {
      (0..<m.count).map { m[$0 % rows * columns + $0 / rows] }
    }
  }
}
