import Foundation
import TestSupport

/// What a run of `ravine` without a terminal came to.
struct CommandResult {
  /// Standard output.
  let output: String
  /// Standard error.
  let messages: String
  /// The exit code.
  let status: Int32

  /// The lines of the output.
  var lines: [Substring] { output.split(separator: "\n", omittingEmptySubsequences: false) }
}

/// Runs `ravine` to its end, with nothing to read and no terminal.
///
/// - Parameters:
///   - arguments: Without the program's name.
///   - environment: On top of a UTF-8 locale and the package's scenarios; an empty value leaves a
///     variable out.
///   - folder: The working folder; by default one without scenarios.
func ravine(
  _ arguments: String..., environment: [String: String] = [:], folder: String? = nil
) throws -> CommandResult {
  try ravine(arguments, environment: environment, folder: folder)
}

func ravine(
  _ arguments: [String], environment: [String: String] = [:], folder: String? = nil
) throws -> CommandResult {
  // Files take what is written at any length; a pipe would have to be emptied meanwhile.
  let place = try TemporaryFolder()
  let (output, messages) = (place.path("output"), place.path("messages"))
  for name in ["output", "messages"] { try place.write("", to: name) }
  let process = Process()
  process.executableURL = URL(filePath: BuiltProduct.path(of: "ravine"))
  process.arguments = arguments
  process.environment = ravineEnvironment.merging(environment) { $1 }.filter { !$1.isEmpty }
  process.currentDirectoryURL = URL(filePath: folder ?? place.path)
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = FileHandle(forWritingAtPath: output)
  process.standardError = FileHandle(forWritingAtPath: messages)
  try process.run()
  process.waitUntilExit()
  return CommandResult(
    output: try String(contentsOfFile: output, encoding: .utf8),
    messages: try String(contentsOfFile: messages, encoding: .utf8),
    status: process.terminationStatus)
}

/// The scenarios that come with the package.
let packageScenarios = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../Scenarios").standardizedFileURL.path(percentEncoded: false)

/// What every run of `ravine` finds in its environment, whoever runs the tests.
let ravineEnvironment: [String: String] = {
  var environment = [
    "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
    "RAVINE_SCENARIOS": packageScenarios, "SWIFT_BACKTRACE": "enable=no",
  ]
  environment["LLVM_PROFILE_FILE"] = ProcessInfo.processInfo.environment["LLVM_PROFILE_FILE"]
  return environment
}()
