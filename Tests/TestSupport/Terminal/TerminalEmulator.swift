import Drawing

/// A terminal in memory that understands what ncurses sends for the terminals of today.
///
/// It behaves like xterm as far as that goes: erased cells take the background colour, a glyph in
/// the last column waits with wrapping until the next one, and the alternate screen has cells of its
/// own. What it does not know it writes down in `unknown`, so that a test can insist on none.
public struct TerminalEmulator {
  /// The cells on the glass.
  public internal(set) var screen: Screen
  /// The column and row where the next glyph goes, from 0.
  public internal(set) var cursor = (column: 0, row: 0)
  /// The private modes that are on, by number, for example 1049 for the alternate screen.
  public internal(set) var modes: Set<Int> = [7, 25]
  /// Sequences that were not understood, as readable text.
  public private(set) var unknown: [String] = []
  /// The beginnings of sequences that an ESC cancelled: a program that is stopped in the middle of a
  /// frame leaves one behind, and nothing else does.
  public private(set) var cutOff: [String] = []
  /// How many frames were bracketed as synchronized updates.
  public internal(set) var updateCount = 0
  /// Strings for the terminal itself, for example changes of the palette.
  public private(set) var strings: [String] = []

  /// The cells of the normal screen while the alternate one is shown.
  var normalScreen: Screen?
  var savedCursor = (column: 0, row: 0)
  /// The rows that scroll.
  public internal(set) var scrollRegion: Range<Int>
  /// Whether the last column was written and the next glyph goes to the next row.
  var isWrapPending = false
  /// The colours and style of what is written next.
  public internal(set) var pen = Cell()
  var lastGlyph: Unicode.Scalar?
  private var parser = TerminalParser()

  /// A blank terminal.
  public init(size: Size) {
    screen = Screen(size: size)
    scrollRegion = 0..<size.rows
  }

  /// Columns and rows.
  public var size: Size { screen.size }

  /// Whether the cursor is shown.
  public var showsCursor: Bool { modes.contains(25) }

  /// Whether the alternate screen, on which programs draw, is shown.
  public var isAlternate: Bool { modes.contains(1049) }

  /// Whether the terminal reports what the mouse does.
  public var reportsMouse: Bool { !modes.isDisjoint(with: [9, 1000, 1002, 1003]) }

  /// The glyphs of a row, without the blanks at its end.
  public func row(_ row: Int) -> String {
    var text = String.UnicodeScalarView()
    for column in 0..<size.columns { text.append(screen[column, row].glyph) }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// All rows, each ended by a newline.
  public var text: String {
    (0..<size.rows).map { row($0) + "\n" }.joined()
  }

  /// Whether a text stands in one of the rows.
  public func shows(_ text: String) -> Bool {
    (0..<size.rows).contains { row($0).contains(text) }
  }

  /// Takes what a program sends.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if let token = parser.next(byte) { execute(token) }
    }
  }

  /// Changes the size as xterm does: cells are cut off or added on the right and at the bottom.
  public mutating func resize(to size: Size) {
    screen = Self.fitted(screen, to: size)
    normalScreen = normalScreen.map { Self.fitted($0, to: size) }
    scrollRegion = 0..<size.rows
    moveCursor(column: cursor.column, row: cursor.row)
  }

  private static func fitted(_ screen: Screen, to size: Size) -> Screen {
    var fitted = Screen(size: size)
    for row in 0..<min(size.rows, screen.size.rows) {
      for column in 0..<min(size.columns, screen.size.columns) {
        fitted[column, row] = screen[column, row]
      }
    }
    return fitted
  }

  private mutating func execute(_ token: TerminalToken) {
    let isKnown =
      switch token {
      case .glyph(let glyph): write(glyph)
      case .control(let byte): execute(control: byte)
      case .escape(let intermediates, let final): execute(escape: intermediates, final)
      case .controlSequence(let sequence): execute(sequence)
      case .string(let bytes): keep(bytes)
      case .cutOff: keepCutOff(token)
      case .malformed: false
      }
    if !isKnown { unknown.append("\(token)") }
  }

  private mutating func keepCutOff(_ token: TerminalToken) -> Bool {
    cutOff.append("\(token)")
    return true
  }

  private mutating func keep(_ bytes: [UInt8]) -> Bool {
    strings.append(String(decoding: bytes, as: UTF8.self))
    return true
  }

  /// Moves the cursor, but not off the screen.
  mutating func moveCursor(column: Int, row: Int) {
    cursor = (
      min(max(column, 0), max(size.columns - 1, 0)), min(max(row, 0), max(size.rows - 1, 0))
    )
    isWrapPending = false
  }
}
