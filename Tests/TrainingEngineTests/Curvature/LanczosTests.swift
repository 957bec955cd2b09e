import Testing

@testable import TrainingEngine

/// Eigenvalues by products alone, of matrices whose spectrum is known.
struct LanczosTests {
  /// Spectra, from the largest eigenvalue down.
  static let spectra: [(name: String, values: [Double])] = [
    ("one", [3]),
    ("two", [2, -5]),
    ("evenly spread", (0..<60).map { 60 - Double($0) }),
    ("clustered", (0..<50).map { 7 + 1e-6 * (25 - Double($0)) } + [-1]),
    ("tiny beside large", [1e8, 1e4, 1, 1e-4, 0, -1e-4]),
    ("mostly nought", [5, 1] + Array(repeating: 0, count: 70) + [-0.5]),
    ("negative", (0..<40).map { -1 - Double($0 * $0) }),
  ]

  @Test(arguments: spectra.indices)
  func bothEndsOfAKnownSpectrumAreFound(index: Int) throws {
    let values = Self.spectra[index].values
    let matrix = TurnedMatrix(values)
    let norm = values.map(abs).max()!
    let found = try #require(
      Lanczos(tolerance: 1e-12).extremes(
        order: values.count, smallest: 1, largest: 1, product: matrix.product))
    #expect(found.isConverged)
    expectClose(found.largest[0].value, values[0], scale: norm, "largest")
    expectClose(found.smallest[0].value, values.last!, scale: norm, "smallest")
    for pair in found.largest + found.smallest {
      let image = matrix.product(pair.vector)
      expectClose(
        image, pair.vector.map { pair.value * $0 }, to: 1e-11, scale: norm, "image of the vector")
      expectClose(
        pair.vector.reduce(0) { $0 + $1 * $1 }, 1, "squared length of the vector")
    }
  }

  /// Far from convergence too, each bound reaches some eigenvalue.
  @Test(arguments: [1, 2, 3, 5, 9, 17])
  func anEigenvalueLiesWithinEveryErrorBound(products: Int) throws {
    for (_, values) in Self.spectra {
      let matrix = TurnedMatrix(values)
      let norm = values.map(abs).max()!
      let found = try #require(
        Lanczos(products: products, tolerance: 0).extremes(
          order: values.count, smallest: 4, largest: 4, product: matrix.product))
      #expect(found.products == min(products, values.count) || found.isConverged)
      #expect(found.largest.count == min(4, found.products))
      for pair in found.largest + found.smallest {
        let distance = values.map { abs($0 - pair.value) }.min()!
        #expect(distance <= pair.errorBound + 1e-13 * norm)
        let image = matrix.product(pair.vector)
        let residual = zip(image, pair.vector).reduce(0.0) { sum, components in
          let part = components.0 - pair.value * components.1
          return sum + part * part
        }.squareRoot()
        expectClose(residual, pair.errorBound, to: 1e-11, scale: norm, "length of the residual")
      }
    }
  }

  @Test func copiesOfAnEigenvalueAreFoundWhereTheSpaceComesToAnEnd() throws {
    let matrix = TurnedMatrix([5, 5, 5, 1, 1, -2])
    let found = try #require(
      Lanczos(tolerance: 1e-12).extremes(
        order: 6, smallest: 6, largest: 6, product: matrix.product))
    #expect(found.products == 6)
    expectClose(found.largest.map(\.value), [5, 5, 5, 1, 1, -2], "all eigenvalues")
    expectClose(found.smallest.map(\.value), [-2, 1, 1, 5, 5, 5], "all eigenvalues")
    let few = try #require(
      Lanczos(products: 3, tolerance: 1e-12).extremes(
        order: 6, smallest: 1, largest: 2, product: matrix.product))
    #expect(few.isConverged)
    expectClose(few.largest.map(\.value), [5, 1], "different eigenvalues")
  }

  @Test func noughtHasOnlyNoughts() throws {
    let found = try #require(
      Lanczos().extremes(order: 9, smallest: 2, largest: 2) { $0.map { _ in 0 } })
    #expect(found.isConverged)
    #expect(found.largest.map(\.value) == [0, 0])
    #expect(found.smallest.map(\.value) == [0, 0])
  }

  @Test func aLooserToleranceTakesFewerProducts() throws {
    let values = (0..<300).map { 1 / Double(1 + $0) }
    let matrix = TurnedMatrix(values)
    let products = try [1e-1, 1e-4, 1e-8].map { tolerance in
      let found = try #require(
        Lanczos(products: 300, tolerance: tolerance).extremes(
          order: 300, smallest: 0, largest: 1, product: matrix.product))
      #expect(found.isConverged)
      #expect(found.largest[0].errorBound <= tolerance)
      #expect(abs(found.largest[0].value - 1) <= tolerance)
      return found.products
    }
    #expect(products == products.sorted() && Set(products).count == 3)
    #expect(products.last! < 60)
  }

  @Test func theSameSeedGivesTheSameBits() throws {
    let matrix = TurnedMatrix((0..<80).map { Double($0) })
    func found(seed: UInt64) -> Lanczos.Extremes? {
      Lanczos(products: 12, seed: seed).extremes(
        order: 80, smallest: 1, largest: 1, product: matrix.product)
    }
    #expect(found(seed: 4) == found(seed: 4))
    #expect(found(seed: 4) != found(seed: 5))
  }

  @Test func cancellingAndWhatIsNotFiniteGiveNothing() {
    let matrix = TurnedMatrix((0..<80).map { Double($0) })
    for limit in 0..<5 {
      var asked = 0
      let cancelled = Lanczos().extremes(order: 80, smallest: 1, largest: 1) { vector in
        asked += 1
        return asked > limit ? nil : matrix.product(vector)
      }
      #expect(cancelled == nil)
      #expect(asked == limit + 1)
    }
    for value in [Double.nan, .infinity] {
      #expect(
        Lanczos().extremes(order: 8, smallest: 1, largest: 1) { $0.map { _ in value } } == nil)
    }
  }
}

