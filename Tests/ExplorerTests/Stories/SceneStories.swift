import Drawing
import Experiments
import Foundation
import Testing

@testable import Explorer

/// A lesson whose scenes say what the panes show, of a loss with an L2 penalty.
@Suite struct SceneStories {
  @Test func theFirstSceneChoosesThePanes() throws {
    var story = try Story(.scenes)
    #expect(try story.session.view.panes == .smoothness)
    #expect(story.state.view().plainText.contains("along the gradient (log)"))
    story.press("s") {
      $0.scene = 1
      $0.generation = 2
      $0.view?.panes = .landscapes
      $0.says = "Scene 2 of 2: Over the plane"
    }
    story.work()
    #expect(!story.state.view().plainText.contains("along the gradient (log)"))
    story.press("s") {
      $0.scene = 0
      $0.generation = 3
      $0.view?.panes = .smoothness
      $0.says = "Scene 1 of 2: Along the gradient"
    }
  }

  /// The fixture's scenes do not say what the panes show.
  @Test func whereASceneDoesNotSayTheUserHasTheLastWord() throws {
    var story = try Story(.line)
    #expect(try story.session.view.panes == .landscapes)
    story.setUp(.perform(.smoothness))
    story.setUp(.perform(.nextScene))
    #expect(try story.session.scene == 1)
    #expect(try story.session.view.panes == .smoothness)
  }

  @Test func aTitleDoesNotStandTwiceInTheHeader() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ravine-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (title, count) in [("Along the gradient", 1), ("Two scenes", 0)] {
      let text = try String(contentsOfFile: Fixture.scenes.path, encoding: .utf8)
      let file = folder.appending(path: "scenes.json")
      try text.replacing("Along the gradient", with: title).write(
        to: file, atomically: true, encoding: .utf8)
      var story = Story(window: Size(columns: 120, rows: 40))
      story.setUp(.opened(try Experiment(ScenarioReader.read(path: file.path)), path: file.path))
      let header = try #require(story.state.view().plainText.split(separator: "\n").first)
      #expect(header.contains("ravine · Two scenes  "))
      #expect(header.components(separatedBy: "  \(title)").count == count + 1, "\(header)")
    }
  }

  /// The penalty is a part of every loss, so wherever one is named the name says so.
  @Test func aLossWithAPenaltyIsCalledSo() throws {
    for size in [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)] {
      var story = try Story(.scenes, window: size)
      var seen = [story.state.view().plainText]
      for command in [Command.nextScene, .toEnd, .sweep] {
        story.setUp(.perform(command))
        story.work()
        seen.append(story.state.view().plainText)
      }
      story.choosePlane("line from start to end")
      story.setUp(.seek(step: 20))
      story.work()
      seen.append(story.state.view().plainText)
      story.choosePlane("mini-batch")
      seen.append(story.state.view().plainText)
      for text in seen {
        // What the lesson and the claim say are sentences of the scenario.
        let lines = text.split(separator: "\n")
          .filter { !$0.contains("▌") && !$0.contains("Plane:") }
        let named = lines.flatMap { $0.matches(of: /(?i)loss(?! over two weights)( \+ L2)?/) }
        #expect(!named.isEmpty)
        #expect(named.allSatisfy { $0.1 != nil }, "\(text)")
      }
    }
  }
}
