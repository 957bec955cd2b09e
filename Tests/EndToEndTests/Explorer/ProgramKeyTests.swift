import Drawing
import TestSupport
import Testing

/// The keys of the group Program, each as help tells it, on the real screen.
@Suite struct ProgramKeyTests {
  @Test func everyKeyOfTheGroup() throws {
    let session = try startExplorer("ellipse-vs-circle")
    var keys = Typist(on: session)
    // Everywhere in the order of the list.
    let titles = try ravine("list").lines.compactMap { line in
      line.matches(of: /\S+(?: \S+)*/).last.map { String($0.0) }
    }
    try #require(titles.count > 4)
    try chooseInTheGallery(&keys, of: titles.count)
    var place = try #require(titles.firstIndex { $0.hasPrefix("Wine: real features") })
    for (key, shift) in [("n", 1), ("N", -1), ("N", -1), ("]", 1), ("[", -1), ("[", -1)] {
      keys.press(key)
      place = (place + shift + titles.count) % titles.count
      let title = titles[place].prefix(20)
      try session.wait { ExplorerReading($0) != nil && $0.row(0).contains("· \(title)") }
    }
    try readHelp(&keys)

    keys.press("q")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(session.settings == session.originalSettings)
    #expect(session.emulator.unknown == [])
    let documented = try documentedKeys()["Program"]
    #expect(keys.pressed == documented)
  }

  private func chooseInTheGallery(_ keys: inout Typist, of count: Int) throws {
    let session = keys.session
    keys.press("g")
    try session.wait(forFrameWith: "Scenarios", "adaptive-optimizers", "ellipse-vs-circle")
    for _ in 0..<count { session.send(Keys.down) }
    try session.wait(forFrameWith: "\(count)/\(count)")
    keys.press("Esc")
    try session.wait {
      !$0.isDrawing && !$0.shows("\(count)/\(count)") && $0.row(0).contains("Ellipse")
    }

    keys.press("g")
    session.send("/WINE")
    try session.wait { !$0.isDrawing && $0.shows("/ WINE") && !$0.shows("layer-norm") }
    session.send(Keys.backspace + "e" + Keys.enter)
    try session.wait { ExplorerReading($0) != nil && $0.row(0).contains("Wine: real features") }
    try session.wait(forReading: { $0.conditionNumbers == ["406", "1.14"] })
  }

  /// Help tells every key and what it does, as the README does.
  private func readHelp(_ keys: inout Typist) throws {
    let session = keys.session
    session.resize(to: Size(columns: 132, rows: 80))
    let table = try ravine("keys").lines.compactMap { $0.firstMatch(of: /^\| (`.+`) \| (.+) \|$/) }
    #expect(table.count > 30)
    keys.press("?")
    try session.wait { terminal in
      let text = terminal.text
      return !terminal.isDrawing
        && table.allSatisfy { row in
          let labels = row.1.replacing("`", with: "")
          return text.contains("\(labels) ") && text.contains(row.2)
        }
    }
    keys.press("Esc")
    try session.wait { !$0.isDrawing && !$0.shows("play or pause") && ExplorerReading($0) != nil }
  }
}
