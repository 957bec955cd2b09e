import Testing

@testable import TrainingEngine

extension KernelTests {
  /// Euclidean norms, which runs report: their bits are promised.
  struct Norms {
    private static let counts = [0, 1, 63, 64, 65, 127, 128, 1000]

    @Test func squaresAreSummedIn64PartsAndTheseInAscendingOrder() {
      for count in Self.counts {
        let numbers = KernelTests.numbers(count)
        let whole = count / 64 * 64
        let rest = whole == 0 ? numbers : Array(numbers[whole...])
        let start = rest.reduce(0.0) { $0.addingProduct($1, $1) }
        let parts = (0..<min(64, whole)).map { part in
          stride(from: part, to: whole, by: 64).reduce(0.0) {
            $0.addingProduct(numbers[$1], numbers[$1])
          }
        }
        KernelTests.expectBits([parts.reduce(start, +).squareRoot()], "\(count)") {
          [Kernels.norm(numbers.span)]
        }
      }
    }

    @Test func theNormOfAPartIsThatOfItsNumbers() {
      let numbers = KernelTests.numbers(1000)
      for range in [0..<0, 3..<67, 100..<1000] {
        KernelTests.expectBits([Kernels.norm(Array(numbers[range]).span)], "\(range)") {
          [Kernels.norm(numbers.span.extracting(range))]
        }
      }
    }

    /// In `Float` the ones would be lost beside 2²⁴.
    @Test func theSumsOfThePartsAreAddedInDouble() {
      let numbers = [4096] + [Float](repeating: 1, count: 63)
      #expect(Kernels.norm(numbers.span) == Double((1 << 24) + 63).squareRoot())
    }
  }
}
