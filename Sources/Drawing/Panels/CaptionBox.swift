/// A few wrapped lines of prose beside an accent bar.
public struct CaptionBox: Drawable, Sendable {
  /// The prose; newlines begin a new line.
  public var text: String
  /// What it is drawn in.
  public var ink: Ink

  /// By default in the ink of what is to be read.
  public init(_ text: String, ink: Ink = .text) {
    self.text = text
    self.ink = ink
  }

  /// The rows that the text needs at a width.
  public func rows(inColumns columns: Int, appearance: Appearance) -> Int {
    lines(inColumns: columns - 4, appearance: appearance).count
  }

  /// Draws as many lines as there are rows; the last one is cut.
  public func draw(in rect: Rect, of screen: inout Screen, appearance: Appearance) {
    screen.clear(rect, appearance: appearance)
    guard rect.columns > 4 else { return }
    var lines = lines(inColumns: rect.columns - 4, appearance: appearance)
    if lines.count > rect.rows, rect.rows > 0 {
      lines[rect.rows - 1] += " " + lines[rect.rows...].joined(separator: " ")
    }
    let (bar, style) = Ink.accent.resolved(for: appearance)
    for (index, line) in lines.prefix(rect.rows).enumerated() {
      screen[rect.column + 1, rect.row + index] = Cell(
        appearance.glyphs.glyph(.accentBar), foreground: bar,
        background: appearance.palette.background, style: style)
      screen.draw(
        StyledText(line, ink), column: rect.column + 3, row: rect.row + index,
        width: rect.columns - 4, appearance: appearance)
    }
  }

  private func lines(inColumns columns: Int, appearance: Appearance) -> [String] {
    appearance.glyphs.spelling(of: text).wrapped(toColumns: columns)
  }
}

extension String {
  /// The text in lines of at most `columns` scalars, broken at spaces; a longer word is cut.
  /// Newlines are kept.
  func wrapped(toColumns columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    var lines: [String] = []
    for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      var length = 0
      for word in paragraph.split(separator: " ") {
        var rest = word.unicodeScalars[...]
        if length > 0, length + 1 + rest.count > columns {
          lines.append(line)
          (line, length) = ("", 0)
        }
        while rest.count > columns {
          lines.append(String(rest.prefix(columns)))
          rest = rest.dropFirst(columns)
        }
        if length > 0 { line += " " }
        line += String(rest)
        length += rest.count + (length > 0 ? 1 : 0)
      }
      lines.append(line)
    }
    return lines
  }
}
