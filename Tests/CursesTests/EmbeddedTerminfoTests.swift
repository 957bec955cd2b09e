import Foundation
import Testing

@testable import Curses

@Suite struct EmbeddedTerminfoTests {
  /// The tools of ncurses, which Debian installs everywhere.
  private static let tic = "/usr/bin/tic"
  private static let infocmp = "/usr/bin/infocmp"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: tic)))
  func theEntryIsWhatTicMakesOfTheSource() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("terminfo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appendingPathComponent("source")
    try EmbeddedTerminfo.source.write(to: source, atomically: true, encoding: .utf8)

    _ = try run(Self.tic, ["-x", "-o", folder.path, source.path], database: folder.path)
    let base64 = try run(Self.infocmp, ["-x", "-Q2", "-q", "ravine"], database: folder.path)
    #expect(base64.filter { !$0.isWhitespace } == EmbeddedTerminfo.base64)
  }

  private func run(_ tool: String, _ arguments: [String], database: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    process.environment = ["TERMINFO": database]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
