import ArgumentParser
import Foundation

/// How every command ends: 0 done, 1 the check failed, 2 usage or bad input.
extension ExitCode {
  static let badInput = ExitCode(2)
}

/// Standard error, for messages; standard output is for data.
enum StandardError {
  static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  static var isTerminal: Bool { isatty(2) == 1 }
}

/// Runs a part of a command and turns bad input into a message and the exit code for it.
func reportingBadInput<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let code as ExitCode {
    throw code
  } catch {
    StandardError.write("\(error)\n")
    throw ExitCode.badInput
  }
}
