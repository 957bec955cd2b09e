import Drawing
import Testing

@testable import Explorer

/// What the keys of the group Time do. The run of the fixture is 60 steps long.
@Suite struct TimeStories {
  @Test func arrowsGoStepByStepAndLettersDoTheSame() throws {
    var story = try Story(.line)
    story.press(.right) { $0.step = 1 }
    story.press("l") { $0.step = 2 }
    story.press(.left) { $0.step = 1 }
    story.press("h") { $0.step = 0 }
  }

  @Test func shiftedArrowsAndPagesGoATenthOfTheRun() throws {
    var story = try Story(.line)
    story.press(.shiftRight) { $0.step = 6 }
    story.press(.pageDown) { $0.step = 12 }
    story.press(.shiftLeft) { $0.step = 6 }
    story.press(.pageUp) { $0.step = 0 }
  }

  @Test func aJumpEndsAtTheEndsOfTheRun() throws {
    var story = try Story(.line)
    story.press(.right) { $0.step = 1 }
    story.press(.pageUp) { $0.step = 0 }
    story.send(.seek(step: 58)) { $0.step = 58 }
    story.press(.pageDown) { $0.step = 60 }
  }

  @Test func homeAndEndGoToTheEnds() throws {
    var story = try Story(.line)
    story.press(.end) { $0.step = 60 }
    story.press(.home) { $0.step = 0 }
    story.press("$") { $0.step = 60 }
    story.press("0") { $0.step = 0 }
  }

  @Test(arguments: [Key.left, .pageUp, .home])
  func nothingLiesBeforeTheStart(key: Key) throws {
    var story = try Story(.line)
    story.press(key) { $0.says = "This is the start." }
  }

  @Test(arguments: [Key.right, .pageDown, .end])
  func nothingLiesBehindTheLastStep(key: Key) throws {
    var story = try Story(.line)
    story.press(.end) { $0.step = 60 }
    story.press(key) { $0.says = "This is the last step." }
  }

  @Test func speedGoesUpAndDownToItsEnds() throws {
    var story = try Story(.line)
    story.press(".") { $0.speed = 5 }
    story.press(",") { $0.speed = 2 }
    story.press(",") { $0.speed = 1 }
    story.press(",") { $0.says = "Slower than 1 step a second is a step at a time: ← →." }
    for speed in [2, 5, 10, 20, 50, 100, 200, 500, 1000] {
      story.press(".") { $0.speed = Double(speed) }
    }
    story.press(".") { $0.says = "This is the fastest: 1000 steps a second." }
  }

  @Test func spacePlaysAndPauses() throws {
    var story = try Story(.line)
    story.press(" ") { $0.isPlaying = true }
    story.press(" ") { $0.isPlaying = false }
  }

  @Test func timeMovesTheClockOnlyWhileItPlays() throws {
    var story = try Story(.line)
    story.send(.tick(seconds: 1))
    story.press(" ") { $0.isPlaying = true }
    story.send(.tick(seconds: 1)) { $0.step = 2 }
    story.press(" ") { $0.isPlaying = false }
    story.send(.tick(seconds: 1))
  }

  @Test func partsOfAStepAddUp() throws {
    var story = try Story(.line)
    story.press(" ") { $0.isPlaying = true }
    story.send(.tick(seconds: 0.25))
    story.send(.tick(seconds: 0.25)) { $0.step = 1 }
    story.send(.tick(seconds: 0.75)) { $0.step = 2 }
    story.send(.tick(seconds: 0.25)) { $0.step = 3 }
  }

  @Test func playingStopsAtTheEndAndBeginsAgainFromThere() throws {
    var story = try Story(.line)
    story.send(.seek(step: 59)) { $0.step = 59 }
    story.press(" ") { $0.isPlaying = true }
    story.send(.tick(seconds: 3)) {
      $0.step = 60
      $0.isPlaying = false
    }
    story.press(" ") {
      $0.step = 0
      $0.isPlaying = true
    }
  }

  @Test func steppingStopsThePlaying() throws {
    var story = try Story(.line)
    story.press(" ") { $0.isPlaying = true }
    story.press(.right) {
      $0.step = 1
      $0.isPlaying = false
    }
  }

  @Test func playingWaitsForTraining() throws {
    var story = Story()
    story.setUp(.opened(try Fixture.line.experiment(), path: Fixture.line.path))
    let job = try #require(story.takePending().trainingJobs.first)
    story.press(" ") { $0.isPlaying = true }
    story.send(.tick(seconds: 10))

    var answers: [TrainingResult] = []
    job.run(isCancelled: { false }, report: { answers.append($0) })
    story.send(.trained(answers[0]))
    story.send(.tick(seconds: 100))
    // The first answer of the second side: now both have come to step 32, of which all is waited for.
    story.send(.trained(answers[1]))
    story.send(.tick(seconds: 10)) { $0.step = 20 }
    story.send(.tick(seconds: 10)) { $0.step = 32 }
    for answer in answers.dropFirst(2) { story.send(.trained(answer)) }
    story.send(.tick(seconds: 100)) {
      $0.step = 60
      $0.isPlaying = false
    }
  }

  @Test func aStepThatIsNotTrainedYetComesUpWhenItIsThere() throws {
    var story = Story()
    story.setUp(.opened(try Fixture.line.experiment(), path: Fixture.line.path))
    let job = try #require(story.takePending().trainingJobs.first)
    story.press(.end) {
      $0.step = 60
      $0.says = "Step 60 is still being trained; it comes up when it is there."
    }
    #expect(try story.session.shownStep == 0)
    var answers: [TrainingResult] = []
    job.run(isCancelled: { false }, report: { answers.append($0) })
    for answer in answers { story.send(.trained(answer)) }
    #expect(try story.session.shownStep == 60)
  }

  @Test func aNewLearningRateDoesNotLoseThePlace() throws {
    var story = try Story(.line)
    story.send(.seek(step: 50)) { $0.step = 50 }
    story.setUp(.input(.key(.character("K"))))
    let job = try #require(story.takePending().trainingJobs.first)
    var answers: [TrainingResult] = []
    job.run(isCancelled: { false }, report: { answers.append($0) })
    for answer in answers.prefix(2) { story.setUp(.trained(answer)) }
    #expect(try story.session.shownStep == 32)
    story.press(.right) {
      $0.step = 51
      $0.says = "Step 51 is still being trained; it comes up when it is there."
    }
    for answer in answers.dropFirst(2) { story.setUp(.trained(answer)) }
    #expect(try story.session.shownStep == 51)
  }
}
