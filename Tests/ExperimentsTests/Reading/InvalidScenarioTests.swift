import Foundation
import Testing

@testable import Experiments

/// Each file of the folder `Invalid` is refused with the very text that stands beside it.
@Suite("Invalid scenarios")
struct InvalidScenarioTests {
  private static let folder = TestFiles.invalid

  /// What is said about a file, one line a fault.
  private func complaint(about path: String, shownAs name: String) -> String? {
    do {
      _ = try ScenarioReader.read(path: path, shownAs: name)
      return nil
    } catch {
      return error.description + "\n"
    }
  }

  @Test("are refused in the words recorded", arguments: TestFiles.names(in: folder, ending: "json"))
  func words(name: String) throws {
    let file = Self.folder.appendingPathComponent("\(name).json")
    let complaint = try #require(self.complaint(about: file.path, shownAs: "Invalid/\(name).json"))
    let words = Self.folder.appendingPathComponent("\(name).txt")
    #expect(try TestFiles.recorded(complaint, at: words) == complaint)
  }

  @Test("have their words, and no words stand without a file")
  func pairs() {
    let files = Set(TestFiles.names(in: Self.folder, ending: "json"))
    let words = Set(TestFiles.names(in: Self.folder, ending: "txt"))
    #expect(files.count > 100)
    #expect(files.symmetricDifference(words) == [])
  }

  @Test("include files that are not there, a folder and what cannot be opened")
  func noFile() throws {
    try TestFiles.withFolder { folder in
      let missing = folder.appendingPathComponent("missing.json").path
      #expect(
        complaint(about: missing, shownAs: "missing.json")
          == "missing.json: there is no such file; expected a scenario in JSON\n")
      #expect(
        complaint(about: folder.path, shownAs: "folder")
          == "folder: this is a folder; expected a scenario in JSON\n")
      #expect(
        complaint(about: missing + "/below.json", shownAs: "below.json")
          == "below.json: there is no such file; expected a scenario in JSON\n")
      let loop = folder.appendingPathComponent("loop.json").path
      try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
      #expect(
        complaint(about: loop, shownAs: "loop.json")
          == "loop.json: the file cannot be read: Too many levels of symbolic links\n")
    }
  }

  @Test("include files of 1 GB, which are refused unread")
  func large() throws {
    try TestFiles.withFolder { folder in
      let scenario = folder.appendingPathComponent("large.json")
      let table = folder.appendingPathComponent("large.csv")
      for file in [scenario, table] {
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        // A hole in the file takes no room on the disk.
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: 1 << 30)
        try handle.close()
      }
      #expect(
        complaint(about: scenario.path, shownAs: "large.json")
          == "large.json: the file has 1024 MB; expected a scenario in JSON of at most 16 MB\n")

      let text = try String(
        contentsOf: Self.folder.appendingPathComponent("csv-missing.json"), encoding: .utf8)
      let other = folder.appendingPathComponent("csv-missing.json")
      try text.replacing("Data/nothing-like-it.csv", with: "large.csv")
        .write(to: other, atomically: true, encoding: .utf8)
      #expect(
        complaint(about: other.path, shownAs: "here/csv-missing.json") == """
          here/csv-missing.json:12:13: data.file: 'here/large.csv': the file has 1024 MB; expected a \
          data file of at most 512 MB

          """)
    }
  }
}
