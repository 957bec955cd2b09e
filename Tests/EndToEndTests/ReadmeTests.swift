import Foundation
import TestSupport
import Testing

/// What the README shows of the program is what the program prints. With RAVINE_RECORD=1 the README is
/// written anew.
@Suite struct ReadmeTests {
  @Test func generatedPartsAreWhatTheProgramPrints() throws {
    let readme = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../README.md").standardizedFileURL
    let text = try String(contentsOf: readme, encoding: .utf8)
    let fresh = try regenerated(text)
    if ProcessInfo.processInfo.environment["RAVINE_RECORD"] == "1" {
      try fresh.write(to: readme, atomically: true, encoding: .utf8)
    }
    #expect(text == fresh, "run the tests with RAVINE_RECORD=1 to write the README anew")
  }

  /// The text with everything between `<!-- ravine ARGUMENTS -->` and `<!-- end -->` printed anew.
  private func regenerated(_ text: String) throws -> String {
    var lines: [Substring] = []
    var isStale = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "<!-- end -->" { isStale = false }
      if !isStale { lines.append(line) }
      if line.hasPrefix("<!-- ravine "), line.hasSuffix(" -->") {
        let arguments = line.split(separator: " ").dropFirst(2).dropLast().map(String.init)
        let output = try output(of: arguments)
        let isPicture = ["render", "sweep"].contains(arguments.first)
        if isPicture { lines.append("```text") }
        lines += output.split(separator: "\n", omittingEmptySubsequences: false)
        if isPicture { lines.append("```") }
        isStale = true
      }
    }
    return lines.joined(separator: "\n")
  }

  private func output(of arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: BuiltProduct.path(of: "ravine"))
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    var output = String(decoding: data, as: UTF8.self)
    while output.hasSuffix("\n") { output.removeLast() }
    return output
  }
}
