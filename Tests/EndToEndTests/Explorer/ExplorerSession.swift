import Drawing
import TestSupport
import Testing

/// The window of most stories: both panes, chart and caption, and a header with room for all it has.
let usualWindow = Size(columns: 132, rows: 40)

/// Starts the explorer and waits until it shows a scenario.
///
/// - Parameter arguments: A scenario, and options.
func startExplorer(
  _ arguments: String..., environment: [String: String] = [:], size: Size = usualWindow
) throws -> TerminalSession {
  let session = try TerminalSession(
    running: "ravine", arguments: arguments,
    environment: ravineEnvironment.merging(environment) { $1 }, size: size)
  try session.wait { ExplorerReading($0) != nil }
  return session
}

extension TerminalSession {
  /// Waits until a person would read a certain thing off the screen.
  @discardableResult
  func wait(
    file: StaticString = #fileID, line: Int = #line,
    forReading condition: (ExplorerReading) -> Bool
  ) throws -> ExplorerReading {
    var found: ExplorerReading?
    try wait(file: file, line: line) { emulator in
      guard let reading = ExplorerReading(emulator), condition(reading) else { return false }
      found = reading
      return true
    }
    return found!
  }

  /// Waits for a whole frame on which all of some texts stand.
  func wait(
    forFrameWith texts: String..., file: StaticString = #fileID, line: Int = #line
  ) throws {
    try wait(file: file, line: line) { emulator in
      !emulator.isDrawing && texts.allSatisfy { emulator.shows($0) }
    }
  }

  /// Waits until a frame shows everything that `ravine render` prints for the same arguments.
  ///
  /// - Parameter lastRowMayDiffer: Whether the explorer may say something in place of the keys.
  func wait(
    forFrameLike picture: Screen, lastRowMayDiffer: Bool = false, file: StaticString = #fileID,
    line: Int = #line
  ) throws {
    do {
      try wait(file: file, line: line) {
        !$0.isDrawing && $0.shows(picture, lastRowMayDiffer: lastRowMayDiffer)
      }
    } catch {
      Issue.record("\(emulator.screen.firstDifference(from: picture))")
      throw error
    }
  }

  /// Waits until a frame shows something else than a picture, not only in its last row.
  func wait(
    forFrameUnlike picture: Screen, file: StaticString = #fileID, line: Int = #line
  ) throws {
    try wait(file: file, line: line) { !$0.isDrawing && !$0.shows(picture, lastRowMayDiffer: true) }
  }
}

extension Screen {
  fileprivate mutating func copyLastRow(from other: Screen) {
    for column in 0..<size.columns { self[column, size.rows - 1] = other[column, size.rows - 1] }
  }

  /// Where two screens begin to look different, in words.
  fileprivate func firstDifference(from expected: Screen) -> String {
    guard size == expected.size else { return "The size is \(size), not \(expected.size)." }
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let (cell, other) = (self[column, row], expected[column, row])
        var (one, two) = (
          Screen(size: Size(columns: 1, rows: 1)), Screen(size: Size(columns: 1, rows: 1))
        )
        (one[0, 0], two[0, 0]) = (cell, other)
        if !one.looksLike(two) {
          return "Column \(column), row \(row): \(cell) instead of \(other)"
        }
      }
    }
    return "There is no difference."
  }
}

extension TerminalEmulator {
  /// Whether a frame has begun and not ended.
  var isDrawing: Bool { modes.contains(2026) }

  fileprivate func shows(_ picture: Screen, lastRowMayDiffer: Bool) -> Bool {
    guard size == picture.size else { return false }
    var screen = screen
    if lastRowMayDiffer { screen.copyLastRow(from: picture) }
    return screen.looksLike(picture)
  }
}

/// What `ravine render` draws, as cells.
///
/// - Parameter arguments: A scenario, and options other than size and format.
func renderedScreen(_ arguments: String..., size: Size) throws -> Screen {
  try renderedScreen(arguments, size: size)
}

func renderedScreen(_ arguments: [String], size: Size) throws -> Screen {
  let result = try ravine(
    ["render"] + arguments
      + ["--size", "\(size.columns)x\(size.rows)", "--format", "ansi"])
  try #require(result.status == 0, "\(result.messages)")
  var terminal = TerminalEmulator(size: size)
  let rows = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  terminal.feed(rows.joined(separator: "\r\n").utf8)
  return terminal.screen
}
