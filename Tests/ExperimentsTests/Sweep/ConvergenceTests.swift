import Testing

@testable import Experiments

@Suite("What counts as converged")
struct ConvergenceTests {
  private func firstStep(_ losses: [Double], epoch: Int) -> Int? {
    Convergence(bound: 1, basis: .given, epoch: epoch).firstStep(in: losses)
  }

  @Test("is the loss of a step where an epoch is one step")
  func fullBatch() {
    #expect(firstStep([3, 2, 1, 0], epoch: 1) == 2)
    #expect(firstStep([1], epoch: 1) == 0)
    #expect(firstStep([3, 2, 1.01], epoch: 1) == nil)
    #expect(firstStep([], epoch: 1) == nil)
  }

  @Test("is the mean over the last epoch where it has several, so one lucky batch does not count")
  func miniBatches() {
    #expect(firstStep([3, 0, 3, 0.5, 1.5, 0.75, 0.75], epoch: 3) == 5)
    // Not before there has been an epoch.
    #expect(firstStep([0, 0], epoch: 3) == nil)
    #expect(firstStep([0, 0, 0], epoch: 3) == 2)
  }

  @Test("forgets a huge loss with its epoch")
  func hugeLoss() {
    #expect(firstStep([1e300, 0.5, 0.5, 0.5], epoch: 2) == 2)
    #expect(firstStep([.nan, 0.5, 0.5, 0.5], epoch: 2) == 2)
  }

  @Test("is within 1% of the smallest loss, where that is known")
  func minimum() throws {
    #expect(Convergence(toMinimum: 2, epoch: 1).bound == 2.02)
    let side = try Experiment(SweepFixture.ellipse()).sides[0]
    let smallest = try #require(side.smallestLoss)
    var timeline = Timeline(of: side, learningRate: 0.01, steps: 450)
    timeline.advance(by: 450)
    #expect(
      side.stepsToConverge(in: timeline) == timeline.firstStep(withLossAtMost: 1.01 * smallest))
    #expect(try Experiment(SweepFixture.moons()).sides[0].smallestLoss == nil)
  }
}
