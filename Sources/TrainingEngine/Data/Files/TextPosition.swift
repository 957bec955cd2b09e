/// A place in a text file as an editor shows it.
public struct TextPosition: Equatable, Comparable, Sendable {
  /// Counted from 1. A line ends with a line feed, a carriage return or both.
  public let line: Int
  /// Counted from 1, in characters as a reader sees them.
  public let column: Int

  /// Both count from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The place of the byte at an offset, from 0 to the number of bytes; traps beyond.
  ///
  /// - Complexity: O(offset).
  public init(of offset: Int, in bytes: [UInt8]) {
    precondition(0...bytes.count ~= offset, "A position lies inside its text.")
    // A byte order mark is no character of the first line.
    var lineStart = bytes.starts(with: byteOrderMark) ? min(byteOrderMark.count, offset) : 0
    var line = 1
    var place = lineStart
    while place < offset {
      let byte = bytes[place]
      place += 1
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
      if byte == UInt8(ascii: "\r"), place < bytes.count, bytes[place] == UInt8(ascii: "\n") {
        // The line feed is the second half of this line's end.
        guard place < offset else { break }
        place += 1
      }
      line += 1
      lineStart = place
    }
    self.line = line
    column = String(decoding: bytes[lineStart..<offset], as: UTF8.self).count + 1
  }

  /// Whether one place stands before another.
  public static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// What some editors write in front of UTF-8.
let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
