import Drawing
import Testing

@Suite struct ColorScaleTests {
  @Test func aLogarithmicScaleIsEvenInDecades() {
    let scale = ColorScale(low: 0.01, high: 100)
    for (loss, fraction) in [(0.01, 0.0), (0.1, 0.25), (1, 0.5), (10, 0.75), (100, 1)] {
      #expect(abs(scale.fraction(of: loss) - fraction) < 1e-12)
    }
    #expect(scale.fraction(of: 1e-9) == 0)
    #expect(scale.fraction(of: 1e9) == 1)
    #expect(scale.fraction(of: 0) == 0)
    #expect(scale.fraction(of: -1) == 0)
  }

  @Test func anOffsetOpensTheFloorOfTheValley() {
    // log10(loss - 0.5 + 0.01) runs from -2 to 2.
    let scale = ColorScale(kind: .logarithmic(offset: -0.49), low: 0.5, high: 100.49)
    #expect(abs(scale.fraction(of: 1.49) - 0.5) < 1e-12)
    #expect(abs(scale.loss(at: 0.5) - 1.49) < 1e-12)
  }

  @Test func aLinearScaleIsEven() {
    let scale = ColorScale(kind: .linear, low: -1, high: 3)
    #expect(scale.fraction(of: 0) == 0.25)
    #expect(scale.levels(bands: 4) == [0, 1, 2])
  }

  @Test func bandsOfASteppedScaleTakeEqualShares() {
    let scale = ColorScale(kind: .stepped([1, 10, 1000]), low: -1, high: 3000)
    for (loss, fraction) in [
      (-1, 0), (0, 0.125), (1, 0.25), (5.5, 0.375), (10, 0.5), (2000, 0.875),
    ] {
      #expect(abs(scale.fraction(of: loss) - fraction) < 1e-12)
      #expect(abs(scale.loss(at: fraction) - loss) < 1e-9)
    }
    #expect(scale.fraction(of: 1e9) == 1 && scale.fraction(of: -5) == 0)
    #expect(scale.levels(bands: 4) == [1, 10, 1000])
    // Bands without extent, and none at all.
    let narrow = ColorScale(kind: .stepped([2, 5]), low: 2, high: 5)
    let third: Double = 1.0 / 3
    let fractions: [Double] = [0, third, 0.5, 2 * third, 2 * third]
    #expect([1, 2, 3.5, 5, 9].map(narrow.fraction) == fractions)
    let plain = ColorScale(kind: .stepped([]), low: 2, high: 4)
    #expect([2, 3, 4].map(plain.fraction) == [0, 0.5, 1])
    let huge = Double.greatestFiniteMagnitude
    #expect(ColorScale(kind: .stepped([0]), low: -huge, high: huge).fraction(of: huge) == 1)
  }

  @Test func lossesThatAreNotFiniteHaveNoColour() {
    let scale = ColorScale(low: 1, high: 2)
    for loss in [Double.infinity, -.infinity, .nan] { #expect(scale.fraction(of: loss).isNaN) }
  }

  @Test func levelsLieOnTheEdgesOfBands() {
    for kind in [ColorScale.Kind.linear, .logarithmic(offset: 0.3)] {
      let scale = ColorScale(kind: kind, low: 0.2, high: 57)
      for (index, level) in scale.levels(bands: 9).enumerated() {
        #expect(abs(scale.fraction(of: level) * 9 - Double(index + 1)) < 1e-9)
      }
    }
    #expect(ColorScale(low: 1, high: 2).levels(bands: 1) == [])
  }

  @Test(arguments: [(1.0, 1.0), (2, 1), (-1, 5), (.nan, 1), (0, .infinity)])
  func aScaleThatCannotBeStillSeparates(low: Double, high: Double) {
    let scale = ColorScale(low: low, high: high)
    for loss in [-3.0, 0, 1, 7] { #expect((0...1).contains(scale.fraction(of: loss))) }
  }
}
