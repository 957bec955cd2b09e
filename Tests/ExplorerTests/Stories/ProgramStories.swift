import Drawing
import Experiments
import Testing

@testable import Explorer

/// What the keys of the group Program do, and the layers that they open.
@Suite struct ProgramStories {
  @Test func qQuitsFromAnywhere() throws {
    for opening in ["", "?", "g", "m"] {
      var story = try Story(.line)
      for key in opening { story.setUp(.input(.key(.character(key)))) }
      story.press("q") { $0.isQuitting = true }
    }
  }

  @Test func questionMarkOpensHelpAndEveryCloserClosesIt() throws {
    for closer in [Key.escape, .enter, .character("?")] {
      var story = try Story(.line)
      story.press("?") { $0.layer = .help(scroll: 0) }
      story.press(closer) { $0.layer = .none }
    }
  }

  @Test func helpScrollsNoFurtherThanItsLastLine() throws {
    var story = try Story(.line, window: Size(columns: 80, rows: 24))
    story.press("?") { $0.layer = .help(scroll: 0) }
    story.press(.up)
    story.press(.down) { $0.layer = .help(scroll: 1) }
    story.press("k") { $0.layer = .help(scroll: 0) }
    for _ in 0..<30 { story.setUp(.input(.key(.pageDown))) }
    let lowest = story.state.view().plainText
    #expect(lowest.contains("quit"))
    story.press("j")
    #expect(story.state.view().plainText == lowest)
    guard case .help(let scroll) = story.state.layer else {
      Issue.record("Help closed.")
      return
    }
    story.press(.up) { $0.layer = .help(scroll: scroll - 1) }
    #expect(story.state.view().plainText != lowest)
    story.press(.home) { $0.layer = .help(scroll: 0) }
    story.press(.end) { $0.layer = .help(scroll: scroll) }
  }

  @Test func theNeighboursOfAScenarioOpenRoundAndRound() throws {
    for (keys, path) in [("n]", Fixture.moons.path), ("N[", Fixture.three.path)] {
      for key in keys {
        var story = try Story(.line)
        story.press(key) {
          $0.says = key == "n" || key == "]" ? "Opening Two moons …" : "Opening Three sides …"
        }
        #expect(story.pending.opened.map(\.path) == [path])
        story.work()
        #expect(try story.session.path == path)
        #expect(story.state.notice == nil)
      }
    }
  }

  @Test func withoutNeighboursItSaysSo() throws {
    var story = try Story(.line, gallery: [Fixture.gallery[0]])
    story.press("n") { $0.says = "There is no other scenario to open." }
    var unlisted = try Story(.line, gallery: [])
    unlisted.press("N") { $0.says = "No other scenarios have been found yet." }
    #expect(story.pending.isEmpty && unlisted.pending.isEmpty)
  }

  @Test func aGalleryThatWasOpenedTooEarlyStandsOnThePresentScenarioWhenItIsListed() throws {
    var story = try Story(.moons, gallery: [])
    story.press("g") { $0.layer = .gallery(GalleryList()) }
    story.setUp(.listed(Fixture.gallery))
    #expect(story.state.layer == .gallery(GalleryList(selection: 1)))
    story.press(.down) { $0.layer = .gallery(GalleryList(selection: 2)) }
    story.setUp(.listed(Fixture.gallery))
    #expect(story.state.layer == .gallery(GalleryList(selection: 2)))
  }

  @Test func theGalleryOpensOnThePresentScenario() throws {
    var story = try Story(.moons)
    story.press("g") { $0.layer = .gallery(GalleryList(selection: 1)) }
    story.press(.down) { $0.layer = .gallery(GalleryList(selection: 2)) }
    story.press("j")
    story.press(.home) { $0.layer = .gallery(GalleryList(selection: 0)) }
    story.press("k")
    story.press(.end) { $0.layer = .gallery(GalleryList(selection: 2)) }
    story.press(.pageUp) { $0.layer = .gallery(GalleryList(selection: 0)) }
    story.press(.enter) { $0.says = "Opening A line through points …" }
    #expect(story.pending.opened.map(\.path) == [Fixture.line.path])
    story.work()
    #expect(story.state.layer == .none)
    #expect(try story.session.path == Fixture.line.path)
  }

