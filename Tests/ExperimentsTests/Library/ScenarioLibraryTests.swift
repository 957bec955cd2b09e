import Foundation
import Testing

@testable import Experiments

@Suite("The scenario library")
struct ScenarioLibraryTests {
  private let fixtures = TestFiles.fixtures.path

  @Test("lists every scenario by id, with its content")
  func lists() {
    let entries = ScenarioLibrary(places: [fixtures]).list()
    #expect(
      entries.map(\.id) == [
        "activations", "blobs", "blocks", "cats", "circles", "csv", "everything", "idx", "images",
        "linear-regression", "moons", "normalizations", "preparations", "spirals", "xor",
      ])
    #expect(entries.map(\.path) == entries.map { "\(fixtures)/\($0.id).json" })
    for entry in entries {
      #expect((try? entry.content.get().id) == entry.id)
    }
  }

  @Test("lists what is faulty with its faults, and no schema")
  func listsFaulty() throws {
    try TestFiles.withFolder { folder in
      for name in ["one.json", "scenario.schema.json", "notes.txt"] {
        try "{}".write(
          to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
      }
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("folder.json"), withIntermediateDirectories: true)
      let entries = ScenarioLibrary(places: [folder.path]).list()
      #expect(entries.map(\.id) == ["one"])
      #expect(throws: ScenarioError.self) { try entries[0].content.get() }
    }
  }

  @Test("prefers the earlier of two places")
  func order() throws {
    try TestFiles.withFolder { folder in
      // Names that mean something to a shell are only names.
      let special = folder.appendingPathComponent("a [b]*?")
      try FileManager.default.createDirectory(at: special, withIntermediateDirectories: true)
      let copy = special.appendingPathComponent("moons.json")
      try FileManager.default.copyItem(
        at: TestFiles.fixtures.appendingPathComponent("moons.json"), to: copy)
      let library = ScenarioLibrary(places: ["/nowhere", special.path, fixtures])
      #expect(try library.find("moons") == copy.path)
      #expect(try library.find("blobs") == "\(fixtures)/blobs.json")
      #expect(library.list().filter { $0.id == "moons" }.map(\.path) == [copy.path])
    }
  }

  @Test("takes paths as they are")
  func paths() throws {
    let library = ScenarioLibrary(places: [])
    let path = "\(fixtures)/blobs.json"
    #expect(try library.find(path) == path)
    for (name, problem) in [
      ("\(fixtures)/nothing.json", "there is no such file"), (fixtures, "this is a folder"),
      ("nothing.json", "there is no such file"),
    ] {
      let error = #expect(throws: ScenarioError.self) { try library.find(name) }
      #expect(error?.description == "\(name): \(problem); expected a scenario in JSON")
    }
  }

  @Test("suggests the id that was meant")
  func suggestions() {
    let library = ScenarioLibrary(places: ["/nowhere", fixtures])
    let near = #expect(throws: ScenarioError.self) { try library.find("linear-regresion") }
    #expect(
      near?.description == """
        linear-regresion: there is no scenario of this id; did you mean 'linear-regression'?
        """)
    let beginning = #expect(throws: ScenarioError.self) { try library.find("linear") }
    #expect(beginning?.description.hasSuffix("did you mean 'linear-regression'?") == true)
    let far = #expect(throws: ScenarioError.self) { try library.find("transformer") }
    let remedy = "in '\(fixtures)'; 'ravine list' shows those that are there"
    #expect(far?.description == "transformer: there is no scenario of this id \(remedy)")
    let empty = #expect(throws: ScenarioError.self) { try library.find("") }
    #expect(empty?.description == "'': there is no scenario of this id \(remedy)")
    let nowhere = #expect(throws: ScenarioError.self) {
      try ScenarioLibrary(places: ["/nowhere"]).find("x")
    }
    #expect(
      nowhere?.description == """
        x: there is no scenario of this id; set RAVINE_SCENARIOS to a folder of scenarios, or name a \
        file
        """)
  }

  @Test("looks in the environment's folders, then near the work, the user and the program")
  func places() {
    let places = ScenarioLibrary.places(
      environment: ["RAVINE_SCENARIOS": "/a:/b", "HOME": "/home/me"], workingFolder: "/project",
      executable: "/src/ravine/.build/release/ravine", package: "/src/ravine")
    #expect(
      places == [
        "/a", "/b", "/project/Scenarios", "/home/me/.local/share/ravine",
        "/src/ravine/.build/release/Scenarios", "/src/ravine/.build/share/ravine/Scenarios",
        "/src/ravine/.build/Scenarios", "/src/ravine/Scenarios", "/src/Scenarios", "/Scenarios",
      ])
    let bare = ScenarioLibrary.places(
      environment: ["XDG_DATA_HOME": "/data", "RAVINE_SCENARIOS": ""], workingFolder: ".",
      executable: nil)
    #expect(bare == ["Scenarios", "/data/ravine"])
  }
}
