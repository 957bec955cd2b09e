import Testing

@testable import TrainingEngine

extension KernelTests {
  /// Sums of ln(1 + 2^z) with z = base + a x + b y.
  struct Logistic {
    private static let ln2 = 0x1.62e42fefa39efp-1

    private static func expected(_ z: Double) -> Double {
      max(z, 0) * ln2
        + ElementaryFunctions.logOnePlus(ElementaryFunctions.exp(-abs(z) * ln2))
    }

    /// Some samples, of which each numbers' greatest magnitude is `reach`.
    private static func samples(
      _ count: Int, reach: Double = 2
    ) -> (base: [Double], x: [Double], y: [Double]) {
      func numbers(_ seed: Int) -> [Double] {
        KernelTests.numbers(count, seed: seed).map { $0 * reach / 2 }
      }
      return (numbers(1), numbers(2), numbers(3))
    }

    @Test(arguments: [1, 31, 64, 600])
    func sumsAtPointsAnywhereAreTheirDefinition(count: Int) {
      let (base, x, y) = Self.samples(count)
      // As many points as fill no vector of any width, some of them far out.
      let a = KernelTests.numbers(37, seed: 4).enumerated().map {
        $0.element * ($0.offset % 5 == 0 ? 40 : 1)
      }
      let b = KernelTests.numbers(37, seed: 5)
      func sums() -> [Double] {
        var sums = Array(repeating: 0.0, count: 37)
        Kernels.logisticSums(
          base.span, x.span, y.span, a: a.span, b: b.span, into: &sums)
        return sums
      }
      let usual = sums()
      KernelTests.expectBits(usual, of: sums)
      for point in 0..<37 {
        let expected = (0..<count).reduce(0.0) { sum, i in
          let z = base[i].addingProduct(b[point], y[i])
          return sum + Self.expected(z.addingProduct(a[point], x[i]))
        }
        #expect(abs(usual[point] - expected) <= 4e-15 * expected)
      }
    }

    /// From where every sample counts ln 2 to where each counts some eighty, and all that is between.
    @Test(arguments: [1, 63, 64, 65, 600], [0.001, 2, 41])
    func sumsAtPointsThatShareCoordinatesAreTheirDefinition(count: Int, reach: Double) {
      let (base, x, y) = Self.samples(count, reach: reach)
      let (a, b) = ([0.0, -1, 0.25, 1], [-1, 0.5, 1.0])
      let aPlaces = (0..<45).map { Int32($0 * 7 % 4) }
      let bPlaces = (0..<45).map { Int32($0 * 5 % 3) }
      func sums() -> [Double] {
        var sums = Array(repeating: 0.0, count: 45)
        Kernels.logisticProducts(
          base.span, x.span, y.span, a: a.span, b: b.span,
          points: (aPlaces.span, bPlaces.span), into: &sums)
        return sums
      }
      let usual = sums()
      KernelTests.expectBits(usual, of: sums)
      for (point, sum) in usual.enumerated() {
        let place = (x: a[Int(aPlaces[point])], y: b[Int(bPlaces[point])])
        let expected = (0..<count).reduce(0.0) { sum, i in
          let z = base[i].addingProduct(place.y, y[i])
          return sum + Self.expected(z.addingProduct(place.x, x[i]))
        }
        #expect(abs(sum - expected) <= 3e-14 * expected, "\(place)")
      }
    }

    /// All samples are wrong by as much as can be, so that every product is the greatest there is.
    @Test func theGreatestProductsAreStillNumbers() {
      let base = Array(repeating: 124.0, count: 700)
      let (zeros, origin, place) = (Array(repeating: 0.0, count: 700), [0.0], [Int32(0)])
      var sums = [0.0]
      Kernels.logisticProducts(
        base.span, zeros.span, zeros.span, a: origin.span, b: origin.span,
        points: (place.span, place.span), into: &sums)
      #expect(abs(sums[0] - 700 * Self.expected(124)) <= 1e-14 * sums[0])
    }

    /// Every sample is certain, and what is left of the loss has its own digits.
    @Test func tinyLossesKeepTheirDigits() {
      let base = (0..<200).map { -40 - Double($0) / 10 }
      let (zeros, origin, place) = (Array(repeating: 0.0, count: 200), [0.0], [Int32(0)])
      var (sums, products) = ([0.0], [0.0])
      Kernels.logisticSums(
        base.span, zeros.span, zeros.span, a: origin.span, b: origin.span, into: &sums)
      Kernels.logisticProducts(
        base.span, zeros.span, zeros.span, a: origin.span, b: origin.span,
        points: (place.span, place.span), into: &products)
      let expected = base.reduce(0) { $0 + Self.expected($1) }
      #expect(abs(sums[0] - expected) <= 1e-13 * expected)
      #expect(abs(products[0] - expected) <= 1e-13 * expected)
    }

    @Test func sumsAreInfiniteOrNotNumbersWhereTheyAre() {
      for (z, check) in [
        (Double.nan, \Double.isNaN), (.infinity, \.isInfinite), (1e308, \.isFinite),
        (-.infinity, \.isFinite),
      ] {
        for result in KernelTests.onEachInstructionSet({ () -> Double in
          let (base, zeros, origin) = ([0, z], [0.0, 0], [0.0])
          var sums = [0.0]
          Kernels.logisticSums(
            base.span, zeros.span, zeros.span, a: origin.span, b: origin.span, into: &sums)
          return sums[0]
        }) {
          #expect(result.result[keyPath: check], "\(z), \(result.instructionSet)")
        }
      }
    }
  }
}
