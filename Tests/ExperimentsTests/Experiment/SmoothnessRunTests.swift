import TestSupport
import Testing
import TrainingEngine

@testable import Experiments

/// Measuring the smoothness along a run, as charts show it.
@Suite struct SmoothnessRunTests {
  /// With mini-batches, in both precisions.
  private func side(_ precision: Precision, steps: Int) throws -> ExperimentSide {
    try Experiment(
      .moons(
        precision: precision,
        training: TrainingDescription(
          steps: steps, learningRate: .same(.value(0.3)), batchSize: 8))
    ).sides[1]
  }

  @Test(arguments: Precision.allCases)
  func theRunIsTheOneThatIsNotMeasuredBitForBit(precision: Precision) throws {
    let side = try side(precision, steps: 25)
    var timeline = Timeline(of: side, learningRate: 0.3, steps: 25)
    timeline.advance(by: 25)
    var measured = side.probedRun(learningRate: 0.3)
    for step in 0...25 {
      #expect(measured.state == timeline.state(at: step))
      // Twice in a row, as nobody should see it.
      let found = measured.measured()
      #expect(measured.measured() == found)
      #expect(found.loss == timeline.moments[step].loss)
      measured.skip()
    }
  }

  @Test func everyPointHoldsWhatIsMeasuredAtItsStep() throws {
    let side = try side(.double, steps: 30)
    var run = side.smoothnessRun(learningRate: 0.3, steps: 30)
    #expect(run.points.isEmpty && run.progress == 0 && run.point(upTo: 0) == nil)
    while !run.isComplete { run.advance() }
    #expect(run.interval == 1 && run.progress == 1)
    #expect(run.points.map(\.step) == Array(0...30))
    run.advance()
    #expect(run.points.count == 31)

    var timeline = Timeline(of: side, learningRate: 0.3, steps: 30)
    timeline.advance(by: 30)
    for step in [0, 7, 30] {
      let expected = side.observation(at: step, of: timeline).smoothness
      let point = try #require(run.point(upTo: step))
      let losses = expected.points.map(\.loss)
      #expect(point.losses.low == losses.min() && point.losses.high == losses.max())
      #expect(point.gradientChanges.high == expected.gradientChange)
      #expect(point.gradientChanges.low == expected.points.map(\.gradientChange).min())
      #expect(point.effectiveBeta == expected.effectiveBeta)
    }
  }

  @Test func aLongRunIsMeasuredAFewHundredTimes() throws {
    let side = try side(.double, steps: 1000)
    var run = side.smoothnessRun(learningRate: 0.01, steps: 1000)
    #expect(run.interval == 3)
    for _ in 0..<4 { run.advance() }
    #expect(run.points.map(\.step) == [0, 3, 6, 9])
    #expect(run.point(upTo: 8)?.step == 6 && run.point(upTo: 12) == nil)
    var timeline = Timeline(of: side, learningRate: 0.01, steps: 1000)
    timeline.advance(by: 9)
    let expected = side.observation(at: 9, of: timeline).smoothness
    #expect(run.points[3].effectiveBeta == expected.effectiveBeta)
  }

  @Test func aCancelledRunGoesOnWhereItWas() throws {
    let side = try side(.double, steps: 2000)
    var (run, whole) = (
      side.smoothnessRun(learningRate: 0.1, steps: 2000),
      side.smoothnessRun(learningRate: 0.1, steps: 2000)
    )
    for _ in 0..<5 { whole.advance() }
    for limit in [0, 1, 2, 3, 1, 0, 2, 4, 100, 100, 100, 100] where run.points.count < 5 {
      var asked = 0
      run.advance {
        asked += 1
        return asked > limit
      }
    }
    #expect(run.points == whole.points)
  }

  @Test func whatIsNotFiniteIsInfinite() {
    let extent = SmoothnessRun.Extent(of: [1, .nan, -.infinity])
    #expect(extent.low == 1 && extent.high == .infinity)
  }
}
