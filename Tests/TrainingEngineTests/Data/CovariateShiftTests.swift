import Testing

@testable import TrainingEngine

struct CovariateShiftTests {
  private let pixels = Matrix(rows: 2, columns: 3, elements: [0, 0.25, 1, 0.5, 0, 0.75])

  @Test func nothingIsShiftedWhereNothingIsSaid() {
    #expect(CovariateShift().applied(to: pixels, seed: 1) == pixels)
  }

  @Test func brightnessContrastAndInversionAreFactorsAndOffsets() {
    let brighter = CovariateShift(offsets: [0.25]).applied(to: pixels, seed: 1)
    #expect(brighter.elements == [0.25, 0.5, 1.25, 0.75, 0.25, 1])
    let flatter = CovariateShift(factors: [0.5], offsets: [0.5]).applied(to: pixels, seed: 1)
    #expect(flatter.elements == [0.5, 0.625, 1, 0.75, 0.5, 0.875])
    let inverted = CovariateShift(factors: [-1], offsets: [1]).applied(to: pixels, seed: 1)
    #expect(inverted.elements == [1, 0.75, 0, 0.5, 1, 0.25])
  }

  @Test func everyFeatureMayHaveNumbersOfItsOwn() {
    let shift = CovariateShift(factors: [1, 2, -4], offsets: [3, 0, 1])
    #expect(shift.applied(to: pixels, seed: 1).elements == [3, 0.5, -3, 3.5, 0, -2])
  }

  /// Python's numbers, of the generator as `Golden/rng.json` defines it: seed 4, stream 3.
  @Test func noiseIsDrawnRowByRow() {
    let normal = [
      -0.2032348240697245, -1.0411198403207256, -0.01981123362403218, 0.8372722814191582,
      -0.09309298640715316, 0.6563267806175119,
    ]
    let shift = CovariateShift(factors: [2], offsets: [1, 0, 0], noise: 0.5)
    let expected = zip([1, 0.5, 2, 2, 0, 1.5], normal).map { $0 + 0.5 * $1 }
    expectClose(shift.applied(to: pixels, seed: 4).elements, expected, to: 1e-14, "noisy pixels")
  }
}
