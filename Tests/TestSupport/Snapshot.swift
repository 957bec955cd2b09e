import Foundation

/// Compares a text with the one recorded in a file beside the test.
///
/// When the file is missing, or `RAVINE_RECORD=1` is set, the text is recorded, and the test fails
/// this once: nobody records a picture without looking at it.
///
/// - Parameters:
///   - text: What the code gives today.
///   - name: The file's name, in the folder `Golden` beside the calling test.
///   - testFile: The calling test.
/// - Throws: `SnapshotFailure` when the texts differ or one was recorded.
public func expectSnapshot(_ text: String, named name: String, testFile: String = #filePath) throws
{
  try expectSnapshots([(name, text)], testFile: testFile)
}

/// The same for several texts. All are compared, or recorded, before the first failure counts.
public func expectSnapshots(
  _ texts: [(name: String, text: String)], testFile: String = #filePath
) throws {
  let failures = texts.compactMap { name, text in
    do throws(SnapshotFailure) {
      try compare(text, withRecorded: name, testFile: testFile)
      return nil as String?
    } catch {
      return error.message
    }
  }
  if !failures.isEmpty { throw SnapshotFailure(message: failures.joined(separator: "\n")) }
}

private func compare(
  _ text: String, withRecorded name: String, testFile: String
) throws(SnapshotFailure) {
  let file = URL(fileURLWithPath: testFile).deletingLastPathComponent()
    .appendingPathComponent("Golden").appendingPathComponent(name)
  let recorded = try? String(contentsOf: file, encoding: .utf8)
  let isRecording = ProcessInfo.processInfo.environment["RAVINE_RECORD"] == "1"
  guard let recorded, !isRecording else {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    } catch {
      throw SnapshotFailure(message: "\(name) cannot be recorded: \(error)")
    }
    throw SnapshotFailure(message: "Recorded \(name): look at it and run the test again.")
  }
  guard recorded != text else { return }
  let (old, new) = (
    recorded.split(separator: "\n", omittingEmptySubsequences: false),
    text.split(separator: "\n", omittingEmptySubsequences: false)
  )
  let line =
    zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    ?? min(old.count, new.count)
  throw SnapshotFailure(
    message: """
      \(name) differs from line \(line + 1) on.
      recorded: \(line < old.count ? String(old[line]) : "nothing")
      now:      \(line < new.count ? String(new[line]) : "nothing")
      If the new text is right, record it with RAVINE_RECORD=1.
      """)
}

/// Why a snapshot does not hold.
public struct SnapshotFailure: Error, CustomStringConvertible {
  public let message: String
  public var description: String { message }
}
