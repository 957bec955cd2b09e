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
