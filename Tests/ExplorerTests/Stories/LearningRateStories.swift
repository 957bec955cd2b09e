import Drawing
import Experiments
import Testing

@testable import Explorer

/// What stands under a pane about the learning rate. The fixture's is 0.008, after a warm-up of two
/// steps, and halves every ten.
@Suite struct LearningRateStories {
  private func numbers(_ side: Int, of story: Story) throws -> String {
    try story.session.numbers(of: side, width: 80, in: .braille).plain
  }

  @Test func theRateIsThatOfTheStepOnScreen() throws {
    var story = try Story(.schedules)
    for (step, rate) in [(1, "0.008"), (11, "0.008"), (12, "0.004"), (22, "0.002")] {
      story.send(.seek(step: step)) { $0.step = step }
      let numbers = try numbers(0, of: story)
      #expect(numbers.contains("η \(rate) of "), "step \(step): \(numbers)")
    }
    story.press(.home) { $0.step = 0 }
    #expect(try numbers(0, of: story).contains("η 0.004 of "))
  }

  /// Another key need not wait until whole runs have been compared.
  @Test func lookingForTheBestRateEndsWithinAStep() throws {
    let side = try Fixture.line.experiment().sides[0]
    let job = TrainingJob(
      generation: 1, steps: 1000,
      sides: [
        TrainingJob.SideJob(side: side, rate: .rule(.bestOf([0.001, 0.002])), factor: 1)
      ])
    for last in [10, 1500] {
      var asked = 0
      job.run(
        isCancelled: {
          asked += 1
          return asked >= last
        }, report: { _ in Issue.record("There is nothing to report.") })
      #expect(asked == last)
    }
  }

  @Test func onlyGradientDescentHasALargestRate() throws {
    let story = try Story(.schedules)
    #expect(try numbers(0, of: story).contains(" max"))
    let adam = try numbers(1, of: story)
    #expect(adam.contains("η ") && !adam.contains(" max"), "\(adam)")
  }
}
