import Testing
import TrainingEngine

@testable import Experiments

struct ContractionTests {
  @Test func theFactorOfAGeometricSequenceIsFound() throws {
    for factor in [0.5, 0.93, 1, 1.7] {
      var size = 3.0
      let sizes = (0..<15).map { _ in
        defer { size *= factor }
        return size
      }
      let found = try #require(Timeline.contraction(of: sizes))
      #expect(abs(found - factor) < 1e-12)
    }
  }

  /// Every other size a tenth of what it would be: over an odd number of sizes swings cancel.
  @Test func swingsAboutTheSequenceCountLittle() throws {
    let sizes = (0..<21).map { index in
      ElementaryFunctions.exp(-0.1 * Double(index)) * (index.isMultiple(of: 2) ? 1 : 0.1)
    }
    let found = try #require(Timeline.contraction(of: sizes))
    #expect(abs(found - ElementaryFunctions.exp(-0.1)) < 1e-12)
  }

  /// The minimum of a quadratic is reached to the last bit, and stays so: a factor of 1 would be one of noise.
  @Test func atTheMinimumThereIsNothingToObserve() throws {
    let side = try Experiment(SweepFixture.ellipse()).sides[1]
    var timeline = Timeline(of: side, learningRate: 1, steps: 200)
    timeline.advance(by: 200)
    #expect(timeline.moments[200].gradientNorm < 1e-14)
    #expect(timeline.observedContraction(to: 5) != nil)
    #expect(timeline.observedContraction(to: 200) == nil)
  }

  @Test func whatHasNoFactorHasNone() {
    #expect(Timeline.contraction(of: []) == nil)
    #expect(Timeline.contraction(of: [1, 0.5]) == nil)
    #expect(Timeline.contraction(of: [1, 0.5, 0]) == nil)
    #expect(Timeline.contraction(of: [1, .infinity, .nan]) == nil)
    #expect(Timeline.contraction(of: [1, 1e-9, 1e-17]) == nil)
    #expect(Timeline.contraction(of: [1, 1e-4, 1e-8]) != nil)
    #expect(Timeline.contraction(of: [1, 1e-4, 1e-8], precision: .float) == nil)
  }
}
