import Testing

@testable import TrainingEngine

extension KernelTests {
  /// Products that leave out steps of their chains because a factor is zero, as after a ReLU: no bit
  /// may tell.
  struct ZeroSkipping {
    /// Rows, columns, inner: as few rows and columns as are worth it, and beyond the sizes of panels
    /// and blocks.
    private static let shapes = [
      (32, 64, 10), (33, 200, 64), (100, 67, 65), (64, 150, 130), (530, 64, 33), (70, 523, 20),
    ]

    /// Which operand has zeros.
    enum Zeros: CaseIterable {
      case left, right, both
    }

    @Test(arguments: Zeros.allCases)
    func zerosChangeNoSum(_ zeros: Zeros) {
      expectChains(of: Float.self, zeros)
      expectChains(of: Double.self, zeros)
    }

    @Test(arguments: Zeros.allCases)
    func aZeroTimesInfinityIsNoNumber(_ zeros: Zeros) {
      expectChains(of: Float.self, zeros, everyHundredth: .infinity)
      expectChains(of: Double.self, zeros, everyHundredth: -.infinity)
      expectChains(of: Float.self, zeros, everyHundredth: .nan)
    }

    /// A product below the smallest number leaves a sum of -0, which the zero after it turns into 0.
    @Test(arguments: Zeros.allCases)
    func zerosEndSumsOfNegativeZero(_ zeros: Zeros) {
      expectChains(of: Float.self, zeros, scale: 1e-25)
      expectChains(of: Double.self, zeros, scale: 1e-170)
    }

    /// Compares with the definition, by the standard library's fused multiply-add, for either storage
    /// of the operands.
    private func expectChains<Scalar: NetworkScalar & KernelNumber>(
      of scalar: Scalar.Type, _ zeros: Zeros, everyHundredth special: Scalar? = nil,
      scale: Scalar = 1
    ) {
      func factors(_ count: Int, seed: Int, mostlyZero: Bool) -> [Scalar] {
        KernelTests.numbers(count, seed: seed, as: Scalar.self).enumerated().map { place, number in
          if let special, place % 100 == 99 { return special }
          // Of both signs; and some columns and rows of a transposed operand end up without any.
          return mostlyZero && (number < 0.5 || place % 7 == 0) ? 0 * number : scale * number
        }
      }
      for (rows, columns, inner) in Self.shapes {
        let a = factors(rows * inner, seed: 1, mostlyZero: zeros != .right)
        let b = factors(inner * columns, seed: 2, mostlyZero: zeros != .left)
        for accumulating in [false, true] {
          let before = [Scalar](repeating: accumulating ? -0.0 : 5, count: rows * columns)
          let expected = (0..<rows * columns).map { element in
            let (i, j) = element.quotientAndRemainder(dividingBy: columns)
            return (0..<inner).reduce(accumulating ? before[element] : 0) { sum, p in
              sum.addingProduct(a[i * inner + p], b[p * columns + j])
            }
          }
          for (aOrder, bOrder) in [
            (Kernels.Order.plain, Kernels.Order.plain), (.transposed, .plain),
            (.plain, .transposed),
          ] {
            let storedA = aOrder == .plain ? a : transposed(a, rows, inner)
            let storedB = bOrder == .plain ? b : transposed(b, inner, columns)
            for threads in 1...2 {
              let comment = "\(rows) x \(inner) \(aOrder) * \(inner) x \(columns) \(bOrder)"
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

    private func transposed<Scalar>(_ m: [Scalar], _ rows: Int, _ columns: Int) -> [Scalar] {
      (0..<m.count).map { m[$0 % rows * columns + $0 / rows] }
    }
  }
}
