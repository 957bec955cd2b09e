import Drawing
import Experiments
import Landscapes
import Testing

@testable import Explorer

/// A run that diverges is shown as one that diverges, and nothing traps on the way.
@Suite struct DivergenceTests {
  /// A story in which the learning rates are far beyond every limit.
  private func diverged(
    _ fixture: Fixture, step: Int, appearance: Appearance = Appearance()
  ) throws -> Story {
    var story = try Story(
      fixture, window: Size(columns: 120, rows: 40), appearance: appearance)
    for _ in 0..<29 { story.setUp(.input(.key(.character("K")))) }
    story.setUp(.seek(step: step))
    story.work()
    return story
  }

  @Test(arguments: [Fixture.line, .deep, .three]) func thePaneSaysSinceWhen(fixture: Fixture) throws
  {
    let story = try diverged(fixture, step: 30)
    let divergence = try #require(try story.session.sides[0].timeline?.divergence)
    #expect(divergence > 0 && divergence < 30)
    #expect(story.state.view().plainText.contains("diverged at step \(divergence)"))
  }

  @Test func beforeThatStepThePaneDoesNotSaySo() throws {
    var story = try diverged(.line, step: 30)
    let divergence = try #require(try story.session.sides[0].timeline?.divergence)
    story.setUp(.seek(step: divergence - 1))
    #expect(!story.state.view().plainText.contains("diverged at step \(divergence)"))
    story.setUp(.seek(step: divergence))
    #expect(story.state.view().plainText.contains("diverged at step \(divergence)"))
  }

  @Test func whereEveryParameterIsLostThePlaneIsHatchedNotComputedForEver() throws {
    let story = try diverged(.deep, step: 30)
    let session = try story.session
    let position = session.sides.compactMap { $0.position(at: 30) }
    #expect(position.contains { !$0.x.isFinite || !$0.y.isFinite })
    #expect(session.hasPictures)
    let text = story.state.view().plainText
    #expect(!text.contains("computing"))
    #expect(text.contains("╱╱╱╱╱╱╱╱"))
  }

  @Test(arguments: Fixture.allCases) func everyKeyAndClickWorksOnALostRun(fixture: Fixture) throws {
    for appearance in RandomActionsTests.appearances {
      var story = try diverged(fixture, step: 30, appearance: appearance)
      for event in InputEvent.everything(in: story.state.window) {
        story.setUp(.input(event))
        #expect(story.state.view().size == story.state.window)
        if story.pending.count > 20 { _ = story.takePending() }
      }
      story.work()
      #expect(story.state.view().size == story.state.window)
    }
  }

  @Test func numbersThatAreLostAreNamedNotMadeUp() throws {
    let story = try diverged(.line, step: 60)
    let session = try story.session
    #expect(session.learningRate(of: 0).map { $0 > 1e6 } == true)
    let numbers = session.numbers(of: 0, width: 100, in: .braille).plain
    #expect(numbers.contains("loss nan") || numbers.contains("loss inf"))
    #expect(session.shapes(of: 0)[0].plain == "no finite loss here")
  }
}

extension InputEvent {
  /// Every key of the map but the one that quits, and every doing of the mouse at a few places.
  fileprivate static func everything(in window: Size) -> [InputEvent] {
    let keys = KeyBinding.all.filter { $0.command != .quit }.flatMap(\.keys).map(InputEvent.key)
    let actions: [MouseEvent.Action] = [.press, .drag, .release, .move, .wheelUp, .wheelDown]
    let clicks = stride(from: 0, to: window.rows, by: 6).flatMap { row in
      actions.map { action in
        InputEvent.mouse(MouseEvent(action, column: row * 2 + 8, row: row))
      }
    }
    return keys.flatMap { [$0, .key(.escape)] } + clicks
  }
}
