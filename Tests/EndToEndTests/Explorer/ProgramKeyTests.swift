import TestSupport
import Testing

/// The keys of the group Program, each as help tells it, on the real screen.
@Suite struct ProgramKeyTests {
  @Test func everyKeyOfTheGroup() throws {
    let session = try startExplorer("ellipse-vs-circle")
    var keys = Typist(on: session)
    try chooseInTheGallery(&keys)
    // The order of the library is that of the ids.
    for (key, title) in [
      ("n", "Adaptive optimizers"), ("p", "Wine: real features"), ("p", "Two images a batch"),
      ("]", "Wine: real features"), ("[", "Two images a batch"), ("[", "Ellipse vs circle"),
    ] {
      keys.press(key)
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

  private func chooseInTheGallery(_ keys: inout Typist) throws {
    let session = keys.session
    keys.press("g")
    try session.wait(forFrameWith: "Scenarios", "adaptive-optimizers", "wine-ravine", "3/5")
    session.send(Keys.down + Keys.down + Keys.down)
    try session.wait(forFrameWith: "5/5")
    keys.press("Esc")
    try session.wait { !$0.isDrawing && !$0.shows("5/5") && $0.row(0).contains("Ellipse") }

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
