import Drawing
import Testing

@testable import Explorer

@Suite struct KeyMapTests {
  /// With every key of the map, pressed on a fresh screen: something changes, or the lowest line says
  /// why not.
  @Test(arguments: KeyBinding.all.flatMap(\.keys)) func noKeyIsSilent(key: Key) throws {
    for fixture in Fixture.allCases {
      var story = try Story(fixture)
      let before = Facts(of: story.state)
      story.setUp(.input(.key(key)))
      #expect(Facts(of: story.state) != before || !story.pending.isEmpty)
    }
  }

  /// Under what lies on top too: a key of no use says so.
  @Test(arguments: "?gop") func noKeyIsSilentUnderALayer(opening: Character) throws {
    var story = try Story(.line)
    story.setUp(.input(.key(.character(opening))))
    #expect(story.state.layer != .none)
    for key in [Key.function(7), .control("y"), .tab] {
      var pressed = story
      let before = Facts(of: pressed.state)
      pressed.setUp(.input(.key(key)))
      #expect(Facts(of: pressed.state) != before || !pressed.pending.isEmpty, "\(key)")
    }
  }

  @Test func everyCommandHasOneBinding() {
    for command in Command.allCases {
      #expect(KeyBinding.all.filter { $0.command == command }.count == 1, "\(command)")
    }
  }

  @Test func noKeyMeansTwoThings() {
    let keys = KeyBinding.all.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test func theLabelOfABindingNamesEveryPlainKey() {
    for binding in KeyBinding.all {
      for case .character(let character) in binding.keys where character != " " {
        #expect(binding.label.contains(character), "\(binding.label)")
      }
    }
  }

  @Test func helpListsEveryKeyWithItsMeaning() throws {
    var story = try Story(.line, window: Size(columns: 160, rows: 60))
    story.setUp(.input(.key(.character("?"))))
    let text = story.state.view().plainText
    for binding in KeyBinding.all {
      #expect(text.contains(binding.meaning))
      #expect(text.contains(binding.label))
    }
  }

  @Test func theReadmesTableListsEveryKeyWithItsMeaning() {
    let table = KeyBinding.markdownTable
    for binding in KeyBinding.all { #expect(table.contains("| \(binding.meaning) |")) }
    #expect(table.split(separator: "\n").allSatisfy { $0.hasPrefix("|") && $0.hasSuffix("|") })
  }

  @Test func hintsNameKeysOfTheMap() throws {
    let story = try Story(.line, window: Size(columns: 250, rows: 30))
    let line = try #require(story.state.view().plainText.split(separator: "\n").last)
    for hint in ["space play", "←→ step", ",. speed", "↑↓ η", "+- zoom", "? help", "q quit"] {
      #expect(line.contains(hint))
    }
  }
}