/// Traces by products alone.
struct TraceEstimateTests {
  @Test func aDiagonalMatrixNeedsOneProbe() throws {
    let estimate = try #require(
      TraceEstimate(order: 4, probes: 3, seed: 1) { zip($0, [1, 20, -3, 7]).map { $0 * $1 } })
    #expect(estimate.value == 25)
    #expect(estimate.standardError == 0)
    #expect(estimate.probes == 3)
  }

  /// The variance of zᵀHz is 2 Σ over i ≠ j of hᵢⱼ².
  @Test func theErrorIsAsLargeAsTheFormulaSays() throws {
    let values = (0..<30).map { Double($0) - 4 }
    let matrix = TurnedMatrix(values)
    let trace = values.reduce(0, +)
    let diagonal = (0..<30).map { index in
      matrix.product((0..<30).map { $0 == index ? 1 : 0 })[index]
    }
    let squares = { (numbers: [Double]) in numbers.reduce(0) { $0 + $1 * $1 } }
    let variance = 2 * (squares(values) - squares(diagonal))
    let estimate = try #require(
      TraceEstimate(order: 30, probes: 2000, seed: 2, product: matrix.product))
    let expected = (variance / 2000).squareRoot()
    // 2000 draws give their own spread to about 2 %.
    #expect(abs(estimate.standardError / expected - 1) < 0.1)
    #expect(abs(estimate.value - trace) < 4 * expected)
  }

  /// Four directions of so many parameters are eight megabytes, which take a millisecond or two to read.
  @Test func aLargeSpaceIsCancelledAfterEveryFewDirections() throws {
    let order = 1 << 18
    func extremes(askedBefore limit: Int) -> (found: Lanczos.Extremes?, asked: Int) {
      var asked = 0
      let found = Lanczos(products: 9, tolerance: 0).extremes(
        order: order, smallest: 1, largest: 1,
        isCancelled: {
          asked += 1
          return asked > limit
        },
        product: { $0.enumerated().map { Double($0 % 5) * $1 } })
      return (found, asked)
    }
    let whole = extremes(askedBefore: .max)
    #expect(whole.found?.largest[0].value.rounded() == 4)
    // From the fifth direction on two blocks, from the ninth on three, four times each.
    #expect(whole.asked > 4 * (4 + 4 * 2 + 3) + order / 16_384)
    for limit in [0, 5, 20, whole.asked / 2, whole.asked - 1] {
      let cut = extremes(askedBefore: limit)
      #expect(cut.found == nil && cut.asked <= limit + 14)
    }
  }

  @Test func oneProbeTellsNothingOfItsError() throws {
    let estimate = try #require(TraceEstimate(order: 2, probes: 1, seed: 1) { $0 })
    #expect(estimate.value == 2)
    #expect(estimate.standardError.isNaN)
  }

  @Test func probesDifferAndAreTheSameForTheSameSeed() throws {
    var probes: [[Double]] = []
    _ = TraceEstimate(order: 64, probes: 2, seed: 1) {
      probes.append($0)
      return $0
    }
    _ = TraceEstimate(order: 64, probes: 2, seed: 1) {
      probes.append($0)
      return $0
    }
    #expect(probes[0] != probes[1])
    #expect(Array(probes[..<2]) == Array(probes[2...]))
    #expect(probes[0].allSatisfy { abs($0) == 1 })
    #expect(probes[0].contains(1) && probes[0].contains(-1))
    #expect(TraceEstimate(order: 64, probes: 2, seed: 1) { _ in nil } == nil)
  }
}

/// Q D Qᵀ with Q a product of reflections, which has the eigenvalues of D to about the last place.
private struct TurnedMatrix {
  let values: [Double]
  let mirrors: [[Double]]

  init(_ values: [Double]) {
    self.values = values
    var stream = RandomStream(seed: 11, stream: 0)
    mirrors = (0..<3).map { _ in
      let normal = stream.normal(values.count)
      let length = normal.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return normal.map { $0 / length }
    }
  }

  func product(_ vector: [Double]) -> [Double] {
    let turned = mirrors.reduce(vector, reflect)
    return mirrors.reversed().reduce(zip(values, turned).map { $0 * $1 }, reflect)
  }

  private func reflect(_ vector: [Double], _ mirror: [Double]) -> [Double] {
    let height = zip(vector, mirror).reduce(0) { $0 + $1.0 * $1.1 }
    return zip(vector, mirror).map { $0 - 2 * height * $1 }
  }
}
