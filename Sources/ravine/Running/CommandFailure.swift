import ArgumentParser

/// How every command ends: 0 done, 1 the check failed, 2 usage or bad input.
extension ExitCode {
  static let badInput = ExitCode(2)
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
