import Foundation

/// Where the files of these tests lie.
enum TestFiles {
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let fixtures = package.appendingPathComponent("Tests/ExperimentsTests/Reading/Fixtures")
  static let invalid = package.appendingPathComponent("Tests/ExperimentsTests/Invalid")
  static let schema = package.appendingPathComponent("Scenarios/scenario.schema.json")

  /// Names, without their ending, of the files of a folder that have it; sorted.
  static func names(in folder: URL, ending: String) -> [String] {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == ending }
      .map { $0.deletingPathExtension().lastPathComponent }.sorted()
  }

  /// Makes a folder, hands it over and removes it.
  static func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ravine-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  /// Whether texts are to be recorded instead of compared.
  static let isRecording = ProcessInfo.processInfo.environment["RAVINE_RECORD"] == "1"

  /// The text of a file, or nil after writing another into it: when it is missing or texts are
  /// being recorded. A test that gets nil fails, so that nobody records without looking.
  static func recorded(_ text: String, at file: URL) throws -> String? {
    if !isRecording, let recorded = try? String(contentsOf: file, encoding: .utf8) {
      return recorded
    }
    try text.write(to: file, atomically: true, encoding: .utf8)
    return nil
  }
}