  @Test(arguments: [Key.escape, .character("g"), .character("h")])
  func theGalleryCloses(key: Key) throws {
    var story = try Story(.line)
    story.press("g") { $0.layer = .gallery(GalleryList()) }
    story.press(key) { $0.layer = .none }
  }

  @Test func aFilterNarrowsTheGallery() throws {
    var story = try Story(.line)
    story.press("g") { $0.layer = .gallery(GalleryList()) }
    story.press("/") { $0.layer = .gallery(GalleryList(isFiltering: true)) }
    story.press("M") { $0.layer = .gallery(GalleryList(filter: "M", isFiltering: true)) }
    story.press("o") { $0.layer = .gallery(GalleryList(filter: "Mo", isFiltering: true)) }
    story.press("x") { $0.layer = .gallery(GalleryList(filter: "Mox", isFiltering: true)) }
    story.press(.enter) { $0.says = "There is no scenario to open." }
    story.press(.backspace) { $0.layer = .gallery(GalleryList(filter: "Mo", isFiltering: true)) }
    // A letter that is wider than a cell cannot be shown, so it is not taken.
    story.press("漢") { $0.says = "This key does nothing here; Esc goes back." }
    #expect(story.state.view().plainText.contains("1/1"))
    story.press(.enter) { $0.says = "Opening Two moons …" }
    #expect(story.pending.opened.map(\.path) == [Fixture.moons.path])
  }

  @Test func escapeTakesTheFilterAwayBeforeTheGallery() throws {
    var story = try Story(.line)
    story.press("g") { $0.layer = .gallery(GalleryList()) }
    story.press("/") { $0.layer = .gallery(GalleryList(isFiltering: true)) }
    story.press("m") { $0.layer = .gallery(GalleryList(filter: "m", isFiltering: true)) }
    story.press(.escape) { $0.layer = .gallery(GalleryList()) }
    story.press(.escape) { $0.layer = .none }
  }

  @Test func withNothingUnderItTheGalleryStays() {
    var story = Story()
    story.openGallery()
    story.press(.escape) { $0.says = "Enter opens a scenario; q quits." }
    #expect(story.state.view().plainText.contains("A line through points"))
  }

  @Test func aScenarioThatCannotBeReadLeavesWhatIsThereAndSaysWhy() throws {
    var story = try Story(.line)
    story.press("g") { $0.layer = .gallery(GalleryList()) }
    story.send(.failed("wrong.json: line 3, column 5: 'step': no such key")) {
      $0.notice = .init(text: "wrong.json: line 3, column 5: 'step': no such key", isFault: true)
    }
    #expect(story.state.view().plainText.contains("'step': no such key"))
    story.press(.escape) { $0.layer = .none }
  }

  @Test func manyFaultsAreShownInABox() throws {
    var story = try Story(.line, window: Size(columns: 80, rows: 24))
    let faults = (1...5).map { "wrong.json: line \($0): something is wrong here, too" }
    story.setUp(.failed(faults.joined(separator: "\n")))
    let text = story.state.view().plainText
    for fault in faults { #expect(text.contains(fault)) }
    story.press(.escape)
    #expect(!story.state.view().plainText.contains("something is wrong"))
  }

  @Test func escapeWithNothingOpenSaysHowToLeave() throws {
    var story = try Story(.line)
    story.press(.escape) { $0.says = "Nothing is open; q quits." }
    story.press(.escape)
  }

  @Test(arguments: [
    (Key.character("b"), "‘b’ does nothing here; ? lists the keys."),
    (.control("w"), "Ctrl-W does nothing here; ? lists the keys."),
    (.function(5), "F5 does nothing here; ? lists the keys."),
    (.delete, "This key does nothing here; ? lists the keys."),
    (.character("漢"), "This key does nothing here; ? lists the keys."),
  ])
  func aKeyWithoutMeaningSaysSo(key: Key, notice: String) throws {
    var story = try Story(.line)
    story.press(key) { $0.says = notice }
  }
}

extension Story {
  /// As the program starts when no scenario is named.
  fileprivate mutating func openGallery() { setUp(.perform(.gallery)) }
}
